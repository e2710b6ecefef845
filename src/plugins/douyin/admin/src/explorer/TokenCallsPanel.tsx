import { useState } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import { ArrowClockwise, Clock } from '@strapi/icons';
import type { AccountView } from '../../../contracts/accounts';
import { canRefresh, renewalsLeft } from '../accounts/account-asks';
import { useAccountName } from '../accounts/AccountPerson';
import { LastOutcome } from '../accounts/LastOutcome';
import { RenewDialog } from '../accounts/RenewDialog';
import { useTokenCalls, type TokenCall } from '../accounts/use-token-calls';
import { useAllowed } from '../permissions';
import { AskDialog } from '../shared/AskDialog';
import { Panel } from '../shared/Panel';
import { SteadyButton } from '../shared/SteadyButton';
import { useWords } from '../shared/words';

type DialogProps = { account: AccountView; onConfirm: () => void; onClose: () => void };

function RefreshDialog({ account, onConfirm, onClose }: DialogProps) {
  const words = useWords();
  const name = useAccountName()(account);
  const confirm = () => {
    onClose();
    onConfirm();
  };
  return (
    <AskDialog
      title={words('explorer.refresh.title', { name })}
      confirm={words('token.refresh')}
      onConfirm={confirm}
      onCancel={onClose}
      testId="douyin-explorer-refresh-dialog"
    >
      <Typography textAlign="center">{words('explorer.refresh.effect')}</Typography>
    </AskDialog>
  );
}

type TokenCallsPanelProps = {
  account: AccountView;
  onFresh: (account: AccountView) => void;
  onStale: () => void;
};

/** Refresh and renew: they change the account's tokens, so they stand apart from reading and ask first. */
export function TokenCallsPanel({ account, onFresh, onStale }: TokenCallsPanelProps) {
  const words = useWords();
  const calls = useTokenCalls({ onFresh, onFailed: onStale });
  const [asked, setAsked] = useState<TokenCall | null>(null);
  if (!useAllowed()('account.refresh')) return null;
  const busy = calls.busy[account.id];
  const left = renewalsLeft(account);
  const outcome = calls.outcomes[account.id];
  const dialog = { account, onClose: () => setAsked(null) };
  return (
    <Panel title={words('explorer.calls')} hint={words('explorer.calls.hint')} testId="douyin-explorer-calls">
      <Flex gap={2} wrap="wrap">
        <SteadyButton
          variant="secondary"
          startIcon={<ArrowClockwise />}
          busy={busy === 'refresh'}
          idle={busy !== undefined}
          disabled={!canRefresh(account)}
          onClick={() => setAsked('refresh')}
          data-testid="douyin-explorer-refresh"
        >
          {words('token.refresh')}
        </SteadyButton>
        {left === null ? null : (
          <SteadyButton
            variant="tertiary"
            startIcon={<Clock />}
            busy={busy === 'renew'}
            idle={busy !== undefined}
            disabled={left === 0}
            onClick={() => setAsked('renew')}
            data-testid="douyin-explorer-renew"
          >
            {words('token.renew', { left })}
          </SteadyButton>
        )}
      </Flex>
      {outcome ? <LastOutcome outcome={outcome} /> : null}
      {asked === 'refresh' ? (
        <RefreshDialog {...dialog} onConfirm={() => void calls.run('refresh', account)} />
      ) : null}
      {asked === 'renew' ? (
        <RenewDialog {...dialog} onConfirm={() => void calls.run('renew', account)} />
      ) : null}
    </Panel>
  );
}
