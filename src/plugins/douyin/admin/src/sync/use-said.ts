import { useCallback, useRef, useState } from 'react';
import type { RunView } from '../../../contracts/sync';
import { useWords } from '../shared/words';
import { isGoing, milestoneOf, outcomeOf } from './run-words';

/** Whose run it is, in words. */
export type NameOf = (run: RunView) => string;

/** What a live region says of runs: each step on the way, and the end; not every page. */
export function useSaid(nameOf: NameOf): { said: string; say: (run: RunView) => void } {
  const words = useWords();
  const [said, setSaid] = useState('');
  const over = useRef(new Set<string>());
  const say = useCallback(
    (run: RunView) => {
      const name = nameOf(run);
      // What the stream of events read before the end may come after the answer that tells of it.
      if (isGoing(run) && over.current.has(run.id)) return;
      if (!isGoing(run)) {
        over.current.add(run.id);
        const outcome = words(`sync.outcome.${outcomeOf(run)}`);
        return setSaid(words('sync.said.over', { name, outcome, inserted: run.counters.inserted }));
      }
      const stage = words(`sync.stage.${run.stage}`);
      const percent = milestoneOf(run);
      setSaid(
        percent === null
          ? words('sync.said.stage', { name, stage })
          : words('sync.said.percent', { name, stage, percent }),
      );
    },
    [words, nameOf],
  );
  return { said, say };
}
