import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { PanelLead } from '../../../contracts/lead-panel';
import type { Density } from './layout';
import { rowLinkId } from './LeadLink';

/** Rows that are drawn beyond those in sight. */
const around = 15;

type Parts = {
  scroller: RefObject<HTMLElement>;
  leads: PanelLead[];
  density: Density;
  current: number | undefined;
  /** Up to so many rows all are drawn. */
  few: number;
};

/** The height of a row as the browser draws it. */
function useRowHeight({ scroller, density, leads }: Parts): number {
  const [height, setHeight] = useState(50);
  const isSome = leads.length > 0;
  useLayoutEffect(() => {
    const row = scroller.current?.querySelector('tbody tr[data-lead]');
    if (row) setHeight(row.getBoundingClientRect().height);
  }, [scroller, density, isSome]);
  return height;
}

/** Which of many rows are drawn, and how high those above and below would be. The current row is brought into sight. */
export function useWindow(parts: Parts) {
  const { scroller, leads, current, few } = parts;
  const height = useRowHeight(parts);
  const isMany = leads.length > few;
  const virtualizer = useVirtualizer({
    count: leads.length,
    enabled: isMany,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: around,
  });
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, height]);
  const items = virtualizer.getVirtualItems();
  // Before anything was measured the first rows are drawn.
  const from = isMany ? (items[0]?.index ?? 0) : 0;
  const to = isMany ? (items.at(-1)?.index ?? few - 1) + 1 : leads.length;
  const place = leads.findIndex(({ leadId }) => leadId === current);
  const isDrawn = place >= from && place < to;
  const sought = useRef<number>();
  useEffect(() => {
    if (place < 0 || isDrawn) return;
    sought.current = current;
    virtualizer.scrollToIndex(place, { align: 'center' });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only when another row becomes the current one
  }, [current]);
  useEffect(() => {
    if (current === undefined || sought.current !== current || !isDrawn) return;
    sought.current = undefined;
    document.getElementById(rowLinkId(current))?.focus({ preventScroll: true });
  }, [current, isDrawn]);
  return { from, to, above: from * height, below: (leads.length - to) * height };
}
