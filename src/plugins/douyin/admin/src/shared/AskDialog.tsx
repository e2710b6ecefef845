import { useState, type ReactNode } from 'react';
import { Button, Dialog, Flex } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { useReturnFocus } from './use-return-focus';
import { useWords } from './words';

type AskDialogProps = {
  title: string;
  children: ReactNode;
  confirm: string;
  cancel?: string;
  danger?: boolean;
  disabled?: boolean;
  onConfirm: () => Promise<void> | void;
  onCancel: () => void;
  /** Where the focus goes afterwards, unless to what opened the dialog. */
  returnTo?: () => HTMLElement | null;
  testId?: string;
};

/**
 * An open question before something that cannot easily be taken back; Escape and Cancel answer no. Once it is answered with yes it stays
 * until that is done: no would come too late.
 */
export function AskDialog(props: AskDialogProps) {
  const words = useWords();
  const [busy, setBusy] = useState(false);
  const returnFocus = useReturnFocus(props.returnTo);
  const confirm = async () => {
    setBusy(true);
    try {
      await props.onConfirm();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog.Root open onOpenChange={(open: boolean) => (open || busy ? undefined : props.onCancel())}>
      <Dialog.Content onCloseAutoFocus={returnFocus} data-testid={props.testId}>
        <Dialog.Header>{props.title}</Dialog.Header>
        <Dialog.Body>
          <Flex direction="column" alignItems="stretch" gap={4} width="100%">
            <Flex justifyContent="center">
              <WarningCircle
                fill={props.danger ? 'danger600' : 'warning600'}
                width="2.4rem"
                height="2.4rem"
                aria-hidden
              />
            </Flex>
            {props.children}
          </Flex>
        </Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button fullWidth variant="tertiary" disabled={busy}>
              {props.cancel ?? words('action.cancel')}
            </Button>
          </Dialog.Cancel>
          <Button
            fullWidth
            variant={props.danger ? 'danger' : 'default'}
            loading={busy}
            disabled={props.disabled}
            onClick={() => void confirm()}
            data-testid="douyin-dialog-confirm"
          >
            {props.confirm}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
