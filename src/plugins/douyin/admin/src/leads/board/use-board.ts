import { useCallback, useEffect, useRef, useState } from 'react';
import { leadPanelContracts, type PanelLead } from '../../../../contracts/lead-panel';
import type { LeadFilter } from '../../../../contracts/leads';
import { callApi } from '../../api';
import { isGivenUp, readFailure } from '../../shared/failure';
import { blankColumn, placed, withColumn, withRows, type Columns } from './columns';

/** Cards that a column shows at first, and that each page adds. */
const pageSize = 20;

/** Statuses that hold leads of a filter: only one, where it names one. */
const askedOf = (stages: string[], { status }: LeadFilter): string[] =>
  stages.filter((stage) => !status || stage === status);

/** The leads of each status, page by page for itself: first the rows, then how many there are. */
export function useBoard(stages: string[], filter: LeadFilter) {
  const [columns, setColumns] = useState<Columns>({});
  const [round, setRound] = useState(0);
  const [isReady, setReady] = useState(false);
  const key = JSON.stringify([stages, filter, round]);
  const latest = useRef({ stages, filter });
  latest.current = { stages, filter };
  const running = useRef(new AbortController());

  const load = useCallback(async (stage: string, cursor: string | null) => {
    const { signal } = running.current;
    const query = { ...latest.current.filter, status: stage };
    const change = (how: (columns: Columns) => Columns) => (signal.aborted ? undefined : setColumns(how));
    change((before) => withColumn(before, stage, { isLoading: true, failure: null }));
    try {
      const paged = { ...query, page: 1, size: pageSize, count: 'none' as const };
      const page = await callApi(
        leadPanelContracts.list,
        { query: cursor ? { ...paged, cursor } : paged },
        signal,
      );
      change((before) => {
        const rows = cursor ? withRows(before[stage] ?? blankColumn, page.records) : page.records;
        return withColumn(before, stage, { rows, next: page.nextCursor, isLoading: false });
      });
      setReady(true);
      if (cursor) return;
      // A count that fails is no reason to hide the cards.
      const total = await callApi(leadPanelContracts.total, { query }, signal).catch(() => null);
      change((before) => withColumn(before, stage, { total }));
    } catch (thrown) {
      if (isGivenUp(thrown)) return;
      change((before) => withColumn(before, stage, { isLoading: false, failure: readFailure(thrown) }));
    }
  }, []);

  useEffect(() => {
    const controller = new AbortController();
    running.current = controller;
    const { stages: all, filter: by } = latest.current;
    setColumns(Object.fromEntries(all.map((stage) => [stage, blankColumn])));
    askedOf(all, by).forEach((stage) => void load(stage, null));
    return () => controller.abort();
  }, [key, load]);

  const isAsked = (stage: string) => askedOf(stages, filter).includes(stage);
  const isEmptyAt = (stage: string) => {
    const { rows, isLoading, failure } = columns[stage] ?? blankColumn;
    return rows.length === 0 && !isLoading && !failure;
  };
  return {
    columns,
    isReady,
    /** Whether no lead passes the filter. */
    isEmpty: isReady && stages.filter(isAsked).every(isEmptyAt),
    /** Whether leads of a status can pass the filter. */
    isAsked,
    more: (stage: string) => void load(stage, columns[stage]?.next ?? null),
    put: useCallback((lead: PanelLead) => setColumns((before) => placed(before, lead)), []),
    again: () => setRound((count) => count + 1),
  };
}
export type BoardState = ReturnType<typeof useBoard>;
