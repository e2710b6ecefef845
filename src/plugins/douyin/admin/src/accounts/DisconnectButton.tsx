import { IconButton } from '@strapi/design-system';
import { SignOut } from '@strapi/icons';
import type { AccountView } from '../../../contracts/accounts';
import { useAllowed } from '../permissions';
import { useWords } from '../shared/words';
import { useAccountName } from './AccountPerson';

type DisconnectButtonProps = { account: AccountView; onAsk: (account: AccountView) => void };

/** Asks to disconnect an account; not there for who may not, nor where nothing is connected. */
export function DisconnectButton({ account, onAsk }: DisconnectButtonProps) {
  const words = useWords();
  const name = useAccountName()(account);
  const allowed = useAllowed()('account.disconnect');
  if (!allowed || account.state === 'disconnected') return null;
  return (
    <IconButton
      variant="ghost"
      label={words('disconnect.action', { name })}
      onClick={() => onAsk(account)}
      data-testid="douyin-account-disconnect"
    >
      <SignOut />
    </IconButton>
  );
}
