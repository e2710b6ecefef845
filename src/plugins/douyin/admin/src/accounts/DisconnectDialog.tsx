import { useCallback, useRef, useState } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { accountContracts, type AccountView } from '../../../contracts/accounts';
import { callApi } from '../api';
import { AskDialog } from '../shared/AskDialog';
import { readFailure, type Failure } from '../shared/failure';
import { FailureBox } from '../shared/FailureBox';
import { useWords } from '../shared/words';
import { toggleId } from './account-asks';
import { useAccountName } from './AccountPerson';

const consequences = ['tokens', 'sessions', 'jobs', 'back'] as const;

function Consequences() {
  const words = useWords();
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
      {consequences.map((name) => (
        <Typography tag="li" key={name} style={{ listStyle: 'disc', marginInlineStart: '2rem' }}>
          {words(`disconnect.effect.${name}`)}
        </Typography>
      ))}
    </Flex>
  );
}

type DisconnectDialogProps = { account: AccountView; onDone: () => void; onClose: () => void };

/** Says what disconnecting an account does, and does it. */
export function DisconnectDialog({ account, onDone, onClose }: DisconnectDialogProps) {
  const words = useWords();
  const name = useAccountName()(account);
  const { toggleNotification } = useNotification();
  const [failure, setFailure] = useState<Failure | null>(null);
  const done = useRef(false);
  // The button that asked goes with the tokens.
  const returnTo = useCallback(
    () => (done.current ? document.getElementById(toggleId(account.id)) : null),
    [account.id],
  );
  const disconnect = async () => {
    try {
      await callApi(accountContracts.disconnect, { params: { id: account.id } });
      toggleNotification({ type: 'success', message: words('disconnect.done', { name }) });
      done.current = true;
      onClose();
      onDone();
    } catch (thrown) {
      setFailure(readFailure(thrown));
    }
  };
  return (
    <AskDialog
      title={words('disconnect.title', { name })}
      confirm={words('disconnect.confirm')}
      danger
      returnTo={returnTo}
      onConfirm={disconnect}
      onCancel={onClose}
      testId="douyin-disconnect-dialog"
    >
      {failure ? <FailureBox failure={failure} /> : null}
      <Consequences />
    </AskDialog>
  );
}
