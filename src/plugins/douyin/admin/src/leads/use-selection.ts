import { useState } from 'react';
import type { LeadFilter } from '../../../contracts/leads';
import { isSome, nobody, partOf, toggle, togglePage, type Selection } from './selection';

/** A filter for a body: numbers are read as a query writes them. */
const sent = ({ owner, ...filter }: LeadFilter): LeadFilter =>
  ({ ...filter, ...(owner === undefined ? {} : { owner: String(owner) }) }) as LeadFilter;

type Chosen = { selection: Selection; of: string };

/** The selected leads of a list; another filter begins with none. */
export function useSelection(filter: LeadFilter, page: readonly number[]) {
  const of = JSON.stringify(filter);
  const [chosen, setChosen] = useState<Chosen>({ selection: nobody, of });
  const selection = chosen.of === of ? chosen.selection : nobody;
  const choose = (next: Selection) => setChosen({ selection: next, of });
  return {
    selection,
    isSome: isSome(selection),
    part: partOf(selection, page),
    toggle: (id: number) => choose(toggle(selection, id, page)),
    togglePage: () => choose(togglePage(selection, page)),
    chooseAll: () => choose({ kind: 'filter' }),
    clear: () => choose(nobody),
    /** All that passes the filter, as the server takes it. */
    all: { filter: sent(filter) },
    /** What the server takes for it. */
    select: selection.kind === 'filter' ? { filter: sent(filter) } : { ids: [...selection.ids] },
  };
}
export type Selecting = ReturnType<typeof useSelection>;
