import { useCallback } from 'react';
import type { PostEventView } from '../../../../contracts/post-views';
import { failureOf } from '../../shared/failure';
import { useMoments } from '../../shared/moments';
import { useExplain } from '../../shared/use-explain';
import { useKnownWords, useWords } from '../../shared/words';

/** Which of the words for a line tells most of its details. */
function keyOf({ what, details }: PostEventView): string {
  if (what === 'consented' && details.at) return 'post.event.consented.later';
  if (what === 'settled') return `post.event.settled.${details.published === true ? 'there' : 'missing'}`;
  return `post.event.${what}`;
}

/** Moments within the details are written as people read them. */
function valuesOf({ details }: PostEventView, full: (iso: string) => string): PostEventView['details'] {
  const isMoment = (value: unknown): value is string =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value);
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, isMoment(value) ? full(value) : value]),
  );
}

/** Says in the administrator's language what a line of a post's history tells. */
export function useEventText(): (event: PostEventView) => string {
  const words = useWords();
  const known = useKnownWords();
  const { full } = useMoments();
  const explain = useExplain();
  return useCallback(
    (event) => {
      const key = keyOf(event);
      const line = known(key) ? words(key, valuesOf(event, full)) : event.what;
      const { code } = event.details;
      return typeof code === 'string'
        ? words('post.event.because', { line, why: explain(failureOf(code)).what })
        : line;
    },
    [words, known, full, explain],
  );
}
