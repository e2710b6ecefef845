import { useCallback, useRef, useState } from 'react';
import { leadPanelContracts } from '../../../contracts/lead-panel';
import { callApi } from '../api';
import { readFailure, type Failure } from '../shared/failure';
import { scrollSize, type Leads } from './use-leads';

/** Most rows that are kept at once; from there a new list goes on. */
export const rowLimit = 5000;

/** Adds the next rows below those that are there, time after time. */
export function useMore({ list, filter }: Leads) {
  const [loading, setLoading] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isRunning = useRef(false);
  const { data, change } = list;
  const cursor = data && data.records.length < rowLimit ? data.nextCursor : null;
  const more = useCallback(async () => {
    if (!cursor || isRunning.current) return;
    isRunning.current = true;
    setLoading(true);
    try {
      const query = { ...filter, page: 1, size: scrollSize, cursor, count: 'none' as const };
      const next = await callApi(leadPanelContracts.list, { query });
      // Meanwhile another filter may be shown.
      change((page) =>
        page.nextCursor === cursor
          ? { ...page, records: [...page.records, ...next.records], nextCursor: next.nextCursor }
          : page,
      );
      setFailure(null);
    } catch (thrown) {
      setFailure(readFailure(thrown));
    }
    isRunning.current = false;
    setLoading(false);
  }, [cursor, filter, change]);
  return { more, loading, failure, canGrow: cursor !== null };
}
export type More = ReturnType<typeof useMore>;
