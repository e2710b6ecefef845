import { useState, type ChangeEvent } from 'react';
import { Field, Loader, TextInput, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { eraseManyContracts } from '../../../contracts/lead-operations';
import { AskDialog } from '../shared/AskDialog';
import { readFailure, type Failure } from '../shared/failure';
import { FailureBox } from '../shared/FailureBox';
import { ReasonField } from '../shared/ReasonField';
import { useAnswer } from '../shared/use-answer';
import { useWords } from '../shared/words';
import type { EraseOrder } from './use-operation';

type DialogProps = {
  select: EraseOrder['select'];
  onOrder: (order: EraseOrder) => Promise<void>;
  onClose: () => void;
};

function Typed({
  total,
  value,
  onChange,
}: {
  total: number;
  value: string;
  onChange: (text: string) => void;
}) {
  const words = useWords();
  return (
    <Field.Root id="douyin-erase-count" name="count" required>
      <Field.Label>{words('lead.erase.type', { total })}</Field.Label>
      <TextInput
        name="count"
        inputMode="numeric"
        autoComplete="off"
        value={value}
        onChange={(event: ChangeEvent<HTMLInputElement>) => onChange(event.target.value)}
      />
    </Field.Root>
  );
}

/** Asks whether many people shall be erased for good: how many they are must be typed. */
export function EraseManyDialog({ select, onOrder, onClose }: DialogProps) {
  const words = useWords();
  const intl = useIntl();
  const count = useAnswer(eraseManyContracts.count, { body: { select } });
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const total = count.data?.total ?? 0;
  const isSure = total > 0 && typed.trim() === String(total) && reason.trim() !== '';
  const confirm = async () => {
    try {
      await onOrder({ select, reason: reason.trim(), expected: total });
    } catch (thrown) {
      setFailure(readFailure(thrown));
      setTyped('');
      count.reload();
    }
  };
  return (
    <AskDialog
      title={words('lead.erase.many.title')}
      confirm={words('lead.erase.confirm')}
      danger
      disabled={!isSure}
      onConfirm={confirm}
      onCancel={onClose}
      testId="douyin-erase-dialog"
    >
      {failure ? <FailureBox failure={failure} /> : null}
      {count.failure ? <FailureBox failure={count.failure} onRetry={count.reload} /> : null}
      {count.data ? (
        <Typography fontWeight="bold" textAlign="center" data-testid="douyin-erase-total">
          {words('lead.erase.many.count', { n: total, count: intl.formatNumber(total) })}
        </Typography>
      ) : (
        <Loader small>{words('lead.count.pending')}</Loader>
      )}
      <Typography textAlign="center">{words('lead.erase.text')}</Typography>
      <ReasonField
        label={words('lead.erase.reason')}
        hint={words('lead.erase.reason.hint')}
        value={reason}
        onChange={setReason}
      />
      {total > 0 ? <Typed total={total} value={typed} onChange={setTyped} /> : null}
    </AskDialog>
  );
}
