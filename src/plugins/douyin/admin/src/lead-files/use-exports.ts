import { useState } from 'react';
import { leadFileContracts as contracts, type ExportView } from '../../../contracts/lead-files';
import { callApi } from '../api';
import { useAnswer } from '../shared/use-answer';
import { useEvery } from '../shared/use-every';
import { useShowFailure } from '../shared/use-explain';
import { isGoing } from './export-stage';

const everyMs = 1500;

/** The exports of a list, as they go on, and what can be done about each. */
export function useExports(whose: 'mine' | 'all') {
  const list = useAnswer(contracts.exports, { query: { whose } });
  const showFailure = useShowFailure();
  const [busy, setBusy] = useState<string | null>(null);
  useEvery(everyMs, () => {
    if (list.data?.some(isGoing)) void list.refresh();
  });
  const act = async (id: string, work: () => Promise<ExportView>) => {
    setBusy(id);
    try {
      const fresh = await work();
      list.change((rows) => rows.map((row) => (row.id === id ? fresh : row)));
    } catch (thrown) {
      showFailure(thrown);
      await list.refresh();
    }
    setBusy(null);
  };
  return {
    list,
    busy,
    cancel: (id: string) => act(id, () => callApi(contracts.cancelExport, { params: { id } })),
    discard: (id: string) => act(id, () => callApi(contracts.discardExport, { params: { id } })),
  };
}
export type Exports = ReturnType<typeof useExports>;
