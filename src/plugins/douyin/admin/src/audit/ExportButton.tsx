import { useState } from 'react';
import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { auditContracts, type AuditRange } from '../../../contracts/audit';
import { fetchFile } from '../api';
import { useAllowed } from '../permissions';
import { saveFile } from '../shared/save-file';
import { useShowFailure } from '../shared/use-explain';
import { useWords } from '../shared/words';

const fileName = (): string => `douyin-audit-${new Date().toISOString().slice(0, 10)}.ndjson`;

/** Downloads all lines that match the filter as NDJSON; off for administrators without the permission. */
export function ExportButton({ query }: { query: AuditRange }) {
  const words = useWords();
  const allowed = useAllowed()('audit.export');
  const { toggleNotification } = useNotification();
  const showFailure = useShowFailure();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      saveFile(await fetchFile(auditContracts.export, { query }), fileName());
      toggleNotification({ type: 'success', message: words('audit.export.done') });
    } catch (thrown) {
      showFailure(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      variant="secondary"
      startIcon={<Download />}
      disabled={!allowed}
      loading={busy}
      onClick={() => void save()}
      data-testid="douyin-audit-export"
    >
      {words('audit.export.button')}
    </Button>
  );
}
