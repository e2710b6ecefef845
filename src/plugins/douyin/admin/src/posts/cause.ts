import type { PostView } from '../../../contracts/post-views';

/**
 * The code that says best why a post stands where it does; null: nothing is wrong. While nobody knows what became of a post, that
 * matters more than how its answer was lost.
 */
export function causeCode({ stage, error }: Pick<PostView, 'stage' | 'error'>): string | null {
  if (stage === 'unknown') return 'POST_UNKNOWN';
  return stage === 'cancelled' ? null : (error?.code ?? null);
}
