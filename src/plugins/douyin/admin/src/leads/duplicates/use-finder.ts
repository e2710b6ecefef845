import { useEffect, useRef, useState } from 'react';
import { leadDuplicateContracts, type DuplicateSearch } from '../../../../contracts/lead-duplicates';
import type { Contract } from '../../../../contracts/contract';
import { callApi } from '../../api';
import { pause } from '../../shared/pause';
import { useAnswer } from '../../shared/use-answer';
import { useShowFailure } from '../../shared/use-explain';

const everyMs = 1_000;

/** Whether a search goes on. */
export const isGoing = ({ stage }: DuplicateSearch): boolean => stage === 'queued' || stage === 'running';

/** The search for duplicates: how it goes on, and the buttons for it; `onOver` hears of its end. */
export function useFinder(onOver: () => void) {
  const answer = useAnswer(leadDuplicateContracts.state);
  const showFailure = useShowFailure();
  const [busy, setBusy] = useState(false);
  const over = useRef(onOver);
  over.current = onOver;
  const { data, replace } = answer;
  const going = data !== null && isGoing(data);

  useEffect(() => {
    if (!going) return;
    const controller = new AbortController();
    const { signal } = controller;
    const follow = async () => {
      for (;;) {
        await pause(everyMs, signal);
        if (signal.aborted) return;
        const fresh = await callApi(leadDuplicateContracts.state, {}, signal);
        replace(fresh);
        if (!isGoing(fresh)) return over.current();
      }
    };
    follow().catch(showFailure);
    return () => controller.abort();
  }, [going, replace, showFailure]);

  const send = async (contract: Contract) => {
    setBusy(true);
    try {
      const fresh = (await callApi(contract)) as DuplicateSearch;
      replace(fresh);
      if (!isGoing(fresh)) over.current();
    } catch (thrown) {
      showFailure(thrown);
    }
    setBusy(false);
  };
  return {
    answer,
    busy,
    going,
    run: () => send(leadDuplicateContracts.search),
    cancel: () => send(leadDuplicateContracts.cancel),
  };
}
export type Finder = ReturnType<typeof useFinder>;
