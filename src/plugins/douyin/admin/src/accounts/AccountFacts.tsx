import type { ReactNode } from 'react';
import { Box, Flex, Grid, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { AccountView, TokenView } from '../../../contracts/accounts';
import { pagePath } from '../plugin-id';
import { CopyValue } from '../shared/CopyValue';
import { useMoments } from '../shared/moments';
import { useWords } from '../shared/words';
import { renewsItself } from './life';
import { shortId } from './short-id';
import { AccessBar, GrantBar } from './TokenBars';
import { renewalWords } from './token-words';

type FactProps = { name: string; children: ReactNode };

function Fact({ name, children }: FactProps) {
  return (
    <Box>
      <Typography tag="dt" variant="pi" textColor="neutral600">
        {name}
      </Typography>
      <Typography tag="dd" variant="pi" style={{ margin: 0, overflowWrap: 'anywhere' }}>
        {children}
      </Typography>
    </Box>
  );
}

type GroupProps = { title: string; children: ReactNode };

function Group({ title, children }: GroupProps) {
  return (
    <Grid.Item col={4} s={6} xs={12} direction="column" alignItems="stretch" gap={3}>
      <Typography tag="h3" variant="omega" fontWeight="bold">
        {title}
      </Typography>
      <Flex tag="dl" direction="column" alignItems="stretch" gap={3} style={{ margin: 0 }}>
        {children}
      </Flex>
    </Grid.Item>
  );
}

type TokenProps = { token: TokenView; now: number };

function AccessFacts({ token, now }: TokenProps) {
  const words = useWords();
  const { full } = useMoments();
  return (
    <Group title={words('token.access')}>
      <AccessBar token={token} now={now} />
      <Fact name={words('token.until')}>
        {full(token.accessExpiresAt)}
        {token.accessAssumed ? ` · ${words('token.assumed.hint')}` : null}
      </Fact>
      <Fact name={words('token.last-refresh')}>
        {token.lastRefreshAt ? full(token.lastRefreshAt) : words('token.last.never')}
      </Fact>
      <Fact name={words('token.next-attempt')}>
        {token.nextAttemptAt ? full(token.nextAttemptAt) : words('token.next.nobody.hint')}
      </Fact>
    </Group>
  );
}

function GrantFacts({ token, now }: TokenProps) {
  const words = useWords();
  const { full } = useMoments();
  const date = token.refreshExpiresAt && full(token.refreshExpiresAt);
  const { key, values } = renewalWords(token);
  return (
    <Group title={words('token.grant')}>
      <GrantBar token={token} now={now} />
      {date ? <Fact name={words('token.until')}>{date}</Fact> : null}
      <Fact name={words('token.renewals')}>
        {words(key, { ...values, date })}
        {renewsItself(token) ? ` · ${words('renewal.itself')}` : null}
      </Fact>
      <Fact name={words('token.granted')}>{full(token.grantedAt)}</Fact>
      {token.grant === 'healthy' ? null : (
        <Fact name={words('token.grant-state')}>{words(`grant.${token.grant}`)}</Fact>
      )}
    </Group>
  );
}

function Ids({ account }: { account: AccountView }) {
  return (
    <>
      <Fact name="open_id">
        <CopyValue value={account.openId} short={shortId(account.openId)} what="open_id" quiet />
      </Fact>
      {account.unionId ? (
        <Fact name="union_id">
          <CopyValue value={account.unionId} short={shortId(account.unionId)} what="union_id" quiet />
        </Fact>
      ) : null}
    </>
  );
}

function PersonFacts({ account }: { account: AccountView }) {
  const words = useWords();
  const { full } = useMoments();
  return (
    <Group title={words('account.column.account')}>
      <Fact name={words('account.column.app')}>
        <Link tag={RouterLink} to={pagePath(`/apps/${account.appId}`)}>
          {account.appName}
        </Link>
      </Fact>
      <Fact name={words('account.column.user')}>{account.username ?? words('account.no-user')}</Fact>
      {account.phoneMasked ? <Fact name={words('account.phone')}>{account.phoneMasked}</Fact> : null}
      <Ids account={account} />
      <Fact name={words('account.column.scopes')}>
        {account.scopes.length > 0 ? account.scopes.join(words('list.separator')) : '–'}
      </Fact>
      <Fact name={words('account.column.connected')}>{full(account.connectedAt)}</Fact>
      <Fact name={words('account.column.lastLogin')}>
        {account.lastLoginAt ? full(account.lastLoginAt) : '–'}
      </Fact>
    </Group>
  );
}

/** All that is known of an account: its two token ends, and who it is. */
export function AccountFacts({ account, now }: { account: AccountView; now: number }) {
  const { token } = account;
  return (
    <Grid.Root gap={6}>
      {token ? <AccessFacts token={token} now={now} /> : null}
      {token ? <GrantFacts token={token} now={now} /> : null}
      <PersonFacts account={account} />
    </Grid.Root>
  );
}
