import { Button } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useAllowed } from '../permissions';
import { useWords } from '../shared/words';

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
