import { useState } from 'react';
import { pluginId } from '../plugin-id';
import { readLayout, type Layout } from './layout';

const place = `${pluginId}.leads.layout`;

/** Storage that a browser refuses is as good as empty. */
const kept = (): string | null => {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
};

/** How the table looks to this person, remembered by this browser. */
export function useLayout(): [Layout, (layout: Layout) => void] {
  const [layout, setLayout] = useState(() => readLayout(kept()));
  const change = (next: Layout) => {
    setLayout(next);
    try {
      localStorage.setItem(place, JSON.stringify(next));
    } catch {
      // It looks as chosen until the page is left.
    }
  };
  return [layout, change];
}
