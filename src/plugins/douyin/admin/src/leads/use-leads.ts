import { useMemo, useState } from 'react';
import { leadPanelContracts, type PanelLead } from '../../../contracts/lead-panel';
import { useAnswer } from '../shared/use-answer';
import { toLeadFilter, type LeadPlace } from './lead-place';
import { useTotal } from './use-total';

/** One page of leads, and the total afterwards; `put` shows a lead as it now is without asking for the page again. */
export function useLeads(place: LeadPlace) {
  const { filters, zone, size, cursor } = place;
  const [round, setRound] = useState(0);
  const key = JSON.stringify({ filters, zone });
  // A new day begins with the next filter: until then the cursor belongs to this one.
  const filter = useMemo(
    () => toLeadFilter(JSON.parse(key) as Pick<LeadPlace, 'filters' | 'zone'>, new Date()),
    [key],
  );
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
