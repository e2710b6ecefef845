import { useMemo, useState } from 'react';
import { leadPanelContracts, type PanelLead } from '../../../contracts/lead-panel';
import type { LeadFilter } from '../../../contracts/leads';
import { useAnswer } from '../shared/use-answer';
import { toLeadFilter, type LeadPlace, type Narrowing } from './lead-place';
import { useTotal } from './use-total';

/** The filter that a place asks the server for; the same one until the place narrows down differently. */
export function useLeadFilter({ filters, where, zone }: LeadPlace): LeadFilter {
  const key = JSON.stringify({ filters, where, zone });
  // A new day begins with the next filter: until then the cursor belongs to this one.
  return useMemo(() => toLeadFilter(JSON.parse(key) as Narrowing, new Date()), [key]);
}

/** Rows that are added at a time where the list goes on without end. */
export const scrollSize = 100;

/** One page of leads, and the total afterwards; `put` shows a lead as it now is without asking for the page again. */
export function useLeads(place: LeadPlace) {
  const { cursor } = place;
  const size = place.mode === 'scroll' ? scrollSize : place.size;
  const [round, setRound] = useState(0);
  const filter = useLeadFilter(place);
  const query = { ...filter, page: 1, size, cursor, count: 'none' as const };
  const list = useAnswer(leadPanelContracts.list, { query }, round);
  const counts = useTotal(list.loading ? null : list.data, filter, round);
  const put = (fresh: PanelLead) =>
    list.change((page) => ({
      ...page,
      records: page.records.map((row) => (row.leadId === fresh.leadId ? fresh : row)),
    }));
  return { list, filter, put, again: () => setRound((count) => count + 1), ...counts };
}
export type Leads = ReturnType<typeof useLeads>;
