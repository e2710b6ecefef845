import { useEffect, useRef, useState } from 'react';
import { leadPanelContracts, type PanelPage } from '../../../contracts/lead-panel';
import type { LeadFilter } from '../../../contracts/leads';
import { callApi } from '../api';

/** How many leads pass the filter; null while nobody knows. */
export type Total = { total: number; totalIsCapped: boolean } | null;

type Counted = { key: string; total: Total };

/** The total of a list, asked for once its rows are there: counting never keeps them waiting. */
export function useTotal(
  page: PanelPage | null,
  filter: LeadFilter,
  round: number,
): { total: Total; countAll: () => Promise<void> } {
  const key = `${JSON.stringify(filter)} ${round}`;
  const [counted, setCounted] = useState<Counted>({ key: '', total: null });
  const latest = useRef({ key, filter, counted });
  latest.current = { key, filter, counted };
  const ask = async (count?: 'exact', signal?: AbortSignal) => {
    const asked = latest.current;
    const query = { ...asked.filter, ...(count ? { count } : {}) };
    const total = await callApi(leadPanelContracts.total, { query }, signal).catch(() => null);
    if (!signal?.aborted && latest.current.key === asked.key) setCounted({ key: asked.key, total });
  };
  const askLatest = useRef(ask);
  askLatest.current = ask;
  useEffect(() => {
    if (!page || latest.current.counted.key === latest.current.key) return;
    const controller = new AbortController();
    void askLatest.current(undefined, controller.signal);
    return () => controller.abort();
  }, [page]);
  return { total: counted.key === key ? counted.total : null, countAll: () => ask('exact') };
}
