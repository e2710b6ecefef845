import { Typography } from '@strapi/design-system';
import type { AccountView } from '../../../contracts/accounts';
import { AskDialog } from '../shared/AskDialog';
import { useWords } from '../shared/words';
import { renewalsLeft } from './account-asks';
import { useAccountName } from './AccountPerson';

type RenewDialogProps = { account: AccountView; onConfirm: () => void; onClose: () => void };

/** Asks before a renewal is spent: how many there are, what one gives, and that the plugin renews by itself. */
export function RenewDialog({ account, onConfirm, onClose }: RenewDialogProps) {
  const words = useWords();
  const name = useAccountName()(account);
  const left = renewalsLeft(account) ?? 0;
  const max = account.token?.renewal?.max ?? left;
  const confirm = () => {
    onClose();
    onConfirm();
  };
  return (
    <AskDialog
      title={words('renew.title', { name })}
      confirm={words('renew.confirm')}
      disabled={left === 0}
      onConfirm={confirm}
      onCancel={onClose}
      testId="douyin-renew-dialog"
    >
      <Typography textAlign="center" fontWeight="semiBold">
        {words('renew.left', { left, max, after: Math.max(0, left - 1) })}
      </Typography>
      <Typography textAlign="center">{words('renew.effect')}</Typography>
      <Typography variant="pi" textColor="neutral600" textAlign="center">
        {words('renew.hint')}
      </Typography>
    </AskDialog>
  );
}
