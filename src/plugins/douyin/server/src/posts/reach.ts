import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import type { PostCover, PostInput } from '../../../contracts/post-views';
import { PluginError } from '../shared/errors';
import { isProgram } from '../shared/http';
import { service } from '../shared/service';
import { needPost } from './row';

/** The accounts with whose posts somebody may have to do; null: all accounts. */
export type Reach = readonly string[] | null;

/** A user of the site reaches the accounts that are linked to it, a program with an API token all, anybody else none. */
export async function siteReach(strapi: Core.Strapi, ctx: KoaContext): Promise<Reach> {
  const { user } = ctx.state as { user?: { id: number } };
  if (user) return (await service(strapi, 'accounts').ofUser(user.id)).map(({ id }) => id);
  return isProgram(ctx) ? null : [];
}

const isWithin = (reach: Reach, accountId: string): boolean => reach === null || reach.includes(accountId);

/** Throws POST_NOT_FOUND for a post out of reach, as for one that is not there. */
export async function refuseOutside(strapi: Core.Strapi, reach: Reach, id: string): Promise<void> {
  const { accountId } = await needPost(strapi, id);
  if (!isWithin(reach, accountId)) throw new PluginError('POST_NOT_FOUND', 'There is no such post');
}

type Named = Pick<PostInput, 'media'> & { accountId?: string; cover: PostCover | null };

/** Throws CONFIG_NOT_FOUND where a post names an account out of reach: its own, or the drive that a file comes from. */
export function refuseForeign(reach: Reach, { accountId, media, cover }: Named): void {
  const drives = [...media, ...(cover ? [cover] : [])].map((source) =>
    source.from === 'pan115' ? source.accountId : undefined,
  );
  const foreign = [accountId, ...drives].find((named) => named !== undefined && !isWithin(reach, named));
  if (foreign) throw new PluginError('CONFIG_NOT_FOUND', 'There is no such account', { account: foreign });
}
