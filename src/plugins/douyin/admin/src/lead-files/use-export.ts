import { useState } from 'react';
import type { Input } from '../../../contracts/contract';
import { leadFileContracts as contracts, type ExportView } from '../../../contracts/lead-files';
import { callApi } from '../api';
import { useEvery } from '../shared/use-every';
import { useShowFailure } from '../shared/use-explain';
import { isGoing } from './export-stage';

const everyMs = 1000;

/** What is asked to be exported. */
export type ExportAsk = Input<typeof contracts.startExport>['body'];

/** Begins an export and follows it. */
export function useExport() {
  const showFailure = useShowFailure();
  const [view, setView] = useState<ExportView | null>(null);
  const [busy, setBusy] = useState(false);
  const take = async (work: () => Promise<ExportView>) => {
    setBusy(true);
    await work().then(setView).catch(showFailure);
    setBusy(false);
  };
  useEvery(everyMs, () => {
    if (!view || !isGoing(view)) return;
    const { id } = view;
    // One answer that is missed is asked for again.
    callApi(contracts.readExport, { params: { id } }).then(setView, () => undefined);
  });
  return {
    view,
    busy,
    start: (body: ExportAsk) => take(() => callApi(contracts.startExport, { body })),
    cancel: (id: string) => take(() => callApi(contracts.cancelExport, { params: { id } })),
  };
}
export type Exporting = ReturnType<typeof useExport>;
