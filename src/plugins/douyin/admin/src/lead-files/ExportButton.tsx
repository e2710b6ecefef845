import { useState } from 'react';
import { Download } from '@strapi/icons';
import { useAllowed } from '../permissions';
import { SteadyButton } from '../shared/SteadyButton';
import { useWords } from '../shared/words';
import { ExportDialog, type ExportOf } from './ExportDialog';

/** Opens the export of some leads; nothing for whoever may not export. */
export function ExportButton({ of, testId }: { of: ExportOf; testId: string }) {
  const words = useWords();
  const mayExport = useAllowed()('lead.export');
  const [open, setOpen] = useState(false);
  if (!mayExport) return null;
  return (
    <>
      <SteadyButton
        size="S"
        variant="secondary"
        startIcon={<Download />}
        onClick={() => setOpen(true)}
        data-testid={testId}
      >
        {words('lead.export.button')}
      </SteadyButton>
      {open ? <ExportDialog of={of} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
