import { useState } from 'react';
import { Typography } from '@strapi/design-system';
import type { NotifyRuleView } from '../../../contracts/lead-notify';
import { AskDialog } from '../shared/AskDialog';
import { readFailure, type Failure } from '../shared/failure';
import { FailureBox } from '../shared/FailureBox';
import { useWords } from '../shared/words';

type RuleDeleteDialogProps = {
  rule: NotifyRuleView;
  onDelete: (rule: NotifyRuleView) => Promise<void>;
  onClose: () => void;
};

/** Asks before a rule is deleted. */
export function RuleDeleteDialog({ rule, onDelete, onClose }: RuleDeleteDialogProps) {
  const words = useWords();
  const [failure, setFailure] = useState<Failure | null>(null);
  const remove = async () => {
    try {
      await onDelete(rule);
      onClose();
    } catch (thrown) {
      setFailure(readFailure(thrown));
    }
  };
  return (
    <AskDialog
      title={words('notify.delete.title', { name: rule.name })}
      confirm={words('notify.delete.confirm')}
      danger
      onConfirm={remove}
      onCancel={onClose}
      testId="douyin-notify-delete-dialog"
    >
      {failure ? <FailureBox failure={failure} /> : null}
      <Typography textAlign="center">{words('notify.delete.text', { waiting: rule.waiting })}</Typography>
    </AskDialog>
  );
}
