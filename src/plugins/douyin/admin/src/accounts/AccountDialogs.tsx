import type { AccountView } from '../../../contracts/accounts';
import type { AccountDialog } from './account-asks';
import { DisconnectDialog } from './DisconnectDialog';
import { HistoryDialog } from './HistoryDialog';
import { ReauthorizeDialog } from './ReauthorizeDialog';
import { RenewDialog } from './RenewDialog';

type AccountDialogsProps = {
  dialog: AccountDialog;
  account: AccountView;
  onRenew: (account: AccountView) => void;
  /** The account's row must be read again. */
  onChanged: () => void;
  onClose: () => void;
};

/** The open dialog about one account. */
export function AccountDialogs({ dialog, account, onRenew, onChanged, onClose }: AccountDialogsProps) {
  if (dialog === 'renew')
    return <RenewDialog account={account} onConfirm={() => onRenew(account)} onClose={onClose} />;
  if (dialog === 'disconnect')
    return <DisconnectDialog account={account} onDone={onChanged} onClose={onClose} />;
  const close = () => {
    onClose();
    // Its owner may have consented while the dialog was open.
    onChanged();
  };
  if (dialog === 'history') return <HistoryDialog account={account} onClose={onClose} />;
  return <ReauthorizeDialog account={account} onClose={close} />;
}
