import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context as KoaContext } from 'koa';
import { grantId, ownBox, type Grant } from '../../../../contracts/grants';
import type { Actor } from '../../audit/service';
import { service } from '../../shared/service';
import { everything, nothing, type Asker, type Reach } from './reach';

type Sender = {
  user?: { id: number; username?: string };
  auth?: { credentials?: { id?: number; name?: string } };
};

/** Who sends a request to the content API: a user of the site, or a program with a token of its own. */
function actorOf(ctx: KoaContext): Actor {
  const { user, auth } = ctx.state as Sender;
  if (user) return { kind: 'user', id: String(user.id), name: user.username };
  return { kind: 'system', id: `api-token:${auth?.credentials?.id ?? ''}`, name: auth?.credentials?.name };
}

async function holds(strapi: Core.Strapi, ctx: KoaContext, scope: string): Promise<boolean> {
  try {
    await strapi.auth.verify(ctx.state.auth, { scope: [scope] });
    return true;
  } catch (error) {
    if (error instanceof errors.ForbiddenError || error instanceof errors.UnauthorizedError) return false;
    throw error;
  }
}

/** A user's own leads are those found through the user's accounts; a token has none. */
async function ownReach(strapi: Core.Strapi, ctx: KoaContext): Promise<Reach> {
  const { user } = ctx.state as Sender;
  if (!user) return nothing;
  const accounts = await service(strapi, 'accounts').ofUser(user.id);
  return { ...nothing, accounts: accounts.map(({ id }) => id) };
}

/**
 * The sender of a request to the content API, as far as the role or token reaches: the box of the route itself gives all
 * leads, `own` some. Throws Strapi's ForbiddenError without either.
 */
export async function siteAsker(
  strapi: Core.Strapi,
  ctx: KoaContext,
  { grant, box }: { grant: Grant; box: string },
): Promise<Asker> {
  const actor = actorOf(ctx);
  if (await holds(strapi, ctx, grantId(grant, box))) return { actor, reach: everything };
  if (await holds(strapi, ctx, grantId(grant, ownBox))) return { actor, reach: await ownReach(strapi, ctx) };
  throw new errors.ForbiddenError();
}
