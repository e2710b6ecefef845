import type { Core } from '@strapi/strapi';
import type { AuditAction } from '../../../contracts/audit';
import type { PostStage } from '../../../contracts/post-views';
import { clock } from '../shared/clock';
import { service } from '../shared/service';
import type { Hand } from './hand';
import type { Line } from './history';
import type { PostChange, PostRow } from './row';
import { auditPost } from './trail';

/** Kind of the jobs that tell the rest of the site of a post. */
export const tellKind = 'posts.tell';

/** Has it told that a post came to a stage; joins the transaction it is called in, so that it is told if and only if it did. */
export async function willTell(
  strapi: Core.Strapi,
  { documentId, version }: Pick<PostRow, 'documentId' | 'version'>,
  stage: PostStage,
): Promise<void> {
  await service(strapi, 'jobs').enqueue({
    kind: tellKind,
    key: `${tellKind}:${documentId}:${version}:${stage}`,
    payload: { post: documentId, stage },
  });
}

/** Stages that nothing follows by itself. */
export type EndStage = Extract<PostStage, 'published' | 'rejected' | 'vanished' | 'expired' | 'failed'>;

const audited: Partial<Record<EndStage, AuditAction>> = {
  published: 'post.published',
  rejected: 'post.rejected',
  failed: 'post.failed',
};

/** Ends a post that is in hand, and has it told. */
export async function endWith(
  strapi: Core.Strapi,
  hand: Hand,
  stage: EndStage,
  change: PostChange = {},
): Promise<void> {
  const { post } = hand;
  const error = change.error as PostRow['error'] | undefined;
  const details: Line['details'] = error ? { code: error.code } : {};
  const ended = { stage, dueAt: null, lookAt: null, endedAt: clock.now(), ...change };
  await hand.write(ended, { what: stage, details }, async () => {
    const action = audited[stage];
    if (action) await auditPost(strapi, post, action);
    await willTell(strapi, post, stage);
  });
}
