import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { spanOf } from '../shared/span';
import { useWords } from '../shared/words';

/** Writes a length of time (seconds) as people read it, e.g. “2 hr 5 min”; a dash where there is none. */
export function useLength(): (seconds: number | null) => string {
  const intl = useIntl();
  const words = useWords();
  return useCallback(
    (seconds) => {
      if (seconds === null) return '–';
      const parts = spanOf(seconds).map(({ value, unit }) =>
        intl.formatNumber(value, { style: 'unit', unit, unitDisplay: 'short' }),
      );
      return parts.length > 0 ? parts.join(' ') : words('dash.under-minute');
    },
    [intl, words],
  );
}
