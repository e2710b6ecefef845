import type { Core } from '@strapi/strapi';
import type { PostStage } from '../../../contracts/post-views';
import type { JobRun } from '../jobs/service';
import { service } from '../shared/service';
import { titleOf } from './trail';
import { findPost, type PostRow } from './row';

/** What the rest of the site is told of a post on `strapi.eventHub`, as `douyin.post.<stage>`: ids only. */
export type PostTold = { post: string; account: string; app: string; item: string };

/** The incident of a post of which nobody knows what became. */
export const doubtKey = ({ documentId }: Pick<PostRow, 'documentId'>): string => `post-unknown:${documentId}`;

async function subjectOf(strapi: Core.Strapi, { accountId }: PostRow) {
  return {
    type: 'account' as const,
    id: accountId,
    name: await service(strapi, 'accounts').nickname(accountId),
  };
}

async function notify(strapi: Core.Strapi, post: PostRow, stage: PostStage): Promise<void> {
  const notices = service(strapi, 'notices');
  const subject = await subjectOf(strapi, post);
  const facts = { post: titleOf(post), code: post.error?.code ?? '' };
  const severity = 'warning';
  if (stage === 'unknown')
    return void (await notices.raise({
      key: doubtKey(post),
      kind: 'post-unknown',
      severity,
      subject,
      facts,
    }));
  await notices.recover(doubtKey(post));
  if (stage === 'published') return;
  const key = `post-failed:${post.documentId}:${post.version}`;
  await notices.warn({ key, kind: 'post-failed', severity, subject, facts });
}

/** The result of a review as seed 001's event; the platform has none. */
async function raiseReview(strapi: Core.Strapi, post: PostRow, stage: PostStage): Promise<void> {
  if (stage !== 'published' && stage !== 'rejected') return;
  const content = {
    post_id: post.documentId,
    item_id: post.itemId ?? '',
    passed: stage === 'published',
    ...(post.error ? { reason: post.error.message } : {}),
  };
  const msgId = `${post.documentId}:${post.version}:${stage}`;
  await service(strapi, 'webhooks').raise(post.appId, 'video.audit', content, { msgId });
}

async function emit(strapi: Core.Strapi, post: PostRow, stage: PostStage): Promise<void> {
  const { documentId, appId, accountId, itemId } = post;
  const told: PostTold = { post: documentId, account: accountId, app: appId, item: itemId ?? '' };
  try {
    await strapi.eventHub.emit(`douyin.post.${stage}`, told);
  } catch (error) {
    // A fault of who listens is theirs.
    strapi.log.warn(`Douyin: who listens to douyin.post.${stage} failed: ${String(error)}`);
  }
}

/** Tells of a stage that a post came to: people and those who listen to events. After a crash perhaps once more. */
export async function tellOfPost(strapi: Core.Strapi, { job }: JobRun): Promise<void> {
  const post = await findPost(strapi, String(job.payload.post));
  if (!post) return;
  const stage = job.payload.stage as PostStage; // written by `willTell`
  // It was found meanwhile.
  if (stage === 'unknown' && post.stage !== 'unknown') return;
  await notify(strapi, post, stage);
  await emit(strapi, post, stage);
  await raiseReview(strapi, post, stage);
}
