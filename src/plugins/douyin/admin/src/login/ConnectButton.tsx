import { Button } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useAllowed } from '../permissions';
import { useWords } from '../shared/words';

/** The button of the page as it is now: its header makes it anew while it scrolls. Null where there is none. */
export const connectButton = (): HTMLElement | null =>
  document.querySelector('[data-testid="douyin-connect"]');

/**
 * Asks for the dialog that connects an account; not there for who may not. The dialog belongs to the page: Strapi's
 * header makes its buttons anew when it becomes sticky.
 */
export function ConnectButton({ onOpen }: { onOpen: () => void }) {
  const words = useWords();
  if (!useAllowed()('account.connect')) return null;
  return (
    <Button startIcon={<Plus />} onClick={onOpen} data-testid="douyin-connect">
      {words('connect.button')}
    </Button>
  );
}
