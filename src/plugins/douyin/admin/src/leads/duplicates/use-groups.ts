import { useState } from 'react';
import { leadDuplicateContracts, type DuplicatePage } from '../../../../contracts/lead-duplicates';
import { callApi } from '../../api';
import { useAnswer } from '../../shared/use-answer';
import { useShowFailure } from '../../shared/use-explain';

const size = 20;

/** Groups of leads that look like one person, and more of them as they are asked for. */
export function useGroups() {
  const [round, setRound] = useState(0);
  const answer = useAnswer(leadDuplicateContracts.list, { query: { size } }, round);
  const showFailure = useShowFailure();
  const [busy, setBusy] = useState(false);
  const readOn = async () => {
    const cursor = answer.data?.nextCursor;
    if (!cursor) return;
    setBusy(true);
    try {
      const more = await callApi(leadDuplicateContracts.list, { query: { size, cursor } });
      answer.change((page: DuplicatePage) => ({ ...more, groups: [...page.groups, ...more.groups] }));
    } catch (thrown) {
      showFailure(thrown);
    }
    setBusy(false);
  };
  return { answer, busy, readOn, again: () => setRound((count) => count + 1) };
}
