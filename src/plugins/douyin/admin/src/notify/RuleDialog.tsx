import { useNotification } from '@strapi/strapi/admin';
import type { NotifyChoices } from '../../../contracts/lead-notify';
import { FormDialog } from '../shared/FormDialog';
import { useWords } from '../shared/words';
import { withKnownChannels } from './rule-values';
import { RuleFields } from './RuleFields';
import { useRuleForm, type Edited } from './use-rule-form';

type RuleDialogProps = {
  edited: Edited;
  choices: NotifyChoices;
  onSaved: () => void;
  onClose: () => void;
};

/** The form of a rule, or of a new one. */
export function RuleDialog({ edited, choices, onSaved, onClose }: RuleDialogProps) {
  const words = useWords();
  const { toggleNotification } = useNotification();
  const { rule } = edited;
  const known = { ...edited, rule: rule && withKnownChannels(rule, choices.channels) };
  const form = useRuleForm(known, ({ name }) => {
    toggleNotification({ type: 'success', message: words('notify.saved', { name }) });
    onSaved();
    onClose();
  });
  return (
    <FormDialog
      title={rule ? words('notify.edit', { name: rule.name }) : words('notify.new.title')}
      width="76rem"
      saving={form}
      onClose={onClose}
      testId="douyin-notify-dialog"
    >
      <RuleFields form={form} choices={choices} />
    </FormDialog>
  );
}
