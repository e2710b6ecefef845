import { useState } from 'react';
import { leadFileContracts as contracts, type ImportView } from '../../../contracts/lead-files';
import { callApi } from '../api';
import { useAnswer } from '../shared/use-answer';
import { useEvery } from '../shared/use-every';
import { useShowFailure } from '../shared/use-explain';
import { isGoing } from './import-stage';

const everyMs = 1500;

/** One's own imports, as they go on, and what can be done about each. */
export function useImports() {
  const list = useAnswer(contracts.imports);
  const showFailure = useShowFailure();
  const [busy, setBusy] = useState<string | null>(null);
  useEvery(everyMs, () => {
    if (list.data?.some(isGoing)) void list.refresh();
  });
  const act = async (id: string, work: () => Promise<ImportView>) => {
    setBusy(id);
    await work().catch(showFailure);
    await list.refresh();
    setBusy(null);
  };
  return {
    list,
    busy,
    /** Ends what goes on: of a try the file is left. */
    cancel: ({ id, stage }: ImportView) => {
      const contract = stage === 'checking' ? contracts.stopCheck : contracts.cancelImport;
      return act(id, () => callApi(contract, { params: { id } }));
    },
    revert: (id: string) => act(id, () => callApi(contracts.revertImport, { params: { id } })),
  };
}
export type Imports = ReturnType<typeof useImports>;
