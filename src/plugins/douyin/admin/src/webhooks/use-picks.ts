import { useState } from 'react';
import type { DeliveryFilter } from '../../../contracts/webhook-inbox';
import { isSome, noPicks, partOf, selectOf, toggle, togglePage, type Picks } from './picks';

/** The picked deliveries of a list; another filter begins with none. */
export function usePicks(filter: DeliveryFilter, page: readonly string[]) {
  const of = JSON.stringify(filter);
  const [chosen, setChosen] = useState<{ picks: Picks; of: string }>({ picks: noPicks, of });
  const picks = chosen.of === of ? chosen.picks : noPicks;
  const choose = (next: Picks) => setChosen({ picks: next, of });
  return {
    picks,
    isSome: isSome(picks),
    part: partOf(picks, page),
    toggle: (id: string) => choose(toggle(picks, id, page)),
    togglePage: () => choose(togglePage(picks, page)),
    chooseAll: () => choose({ ids: [], isAll: true }),
    clear: () => choose(noPicks),
    /** What the server takes for it. */
    select: selectOf(picks, filter),
  };
}
export type Picking = ReturnType<typeof usePicks>;
