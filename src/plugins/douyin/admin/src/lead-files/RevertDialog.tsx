import { Typography } from '@strapi/design-system';
import type { ImportView } from '../../../contracts/lead-files';
import { AskDialog } from '../shared/AskDialog';
import { useWords } from '../shared/words';

type RevertProps = { view: ImportView; onRevert: () => Promise<void>; onClose: () => void };

/** Asks before an import is taken back. */
export function RevertDialog({ view: { counts }, onRevert, onClose }: RevertProps) {
  const words = useWords();
  const confirm = async () => {
    await onRevert();
    onClose();
  };
  return (
    <AskDialog
      title={words('lead.import.revert.title')}
      confirm={words('lead.import.revert')}
      danger
      onConfirm={confirm}
      onCancel={onClose}
      testId="douyin-import-revert-dialog"
    >
      <Typography textAlign="center">
        {words('lead.import.revert.text', { created: counts.created, changed: counts.changed })}
      </Typography>
      <Typography textAlign="center" variant="pi" textColor="neutral600">
        {words('lead.import.revert.stays')}
      </Typography>
    </AskDialog>
  );
}
