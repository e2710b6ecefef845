import type { PostStage, PostView } from '../../../../contracts/post-views';

/** Steps of a post on its way, by the names of `post.step.<name>`. */
export const stepNames = ['written', 'agreed', 'upload', 'create', 'link', 'review', 'published'] as const;
export type StepName = (typeof stepNames)[number];

/** How far a step is: `halted` is where the post came to a bad end or waits for a person. */
export type StepState = 'done' | 'now' | 'halted' | 'ahead';
export type Step = { name: StepName; state: StepState };

type Shown = Pick<PostView, 'stage' | 'way' | 'itemId' | 'progress' | 'error' | 'consent'>;

const ways: Record<PostView['way'], readonly StepName[]> = {
  create: ['written', 'agreed', 'upload', 'create', 'review', 'published'],
  handoff: ['written', 'agreed', 'link', 'review', 'published'],
};

const reached: Partial<Record<PostStage, StepName>> = {
  draft: 'written',
  approval: 'agreed',
  scheduled: 'agreed',
  uploading: 'upload',
  creating: 'create',
  unknown: 'create',
  handed: 'link',
  expired: 'link',
  reviewing: 'review',
  rejected: 'review',
  vanished: 'review',
  published: 'published',
};

const neverBegun = ['POST_MISSED', 'POST_OFF', 'POST_INVALID'];

/** Where a post stands whose stage does not say so: it waits for a try, failed or was given up. */
function halt({ way, itemId, progress, error, consent }: Shown): StepName {
  if (itemId) return 'review';
  if (!consent) return 'written';
  if (error && neverBegun.includes(error.code)) return 'agreed';
  if (way === 'handoff') return 'link';
  return progress !== null && progress.doneBytes >= progress.allBytes ? 'create' : 'upload';
}

const halted: PostStage[] = ['unknown', 'rejected', 'vanished', 'expired', 'failed', 'cancelled'];

/** The steps of a post and how far each is. */
export function stepsOf(post: Shown): Step[] {
  const names = ways[post.way];
  const at = names.indexOf(reached[post.stage] ?? halt(post));
  const here: StepState = halted.includes(post.stage) ? 'halted' : 'now';
  return names.map((name, place) => {
    if (post.stage === 'published' || place < at) return { name, state: 'done' };
    return { name, state: place === at ? here : 'ahead' };
  });
}

const moving: PostStage[] = ['queued', 'uploading', 'creating', 'unknown', 'handed', 'reviewing'];

/** Whether a post may be elsewhere in a moment without anybody's doing. */
export const isMoving = (stage: PostStage): boolean => moving.includes(stage);
