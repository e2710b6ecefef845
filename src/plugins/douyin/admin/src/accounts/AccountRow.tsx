import { Flex, IconButton, Typography } from '@strapi/design-system';
import { ArrowClockwise, ChevronDown, ChevronUp } from '@strapi/icons';
import type { AccountView } from '../../../contracts/accounts';
import { useAllowed } from '../permissions';
import { Td, Tr } from '../shared/table';
import { useWords } from '../shared/words';
import { canRefresh, toggleId } from './account-asks';
import { AccountPerson, useAccountName } from './AccountPerson';
import { LastError, troubleOf } from './LastError';
import { StateBadge } from './StateBadge';
import { AccessBar, GrantBar } from './TokenBars';
import { TokenActivity } from './TokenActivity';
import type { TokenCalls } from './use-token-calls';

const nothing = <Typography textColor="neutral600">–</Typography>;

function State({ account }: { account: AccountView }) {
  const trouble = troubleOf(account);
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <StateBadge account={account} />
      {trouble ? <LastError error={trouble} /> : null}
    </Flex>
  );
}

type RowProps = {
  account: AccountView;
  now: number;
  open: boolean;
  onToggle: () => void;
  calls: TokenCalls;
};

function RefreshIcon({ account, calls }: Pick<RowProps, 'account' | 'calls'>) {
  const words = useWords();
  const name = useAccountName()(account);
  if (!useAllowed()('account.refresh') || !canRefresh(account)) return null;
  const busy = calls.busy[account.id] !== undefined;
  return (
    <IconButton
      variant="ghost"
      label={words(busy ? 'token.refreshing' : 'token.refresh.of', { name })}
      aria-disabled={busy}
      aria-busy={busy}
      onClick={busy ? undefined : () => void calls.run('refresh', account)}
      data-testid="douyin-account-refresh-icon"
    >
      <ArrowClockwise />
    </IconButton>
  );
}

function Toggle({ account, open, onToggle }: Pick<RowProps, 'account' | 'open' | 'onToggle'>) {
  const words = useWords();
  const name = useAccountName()(account);
  return (
    <IconButton
      id={toggleId(account.id)}
      variant="ghost"
      label={words(open ? 'account.details.hide' : 'account.details.show', { name })}
      aria-expanded={open}
      onClick={onToggle}
      data-testid="douyin-account-toggle"
    >
      {open ? <ChevronUp /> : <ChevronDown />}
    </IconButton>
  );
}

/** One account in a line: who, whether it works, both ends of its tokens, and what was and will be done about them. */
export function AccountRow({ account, now, open, onToggle, calls }: RowProps) {
  const { token } = account;
  return (
    <Tr data-testid={`douyin-account-${account.id}`} data-nickname={account.nickname}>
      <Td>
        <AccountPerson account={account} />
      </Td>
      <Td minWidth="15rem">
        <State account={account} />
      </Td>
      <Td>{token ? <AccessBar token={token} now={now} /> : nothing}</Td>
      <Td>{token ? <GrantBar token={token} now={now} /> : nothing}</Td>
      <Td>{token ? <TokenActivity token={token} now={now} /> : nothing}</Td>
      <Td>
        <Flex gap={1} justifyContent="flex-end">
          <RefreshIcon account={account} calls={calls} />
          <Toggle account={account} open={open} onToggle={onToggle} />
        </Flex>
      </Td>
    </Tr>
  );
}
