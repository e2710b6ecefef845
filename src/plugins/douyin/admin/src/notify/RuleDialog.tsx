import type { FormEvent } from 'react';
import { Box, Button, Flex, Modal } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import type { NotifyChoices } from '../../../contracts/lead-notify';
import { FailureBox } from '../shared/FailureBox';
import { useReturnFocus } from '../shared/use-return-focus';
import { useWords } from '../shared/words';
import { withKnownChannels } from './rule-values';
import { RuleFields } from './RuleFields';
import { useRuleForm, type Edited } from './use-rule-form';

const formId = 'douyin-notify-form';

/** A click beside the dialog must not lose what was typed. */
const stay = (event: Event): void => event.preventDefault();

type RuleDialogProps = {
  edited: Edited;
  choices: NotifyChoices;
  onSaved: () => void;
  onClose: () => void;
};

/** The form of a rule, or of a new one. */
export function RuleDialog({ edited, choices, onSaved, onClose }: RuleDialogProps) {
  const words = useWords();
  const returnFocus = useReturnFocus();
  const { toggleNotification } = useNotification();
  const { rule } = edited;
  const known = { ...edited, rule: rule && withKnownChannels(rule, choices.channels) };
  const form = useRuleForm(known, ({ name }) => {
    toggleNotification({ type: 'success', message: words('notify.saved', { name }) });
    onSaved();
    onClose();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void form.save();
  };
  return (
    <Modal.Root open onOpenChange={(next: boolean) => (next ? undefined : onClose())}>
      <Modal.Content
        aria-describedby={undefined}
        onCloseAutoFocus={returnFocus}
        onInteractOutside={stay}
        style={{ maxWidth: '76rem' }}
        data-testid="douyin-notify-dialog"
      >
        <Modal.Header closeLabel={words('action.close')}>
          <Modal.Title>
            {rule ? words('notify.edit', { name: rule.name }) : words('notify.new.title')}
          </Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Box tag="form" id={formId} onSubmit={submit} noValidate>
            <Flex direction="column" alignItems="stretch" gap={5}>
              {form.failure ? <FailureBox failure={form.failure} /> : null}
              <RuleFields form={form} choices={choices} />
            </Flex>
          </Box>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {words('action.cancel')}
          </Button>
          <Button type="submit" form={formId} loading={form.saving} data-testid="douyin-notify-save">
            {words('action.save')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
