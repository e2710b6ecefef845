import type { Core } from '@strapi/strapi';
import { onlyLooks, postMoves, type Settlement } from '../../../contracts/post-views';
import type { Actor } from '../audit/service';
import { settingsOf } from '../config';
import { clock } from '../shared/clock';
import { faultAt, PluginError } from '../shared/errors';
import { service } from '../shared/service';
import { checkContent } from './check';
import { forgetMedia } from './media/fetched';
import { lacksOf, lookAhead, nextLookAt } from './look-ahead';
import { deedOf, movePost } from './move';
import { freshStart, freshStep, untouched, type PostChange, type PostRow } from './row';
import { madeOf } from './steps/create';
import { unclaimed } from './steps/doubt';
import { doubtKey } from './tell';

const contentOf = ({ kind, way, title, description, media, cover }: PostRow) => ({
  kind,
  way,
  title: title ?? '',
  description: description ?? '',
  media: media ?? [],
  cover,
});

/** Throws why a post could not go out as things stand: POST_OFF, AUTH_GRANT_LOST or AUTH_SCOPE_MISSING. */
export async function refuseHopeless(
  strapi: Core.Strapi,
  post: Pick<PostRow, 'appId' | 'accountId' | 'way'>,
): Promise<void> {
  const [lack] = await lacksOf(strapi, post);
  if (lack)
    throw new PluginError(lack.code as PluginError['code'], lack.message, { account: post.accountId });
}

/** Where a post goes that is agreed to: to whoever approves, or to its slot. */
function slotOf(strapi: Core.Strapi, post: PostRow, at: Date | null): PostChange {
  const slot = { scheduledAt: at, ...freshStart, endedAt: null };
  if (settingsOf(strapi).posts.approval && !post.approval) return { ...slot, stage: 'approval', dueAt: null };
  const now = clock.now();
  if (!at || at <= now) return { ...slot, stage: 'queued', dueAt: now, lookAt: null };
  return { ...slot, stage: 'scheduled', dueAt: at, lookAt: nextLookAt(at, now) };
}

/** Agrees to the publication of a post, now or at a moment; of a certain version where one is given. */
export const schedulePost = (
  strapi: Core.Strapi,
  id: string,
  at: Date | null,
  actor: Actor,
  version?: number,
): Promise<PostRow> =>
  movePost(strapi, id, {
    from: postMoves.schedule,
    version,
    actor,
    line: { what: 'consented', details: at ? { at: at.toISOString() } : {} },
    audit: 'post.scheduled',
    what: 'scheduled',
    async change(post) {
      if (at && at <= clock.now()) throw faultAt('POST_INVALID', 'at', 'must lie ahead');
      const doubts = await checkContent(strapi, contentOf(post), { isDraft: false });
      if (!at) await refuseHopeless(strapi, post);
      const ahead = at ? await lookAhead(strapi, post, at) : [];
      const consent = deedOf(actor);
      return { ...slotOf(strapi, post, at), consent, warnings: [...doubts, ...ahead] };
    },
  });

/** Approves a post that waits for it. */
export const approvePost = (strapi: Core.Strapi, id: string, actor: Actor): Promise<PostRow> =>
  movePost(strapi, id, {
    from: postMoves.approve,
    actor,
    line: { what: 'approved' },
    audit: 'post.approved',
    what: 'approved',
    change(post) {
      const approval = deedOf(actor);
      const at = post.scheduledAt ? new Date(post.scheduledAt) : null;
      return { approval, ...slotOf(strapi, { ...post, approval }, at) };
    },
  });

/** Ends a post before its time; what the platform was asked to make cannot be cancelled. */
export async function cancelPost(strapi: Core.Strapi, id: string, actor: Actor): Promise<PostRow> {
  const cancelled = await movePost(strapi, id, {
    from: postMoves.cancel,
    actor,
    line: { what: 'cancelled' },
    audit: 'post.cancelled',
    what: 'cancelled',
    change: () => ({ stage: 'cancelled', dueAt: null, lookAt: null, endedAt: clock.now() }),
  });
  // What another machine fetched goes with its next sweep.
  await forgetMedia(strapi, id);
  return cancelled;
}

/** A step goes on from what is kept; a link begins anew, and so do the looks at a work that had vanished. */
function retried({ stage }: PostRow): PostChange {
  const now = clock.now();
  if (stage === 'vanished')
    return { stage: 'reviewing', dueAt: now, endedAt: null, looks: 0, misses: 0, ...freshStep };
  if (onlyLooks(stage)) return { dueAt: now, misses: 0 };
  const anew = stage === 'expired' ? { link: null, linkEndsAt: null } : {};
  return { ...anew, stage: 'queued', dueAt: now, endedAt: null, ...freshStart };
}

/** Goes on with a post that came to a halt, from the step where it did. */
export const retryPost = (strapi: Core.Strapi, id: string, actor: Actor): Promise<PostRow> =>
  movePost(strapi, id, {
    from: postMoves.retry,
    actor,
    line: { what: 'retried' },
    audit: 'post.retried',
    what: 'tried again',
    async change(post) {
      if (!post.consent) throw faultAt('POST_INVALID', 'consent', 'nobody agreed to this publication yet');
      if (!onlyLooks(post.stage)) await checkContent(strapi, contentOf(post), { isDraft: false });
      return retried(post);
    },
  });

const notMade = {
  stage: 'failed',
  dueAt: null,
  error: {
    code: 'POST_NOT_MADE',
    message: 'A person found that the platform made no work of it',
    retryAt: null,
  },
  sentAt: untouched.sentAt,
};

/** Throws POST_INVALID for a work that another post is already. */
async function refuseTaken(strapi: Core.Strapi, post: PostRow, itemId: string): Promise<void> {
  const free = await unclaimed(strapi, post, [itemId]);
  if (!free.has(itemId)) throw faultAt('POST_INVALID', 'itemId', 'another post is this work already');
}

/** Decides by hand what became of a post of which nobody knew. */
export async function settlePost(
  strapi: Core.Strapi,
  id: string,
  settlement: Settlement,
  actor: Actor,
): Promise<PostRow> {
  const settled = await movePost(strapi, id, {
    from: postMoves.settle,
    actor,
    line: { what: 'settled', details: { published: settlement.published } },
    audit: 'post.settled',
    what: 'settled',
    async change(post) {
      if (!settlement.published) return { ...notMade, endedAt: clock.now() };
      await refuseTaken(strapi, post, settlement.itemId);
      return madeOf(post, settlement.itemId);
    },
  });
  await service(strapi, 'notices').recover(doubtKey(settled));
  return settled;
}
