import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { inUnits } from './elapsed';
import { useWords } from './words';

/** Writes moments of the wire (ISO) as people read them: the full date, or the distance from now. */
export function useMoments(): { full: (iso: string) => string; distance: (iso: string) => string } {
  const intl = useIntl();
  const words = useWords();
  const full = useCallback(
    (iso: string) => intl.formatDate(iso, { dateStyle: 'medium', timeStyle: 'short' }),
    [intl],
  );
  const distance = useCallback(
    (iso: string) => {
      const { value, unit } = inUnits((Date.parse(iso) - Date.now()) / 1000);
      if (value === 0) return words('moment.now');
      return intl.formatRelativeTime(value, unit, { numeric: 'auto' });
    },
    [intl, words],
  );
  return { full, distance };
}
