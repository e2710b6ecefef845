import type { Core } from '@strapi/strapi';
import { addSeconds, clock } from '../shared/clock';
import { service } from '../shared/service';
import type { PostRow } from './row';

/** Kind of the jobs that carry posts on. */
export const workKind = 'posts.work';

/** What is due later than this is found by the clock, each minute. */
const soonSeconds = 90;

/** What of a post says that something is to be done about it. */
export type Due = Pick<PostRow, 'documentId' | 'version' | 'dueAt'>;

/**
 * Has a post worked on when it is due, where that is soon; each version and moment has a job of its own. `again` makes one more
 * for the same, should the first have been lost.
 */
export async function wakePost(strapi: Core.Strapi, post: Due, again = ''): Promise<void> {
  if (post.dueAt === null) return;
  const runAt = new Date(post.dueAt);
  if (runAt > addSeconds(clock.now(), soonSeconds)) return;
  const turn = `${post.documentId}:${post.version}:${runAt.getTime()}${again}`;
  await service(strapi, 'jobs').enqueue({
    kind: workKind,
    key: `${workKind}:${turn}`,
    payload: { post: post.documentId },
    runAt,
  });
}
