import { useState } from 'react';
import { Typography } from '@strapi/design-system';
import { AskDialog } from '../shared/AskDialog';
import { FailureBox } from '../shared/FailureBox';
import { readFailure, type Failure } from '../shared/failure';
import { useWords } from '../shared/words';

type RemoveDialogProps = {
  title: string;
  text: string;
  /** What gets the focus afterwards, for what opened the dialog is gone with the row. */
  returnTo: string;
  remove: () => Promise<unknown>;
  onRemoved: () => void;
  onClose: () => void;
};

/** Asks before something is removed; why it cannot be stays to be read. */
export function RemoveDialog({ title, text, returnTo, remove, onRemoved, onClose }: RemoveDialogProps) {
  const words = useWords();
  const [failure, setFailure] = useState<Failure | null>(null);
  const confirm = async () => {
    try {
      await remove();
      onRemoved();
      onClose();
    } catch (thrown) {
      setFailure(readFailure(thrown));
    }
  };
  return (
    <AskDialog
      danger
      title={title}
      confirm={words('lead.settings.remove')}
      onConfirm={confirm}
      onCancel={onClose}
      returnTo={() => document.querySelector<HTMLElement>(`[data-testid="${returnTo}"]`)}
      testId="douyin-remove-dialog"
    >
      <Typography textAlign="center">{text}</Typography>
      {failure ? <FailureBox failure={failure} /> : null}
    </AskDialog>
  );
}
