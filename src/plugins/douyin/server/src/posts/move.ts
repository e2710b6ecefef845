import type { Core } from '@strapi/strapi';
import type { AuditAction } from '../../../contracts/audit';
import type { PostStage } from '../../../contracts/post-views';
import type { Actor } from '../audit/service';
import { clock } from '../shared/clock';
import { changeOne, contested, inTransaction, whileContested } from '../shared/database';
import { PluginError } from '../shared/errors';
import { noteLine, type Line } from './history';
import { needPost, postUid, type Deed, type PostChange, type PostRow } from './row';
import { auditPost } from './trail';
import { wakePost } from './wake';

/** What a person does to a post. */
export type Move = {
  from: readonly PostStage[];
  actor: Actor;
  line: Line;
  audit: AuditAction;
  /** What completes "A post that is draft cannot be …". */
  what: string;
  /** The version the person saw, where that matters. */
  version?: number;
  /** What becomes of the post; may look things up and throw. */
  change(post: PostRow): PostChange | Promise<PostChange>;
};

/** That somebody did something now. */
export const deedOf = ({ kind, id, name }: Actor): Deed => ({
  kind,
  id: id ?? null,
  name: name ?? null,
  at: clock.now().toISOString(),
});

function refuse(post: PostRow, { from, what, version }: Move): void {
  if (version !== undefined && version !== post.version)
    throw new PluginError('POST_STALE', 'The post was changed meanwhile: read it again', {
      version: post.version,
    });
  if (!from.includes(post.stage))
    throw new PluginError('POST_STAGE', `A post that is ${post.stage} cannot be ${what}`, {
      stage: post.stage,
    });
}

/**
 * Does what a person asks for, whoever works on the post: their work ends, what they have not written is not written. Throws
 * POST_NOT_FOUND, POST_STAGE and POST_STALE.
 */
export async function movePost(strapi: Core.Strapi, id: string, move: Move): Promise<PostRow> {
  return whileContested(async () => {
    const post = await needPost(strapi, id);
    refuse(post, move);
    const change = { leaseUntil: null, ...(await move.change(post)), version: post.version + 1 };
    await inTransaction(strapi, async () => {
      const held = { documentId: id, version: post.version, stage: post.stage };
      if (!(await changeOne(strapi, postUid, held, change))) throw contested();
      await noteLine(strapi, id, { actor: move.actor, ...move.line });
      await auditPost(strapi, post, move.audit, move.actor);
      await wakePost(strapi, await needPost(strapi, id));
    });
    return needPost(strapi, id);
  });
}
