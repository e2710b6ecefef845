import { useCallback } from 'react';
import { spanOf } from '../shared/span';
import { useWords } from '../shared/words';

/** Writes a length of time in minutes, e.g. "1 h 30 min". */
export function useIntervalWords(): (minutes: number) => string {
  const words = useWords();
  return useCallback(
    (minutes) =>
      spanOf(minutes * 60)
        .map(({ value, unit }) => words(`span.${unit}`, { value }))
        .join(' '),
    [words],
  );
}
