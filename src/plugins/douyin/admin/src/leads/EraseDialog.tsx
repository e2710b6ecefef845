import { useState } from 'react';
import { Typography } from '@strapi/design-system';
import { AskDialog } from '../shared/AskDialog';
import { readFailure, type Failure } from '../shared/failure';
import { FailureBox } from '../shared/FailureBox';
import { ReasonField } from '../shared/ReasonField';
import { useWords } from '../shared/words';

/** What is asked about one person: to be erased, kept from it, or let go again. */
export type PrivacyAsk = 'erase' | 'hold' | 'release';

type DialogProps = {
  ask: PrivacyAsk;
  name: string;
  onConfirm: (reason: string) => Promise<void>;
  onClose: () => void;
  /** Where the focus goes afterwards: the menu that asked is closed by then. */
  returnTo: () => HTMLElement | null;
};

/** Asks why a person is erased or kept from it. */
export function EraseDialog({ ask, name, onConfirm, onClose, returnTo }: DialogProps) {
  const words = useWords();
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const confirm = async () => {
    try {
      await onConfirm(reason.trim());
      onClose();
    } catch (thrown) {
      setFailure(readFailure(thrown));
    }
  };
  return (
    <AskDialog
      title={words(`lead.privacy.${ask}.title`, { name })}
      confirm={words(`lead.privacy.${ask}.confirm`)}
      danger={ask === 'erase'}
      disabled={reason.trim() === ''}
      returnTo={returnTo}
      onConfirm={confirm}
      onCancel={onClose}
      testId="douyin-privacy-dialog"
    >
      {failure ? <FailureBox failure={failure} /> : null}
      <Typography textAlign="center">{words(`lead.privacy.${ask}.text`)}</Typography>
      <ReasonField
        label={words('lead.erase.reason')}
        hint={words('lead.erase.reason.hint')}
        value={reason}
        onChange={setReason}
      />
    </AskDialog>
  );
}
