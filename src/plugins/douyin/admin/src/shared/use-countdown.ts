import { useCallback } from 'react';
import { spanOf } from './span';
import { useWords } from './words';

/** Writes how far a moment (ISO) is from `now` (ms): "in 14 d 3 h", or "3 h ago" once it is past. */
export function useCountdown(): (iso: string, now: number) => string {
  const words = useWords();
  return useCallback(
    (iso, now) => {
      const seconds = (Date.parse(iso) - now) / 1000;
      const parts = spanOf(seconds).map(({ value, unit }) => words(`span.${unit}`, { value }));
      const past = seconds <= 0;
      if (parts.length === 0) return words(past ? 'span.just-now' : 'span.at-once');
      return words(past ? 'span.ago' : 'span.in', { span: parts.join(' ') });
    },
    [words],
  );
}
