import { useCallback, useRef, useState, type ChangeEvent } from 'react';
import { Field, TextInput, Typography } from '@strapi/design-system';
import { AskDialog } from '../shared/AskDialog';
import { readFailure, type Failure } from '../shared/failure';
import { FailureBox } from '../shared/FailureBox';
import { useWords } from '../shared/words';

const longest = 500;

type DiscardDialogProps = {
  /** How many rows it is about. */
  count: number;
  onConfirm: (reason: string) => Promise<void>;
  onClose: () => void;
  /** Where the focus goes when what asked is gone. */
  returnTo: () => HTMLElement | null;
};

function Reason({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const words = useWords();
  return (
    <Field.Root
      id="douyin-sync-discard-reason"
      name="reason"
      required
      hint={words('sync.discard.reason.hint')}
    >
      <Field.Label>{words('sync.discard.reason')}</Field.Label>
      <TextInput
        name="reason"
        value={value}
        maxLength={longest}
        autoComplete="off"
        onChange={(event: ChangeEvent<HTMLInputElement>) => onChange(event.target.value)}
      />
      <Field.Hint />
    </Field.Root>
  );
}

/** Asks why rows are given up, and does it. */
export function DiscardDialog({ count, onConfirm, onClose, returnTo }: DiscardDialogProps) {
  const words = useWords();
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const done = useRef(false);
  const instead = useCallback(() => (done.current ? returnTo() : null), [returnTo]);
  const confirm = async () => {
    try {
      await onConfirm(reason.trim());
      done.current = true;
      onClose();
    } catch (thrown) {
      setFailure(readFailure(thrown));
    }
  };
  return (
    <AskDialog
      title={words('sync.discard.title', { count })}
      confirm={words('sync.letters.discard')}
      danger
      disabled={reason.trim() === ''}
      returnTo={instead}
      onConfirm={confirm}
      onCancel={onClose}
      testId="douyin-sync-discard-dialog"
    >
      {failure ? <FailureBox failure={failure} /> : null}
      <Typography>{words('sync.discard.text')}</Typography>
      <Reason value={reason} onChange={setReason} />
    </AskDialog>
  );
}
