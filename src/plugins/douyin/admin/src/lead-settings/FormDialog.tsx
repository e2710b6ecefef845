import { useId, type FormEvent, type ReactNode } from 'react';
import { Box, Button, Flex, Modal } from '@strapi/design-system';
import { FailureBox } from '../shared/FailureBox';
import { useReturnFocus } from '../shared/use-return-focus';
import { useWords } from '../shared/words';
import type { Saving } from './use-saving';

type FormDialogProps = {
  title: string;
  saving: Saving;
  /** False while something in it is wrong: it is shown beside the field, and nothing is sent. */
  isValid?: boolean;
  children: ReactNode;
  onClose: () => void;
  testId: string;
};

/** A click beside the dialog must not lose what was typed. */
const stay = (event: Event): void => event.preventDefault();

/** A form in a dialog, saved by its button or by Enter. */
export function FormDialog({ title, saving, isValid = true, children, onClose, testId }: FormDialogProps) {
  const words = useWords();
  const formId = useId();
  const returnFocus = useReturnFocus();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isValid && !saving.busy) void saving.save();
  };
  return (
    <Modal.Root open onOpenChange={(next: boolean) => (next ? undefined : onClose())}>
      <Modal.Content
        aria-describedby={undefined}
        style={{ maxWidth: '72rem' }}
        onInteractOutside={stay}
        onCloseAutoFocus={returnFocus}
        data-testid={testId}
      >
        <Modal.Header closeLabel={words('action.close')}>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Box tag="form" id={formId} onSubmit={submit} noValidate>
            <Flex direction="column" alignItems="stretch" gap={5}>
              {saving.failure ? <FailureBox failure={saving.failure} /> : null}
              {children}
            </Flex>
          </Box>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {words('action.cancel')}
          </Button>
          <Button type="submit" form={formId} loading={saving.busy} data-testid={`${testId}-save`}>
            {words('action.save')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
