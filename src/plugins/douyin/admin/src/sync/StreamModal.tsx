import type { ReactNode } from 'react';
import { Modal } from '@strapi/design-system';
import { useReturnFocus } from '../shared/use-return-focus';
import { useWords } from '../shared/words';

type StreamModalProps = {
  title: string;
  width: string;
  children: ReactNode;
  footer: ReactNode;
  onClose: () => void;
  testId: string;
};

/** A click beside a dialog must not lose what was typed. */
const stay = (event: Event): void => event.preventDefault();

/** A dialog about a stream; Escape closes it, and the focus goes back to what opened it. */
export function StreamModal({ title, width, children, footer, onClose, testId }: StreamModalProps) {
  const words = useWords();
  const returnFocus = useReturnFocus();
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
        <Modal.Footer>{footer}</Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
