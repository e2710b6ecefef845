import { Button, Flex, LinkButton } from '@strapi/design-system';
import { ArrowClockwise, Clock, Code, Link as LinkIcon, SignOut } from '@strapi/icons';
import { Link } from 'react-router-dom';
import type { AccountView } from '../../../contracts/accounts';
import { explorerPath } from '../explorer/explorer-place';
import { useAllowed } from '../permissions';
import { pagePath } from '../plugin-id';
import { SteadyButton } from '../shared/SteadyButton';
import { useWords } from '../shared/words';
import { canRefresh, renewalsLeft, type Ask } from './account-asks';
import type { TokenCalls } from './use-token-calls';

type AccountActionsProps = { account: AccountView; calls: TokenCalls; onAsk: Ask };

function TokenButtons({ account, calls, onAsk }: AccountActionsProps) {
  const words = useWords();
  const busy = calls.busy[account.id];
  const left = renewalsLeft(account);
  return (
    <>
      <SteadyButton
        size="S"
        variant="secondary"
        startIcon={<ArrowClockwise />}
        busy={busy === 'refresh'}
        idle={busy !== undefined}
        disabled={!canRefresh(account)}
        onClick={() => void calls.run('refresh', account)}
        data-testid="douyin-account-refresh"
      >
        {words('token.refresh')}
      </SteadyButton>
      {left === null ? null : (
        <SteadyButton
          size="S"
          variant="tertiary"
          startIcon={<Clock />}
          busy={busy === 'renew'}
          idle={busy !== undefined}
          disabled={left === 0}
          onClick={() => onAsk('renew', account)}
          data-testid="douyin-account-renew"
        >
          {words('token.renew', { left })}
        </SteadyButton>
      )}
    </>
  );
}

/** Everything that can be done about one account, as far as the administrator may. */
export function AccountActions({ account, calls, onAsk }: AccountActionsProps) {
  const words = useWords();
  const allowed = useAllowed();
  return (
    <Flex gap={2} wrap="wrap">
      {allowed('account.refresh') && account.token ? (
        <TokenButtons account={account} calls={calls} onAsk={onAsk} />
      ) : null}
      {allowed('account.connect') ? (
        <Button
          size="S"
          variant={account.state === 'expired' ? 'default' : 'tertiary'}
          startIcon={<LinkIcon />}
          onClick={() => onAsk('reauthorize', account)}
          data-testid="douyin-account-reauthorize"
        >
          {words('reauthorize.button')}
        </Button>
      ) : null}
      <Button
        size="S"
        variant="tertiary"
        onClick={() => onAsk('history', account)}
        data-testid="douyin-account-history"
      >
        {words('history.button')}
      </Button>
      {allowed('account.explore') && account.token ? (
        <LinkButton
          tag={Link}
          size="S"
          variant="tertiary"
          startIcon={<Code />}
          to={pagePath(explorerPath({ app: account.appId, account: account.openId }))}
        >
          {words('nav.explorer')}
        </LinkButton>
      ) : null}
      {allowed('account.disconnect') && account.state !== 'disconnected' ? (
        <Button
          size="S"
          variant="danger-light"
          startIcon={<SignOut />}
          onClick={() => onAsk('disconnect', account)}
          data-testid="douyin-account-disconnect"
        >
          {words('disconnect.confirm')}
        </Button>
      ) : null}
    </Flex>
  );
}
