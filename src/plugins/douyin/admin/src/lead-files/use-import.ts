import { useState } from 'react';
import {
  leadFileContracts as contracts,
  type ImportPlan,
  type ImportView,
} from '../../../contracts/lead-files';
import { callApi } from '../api';
import { useAnswer } from '../shared/use-answer';
import { useEvery } from '../shared/use-every';
import { useShowFailure } from '../shared/use-explain';
import { isGoing } from './import-stage';

const everyMs = 1000;

/** One import as it goes on, and all steps of it. */
export function useImport(id: string) {
  const params = { id };
  const answer = useAnswer(contracts.readImport, { params });
  const showFailure = useShowFailure();
  const [busy, setBusy] = useState(false);
  useEvery(everyMs, () => {
    if (answer.data && isGoing(answer.data)) void answer.refresh();
  });
  const take = async (work: () => Promise<ImportView>) => {
    setBusy(true);
    try {
      await work();
    } catch (thrown) {
      showFailure(thrown);
    }
    // What a step answers lacks the first rows, and a refusal tells that it stands elsewhere by now.
    await answer.refresh();
    setBusy(false);
  };
  return {
    answer,
    busy,
    check: (body: ImportPlan) => take(() => callApi(contracts.checkImport, { params, body })),
    start: (body: ImportPlan) => take(() => callApi(contracts.startImport, { params, body })),
    stopCheck: () => take(() => callApi(contracts.stopCheck, { params })),
    cancel: () => take(() => callApi(contracts.cancelImport, { params })),
    revert: () => take(() => callApi(contracts.revertImport, { params })),
  };
}
export type Importing = ReturnType<typeof useImport>;
