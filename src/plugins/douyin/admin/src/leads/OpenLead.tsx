import { useState } from 'react';
import type { PanelLead } from '../../../contracts/lead-panel';
import { LeadDrawer } from './LeadDrawer';
import type { Moved } from './MovedBox';
import type { LeadWhere } from './use-lead-place';
import type { Rows } from './use-rows';

type OpenProps = {
  where: LeadWhere;
  rows: Rows;
  /** Shows a lead as it now is. */
  put: (lead: PanelLead) => void;
  /** Reads anew what is shown. */
  again: () => void;
};

/** The open lead beside list or board: where it became part of another, that one. */
export function OpenLead({ where, rows, put, again }: OpenProps) {
  const { open, go, addressOf } = where;
  const [moved, setMoved] = useState<Moved | null>(null);
  if (!open) return null;
  return (
    <LeadDrawer
      key={open}
      id={open}
      ask={rows.ask}
      addressOf={addressOf}
      moved={moved?.to === open ? moved : null}
      onFresh={put}
      onGone={() => {
        rows.close();
        again();
      }}
      onMoved={(to) => {
        setMoved({ from: open, to });
        go({ lead: to, replace: true });
      }}
      onMerged={(to) => {
        setMoved(null);
        again();
        if (to !== open) go({ lead: to, replace: true });
      }}
      onClose={rows.close}
    />
  );
}
