import { useCallback, useEffect, useRef, useState } from 'react';
import type { PanelLead } from '../../../contracts/lead-panel';
import { rowAfter, type KeyAction } from './keys';
import type { Ask } from './LeadDrawer';
import { rowLinkId } from './LeadLink';
import type { LeadWhere } from './use-lead-place';
import { useKeys } from './use-keys';

const focusRow = (leadId: number | undefined): boolean => {
  const link = leadId ? document.getElementById(rowLinkId(leadId)) : null;
  link?.focus();
  link?.scrollIntoView({ block: 'nearest' });
  return link !== null;
};

function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('[role="search"] input[name="search"]');
  field?.focus();
  field?.select();
  return field !== null;
}

type Parts = { where: LeadWhere; rows: PanelLead[]; onSelect: (leadId: number) => void; onKeys: () => void };

/** Which row is the current one, what is open beside it, and the keys that go from one to the other. */
export function useRows({ where, rows, onSelect, onKeys }: Parts) {
  const { open, go } = where;
  const [current, setCurrent] = useState<number>();
  const [ask, setAsk] = useState<Ask>({ to: 'top', round: 0 });
  const wasOpen = useRef<number | null>(null);
  const place = rows.findIndex(({ leadId }) => leadId === current);
  const reached = rows[place]?.leadId;

  const focusOn = (to: Ask['to']) => setAsk(({ round }) => ({ to, round: round + 1 }));
  const openLead = (lead: number | undefined, to: Ask['to'] = 'top') => {
    if (!lead) return false;
    focusOn(to);
    if (open !== lead) go({ lead, replace: open !== null });
    return true;
  };
  const latest = useRef({ openLead, onSelect });
  latest.current = { openLead, onSelect };
  const step = (by: 1 | -1) => {
    const next = rows[rowAfter(place, rows.length, by)]?.leadId;
    if (!next) return false;
    setCurrent(next);
    if (open !== null) {
      // The open lead follows; the focus stays in the list.
      setAsk({ to: 'top', round: 0 });
      go({ lead: next, replace: true });
    }
    return focusRow(next);
  };
  const close = () => {
    if (open === null) return false;
    go({ lead: null });
    return true;
  };
  const acts: Record<KeyAction, () => boolean> = {
    next: () => step(1),
    before: () => step(-1),
    open: () => openLead(reached),
    select: () => {
      if (reached) onSelect(reached);
      return Boolean(reached);
    },
    status: () => openLead(open ?? reached, 'status'),
    note: () => openLead(open ?? reached, 'note'),
    search: focusSearch,
    keys: () => {
      onKeys();
      return true;
    },
    close,
  };
  useKeys((action) => acts[action]());

  const first = rows[0]?.leadId;
  useEffect(() => {
    const before = wasOpen.current;
    wasOpen.current = open;
    if (open !== null) setCurrent(open);
    // Whatever closed it, the focus goes back to the row it was opened from.
    else if (before !== null && !focusRow(before)) focusRow(first);
  }, [open, first]);

  return {
    current: reached ?? first,
    ask,
    openLead,
    close,
    onFocus: useCallback((leadId: number) => setCurrent(leadId), []),
    /** Stays the same, so that rows need not be drawn again. */
    onOpen: useCallback((leadId: number) => void latest.current.openLead(leadId), []),
    onSelect: useCallback((leadId: number) => latest.current.onSelect(leadId), []),
  };
}
export type Rows = ReturnType<typeof useRows>;
