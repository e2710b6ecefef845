import { useState } from 'react';
import { pluginId } from '../plugin-id';
import { keep, readKept } from '../shared/kept';
import { readLayout, type Layout } from './layout';
import type { LeadWhere } from './use-lead-place';

const place = `${pluginId}.leads.layout`;

/** How the table looks without a view, remembered by this browser. */
function useOwnLayout(): [Layout, (layout: Layout) => void] {
  const [layout, setLayout] = useState(() => readLayout(readKept(place)));
  const change = (next: Layout) => {
    setLayout(next);
    keep(place, JSON.stringify(next));
  };
  return [layout, change];
}

/** How the table looks: as the open view and the address say, without a view as this browser remembers. */
export function useLayout({ place, go }: LeadWhere): [Layout, (layout: Layout) => void] {
  const [own, setOwn] = useOwnLayout();
  if (!place.layout) return [own, setOwn];
  return [place.layout, (layout) => go({ place: { ...place, layout }, replace: true })];
}
