import { useState, type ReactNode } from 'react';
import { AskDialog } from './AskDialog';
import { readFailure, type Failure } from './failure';
import { FailureBox } from './FailureBox';
import { ReasonField } from './ReasonField';

type ReasonDialogProps = {
  title: string;
  /** What is asked for, and a hint what to write. */
  reason: { label: string; hint: string };
  confirm: string;
  danger?: boolean;
  children: ReactNode;
  /** Does it; what it throws is shown. */
  onConfirm: (reason: string) => Promise<void>;
  onClose: () => void;
  /** Where the focus goes afterwards, unless to what opened the dialog. */
  returnTo?: () => HTMLElement | null;
  testId: string;
};

/** Asks whether, and why; the audit keeps it. */
export function ReasonDialog({ reason, children, onConfirm, onClose, ...asked }: ReasonDialogProps) {
  const [text, setText] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const answer = async () => {
    try {
      await onConfirm(text.trim());
      onClose();
    } catch (thrown) {
      setFailure(readFailure(thrown));
    }
  };
  return (
    <AskDialog {...asked} disabled={text.trim() === ''} onConfirm={answer} onCancel={onClose}>
      {failure ? <FailureBox failure={failure} /> : null}
      {children}
      <ReasonField label={reason.label} hint={reason.hint} value={text} onChange={setText} />
    </AskDialog>
  );
}
