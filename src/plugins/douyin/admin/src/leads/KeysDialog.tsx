import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { useReturnFocus } from '../shared/use-return-focus';
import { useWords } from '../shared/words';
import { keyActions } from './keys';

const Key = styled.kbd`
  min-width: 5.6rem;
  padding: 0.2rem 0.8rem;
  text-align: center;
  font-family: monospace;
  color: ${({ theme }) => theme.colors.neutral800};
  background: ${({ theme }) => theme.colors.neutral100};
  border: 1px solid ${({ theme }) => theme.colors.neutral300};
  border-radius: ${({ theme }) => theme.borderRadius};
`;

/** Lists the keys of the page. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const returnFocus = useReturnFocus();
  return (
    <Modal.Root open onOpenChange={(open: boolean) => (open ? undefined : onClose())}>
      <Modal.Content
        aria-describedby={undefined}
        onCloseAutoFocus={returnFocus}
        style={{ maxWidth: '48rem' }}
        data-testid="douyin-leads-keys"
      >
        <Modal.Header closeLabel={words('action.close')}>
          <Modal.Title>{words('lead.keys.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
            {Object.entries(keyActions).map(([key, action]) => (
              <Flex tag="li" key={key} gap={4}>
                <Key>{key === 'Escape' ? 'Esc' : key}</Key>
                <Typography>{words(`lead.keys.${action}`)}</Typography>
              </Flex>
            ))}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button onClick={onClose}>{words('action.close')}</Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
