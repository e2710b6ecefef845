import type { ReactNode } from 'react';
import { Button, Modal } from '@strapi/design-system';
import { useReturnFocus } from './use-return-focus';
import { useWords } from './words';

type DialogFrameProps = {
  title: string;
  /** As a CSS length. */
  width: string;
  children: ReactNode;
  /** Its buttons; left out, one that closes it. */
  footer?: ReactNode;
  onClose: () => void;
  /** Where the focus goes afterwards, unless to what opened the dialog. */
  returnTo?: () => HTMLElement | null;
  testId: string;
};

/** A click beside a dialog must not lose what was typed. */
const stay = (event: Event): void => event.preventDefault();

/** A dialog with a title, a body and buttons; Escape closes it, and the focus goes back to what opened it. */
export function DialogFrame({ title, width, children, footer, onClose, returnTo, testId }: DialogFrameProps) {
  const words = useWords();
  const close = (
    <Button variant="tertiary" onClick={onClose}>
      {words('action.close')}
    </Button>
  );
  const returnFocus = useReturnFocus(returnTo);
  return (
    <Modal.Root open onOpenChange={(next: boolean) => (next ? undefined : onClose())}>
      <Modal.Content
        aria-describedby={undefined}
        onCloseAutoFocus={returnFocus}
        onInteractOutside={stay}
        style={{ maxWidth: width }}
        data-testid={testId}
      >
        <Modal.Header closeLabel={words('action.close')}>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>{children}</Modal.Body>
        <Modal.Footer>{footer ?? close}</Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
