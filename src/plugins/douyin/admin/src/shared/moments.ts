import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { inUnits } from './distance';

/** Writes moments of the wire (ISO) as people read them: the full date, or the distance from now. */
export function useMoments(): { full: (iso: string) => string; distance: (iso: string) => string } {
  const intl = useIntl();
  const full = useCallback(
    (iso: string) => intl.formatDate(iso, { dateStyle: 'medium', timeStyle: 'short' }),
    [intl],
  );
  const distance = useCallback(
    (iso: string) => {
      const { value, unit } = inUnits((Date.parse(iso) - Date.now()) / 1000);
      return intl.formatRelativeTime(value, unit, { numeric: 'auto' });
    },
    [intl],
  );
  return { full, distance };
}
