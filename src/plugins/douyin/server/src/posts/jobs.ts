import type { Core } from '@strapi/strapi';
import { settingsOf } from '../config';
import { addSeconds, clock, cutoffOf } from '../shared/clock';
import { service } from '../shared/service';
import { tellKind } from './end';
import { dueNow } from './hand';
import { lookAtScheduled } from './look-ahead';
import { sweepMedia } from './media/fetched';
import { findPosts, postEventUid, postUid, type PostChange } from './row';
import { workOnPost } from './steps/work';
import { tellOfPost } from './tell';
import { wakePost, workKind } from './wake';

const tickKind = 'posts.tick';
const sweepKind = 'posts.sweep';
const batch = 500;

// A minute ahead, so that what is due within it begins to the second.
const aheadSeconds = 60;

/**
 * Has posts worked on that are due, those included whose job was lost or whose slot passed while nothing ran; looks ahead at
 * scheduled ones.
 */
async function tick(strapi: Core.Strapi): Promise<{ woken: number }> {
  const now = clock.now();
  const due = dueNow();
  const rows = await findPosts(strapi, { ...due, dueAt: { $lte: addSeconds(now, aheadSeconds) } }, batch);
  // What is overdue had its job already: it gets another one each minute.
  const again = `:${Math.floor(now.getTime() / 60_000)}`;
  for (const post of rows) await wakePost(strapi, post, new Date(post.dueAt ?? now) <= now ? again : '');
  const looked = { stage: 'scheduled', lookAt: { $lte: now } };
  for (const post of await findPosts(strapi, looked, batch))
    await lookAtScheduled(strapi, post).catch((error: unknown) =>
      strapi.log.warn(`Douyin: post ${post.documentId} was not looked at ahead: ${String(error)}`),
    );
  return { woken: rows.length };
}

async function removeOld(strapi: Core.Strapi, before: Date): Promise<number> {
  const rows = await findPosts(strapi, { endedAt: { $lt: before }, dueAt: { $null: true } }, batch);
  const ids = rows.map(({ documentId }) => documentId);
  if (ids.length === 0) return 0;
  await strapi.db.query(postEventUid).deleteMany({ where: { postId: { $in: ids } } });
  await strapi.db.query(postUid).deleteMany({ where: { documentId: { $in: ids } } });
  return ids.length;
}

const leftoverSeconds = 2 * 86_400;

/** What is of no use to a post that ended: its link for a phone, what the platform had of an upload, works it might have been. */
const leftovers = { link: null, linkEndsAt: null, upload: null, hints: null } satisfies PostChange;

async function removeLeftovers(strapi: Core.Strapi, before: Date): Promise<number> {
  const left = Object.keys(leftovers).map((column) => ({ [column]: { $notNull: true } }));
  const where = { endedAt: { $lt: before }, dueAt: { $null: true }, $or: left };
  const { count } = await strapi.db.query(postUid).updateMany({ where, data: leftovers });
  return count;
}

/** Forgets posts that ended long ago, where the setting says so, what others left behind, and files that nobody fetched on. */
async function sweep(strapi: Core.Strapi): Promise<{ removed: number; tidied: number; files: number }> {
  const now = clock.now();
  const before = cutoffOf(settingsOf(strapi).posts.retentionDays, now);
  let removed = 0;
  for (let count = batch; before && count === batch; removed += count)
    count = await removeOld(strapi, before);
  const tidied = await removeLeftovers(strapi, addSeconds(now, -leftoverSeconds));
  return { removed, tidied, files: await sweepMedia(strapi) };
}

/** Works on posts, several side by side; looks each minute for what is due. */
export function schedulePosts(strapi: Core.Strapi): void {
  const jobs = service(strapi, 'jobs');
  const { concurrency } = settingsOf(strapi).posts;
  jobs.handle(workKind, (run) => workOnPost(strapi, run), { concurrency, leaseSeconds: 60 });
  jobs.handle(tellKind, (run) => tellOfPost(strapi, run));
  jobs.handle(tickKind, () => tick(strapi));
  jobs.schedule(tickKind, '* * * * *');
  jobs.handle(sweepKind, () => sweep(strapi));
  jobs.schedule(sweepKind, '29 4 * * *');
}
