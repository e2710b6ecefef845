import { useState } from 'react';
import type { Contract, Input } from '../../../contracts/contract';
import { leadFileContracts, type ExportView, type ImportView } from '../../../contracts/lead-files';
import { fetchFile } from '../api';
import { saveFile } from '../shared/save-file';
import { useShowFailure } from '../shared/use-explain';

const day = (): string => new Date().toISOString().slice(0, 10);

/** Fetches files of leads and lets the browser save them. */
export function useDownload() {
  const showFailure = useShowFailure();
  const [busy, setBusy] = useState(false);
  const download = async <C extends Contract>(contract: C, params: Input<C>['params'], name: string) => {
    setBusy(true);
    try {
      saveFile(await fetchFile(contract, { params } as Partial<Input<C>>), name);
    } catch (thrown) {
      showFailure(thrown);
    }
    setBusy(false);
  };
  return {
    busy,
    exported: ({ id, format }: ExportView) =>
      download(leadFileContracts.downloadExport, { id }, `douyin-leads-${day()}.${format}`),
    rejected: ({ id, format }: ImportView) =>
      download(leadFileContracts.rejectedRows, { id }, `douyin-rejected-${day()}.${format}`),
  };
}
export type Downloading = ReturnType<typeof useDownload>;
