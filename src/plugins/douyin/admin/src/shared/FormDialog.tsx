import { useId, type FormEvent, type ReactNode } from 'react';
import { Box, Button, Flex } from '@strapi/design-system';
import { DialogFrame } from './DialogFrame';
import { FailureBox } from './FailureBox';
import type { Saving } from './use-saving';
import { useWords } from './words';

type FormDialogProps = {
  title: string;
  /** As a CSS length. */
  width?: string;
  saving: Saving;
  /** False while something in it is wrong: it is shown beside the field, and nothing is sent. */
  isValid?: boolean;
  children: ReactNode;
  onClose: () => void;
  /** The button that saves is found by `<testId>-save`. */
  testId: string;
};

/** A form in a dialog, saved by its button or by Enter. */
export function FormDialog(props: FormDialogProps) {
  const { title, width = '72rem', saving, isValid = true, children, onClose, testId } = props;
  const words = useWords();
  const formId = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isValid && !saving.busy) void saving.save();
  };
  const footer = (
    <>
      <Button variant="tertiary" onClick={onClose}>
        {words('action.cancel')}
      </Button>
      <Button type="submit" form={formId} loading={saving.busy} data-testid={`${testId}-save`}>
        {words('action.save')}
      </Button>
    </>
  );
  return (
    <DialogFrame title={title} width={width} footer={footer} onClose={onClose} testId={testId}>
      <Box tag="form" id={formId} onSubmit={submit} noValidate>
        <Flex direction="column" alignItems="stretch" gap={5}>
          {saving.failure ? <FailureBox failure={saving.failure} /> : null}
          {children}
        </Flex>
      </Box>
    </DialogFrame>
  );
}
