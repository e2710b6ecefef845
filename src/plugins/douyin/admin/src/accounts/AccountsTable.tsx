import { Flex, Link, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { AccountView } from '../../../contracts/accounts';
import { pagePath } from '../plugin-id';
import { CopyValue } from '../shared/CopyValue';
import { Moment } from '../shared/Moment';
import { useWords } from '../shared/words';
import { AccountAvatar } from './AccountAvatar';
import { shortId } from './short-id';
import { TokenBadge } from './TokenBadge';

const columns = ['account', 'app', 'user', 'token', 'scopes', 'connected', 'lastLogin'] as const;

const cell = { display: 'block', maxWidth: '16rem' };

function Scopes({ scopes }: { scopes: string[] }) {
  const words = useWords();
  const [first, ...rest] = scopes;
  if (!first) return <Typography textColor="neutral500">–</Typography>;
  return (
    <Flex gap={1} title={scopes.join(words('list.separator'))}>
      <Typography variant="pi" style={{ fontFamily: 'monospace' }}>
        {first}
      </Typography>
      {rest.length > 0 ? (
        <Typography variant="pi">{words('account.scopes.more', { count: rest.length })}</Typography>
      ) : null}
    </Flex>
  );
}

function Person({ account }: { account: AccountView }) {
  const words = useWords();
  const name = account.nickname || words('account.nameless');
  return (
    <Flex gap={3}>
      <AccountAvatar name={account.nickname} url={account.avatarUrl} />
      <Flex direction="column" alignItems="flex-start">
        <Typography fontWeight="semiBold" ellipsis style={{ maxWidth: '18rem' }} title={name}>
          {name}
        </Typography>
        <CopyValue value={account.openId} short={shortId(account.openId)} what="open_id" quiet />
      </Flex>
    </Flex>
  );
}

function AccountRow({ account }: { account: AccountView }) {
  const words = useWords();
  return (
    <Tr data-testid={`douyin-account-${account.id}`} data-nickname={account.nickname}>
      <Td>
        <Person account={account} />
      </Td>
      <Td>
        <Link tag={RouterLink} to={pagePath(`/apps/${account.appId}`)}>
          <Typography tag="span" textColor="primary600" ellipsis style={cell} title={account.appName}>
            {account.appName}
          </Typography>
        </Link>
      </Td>
      <Td>
        <Typography
          tag="div"
          textColor={account.username ? 'neutral800' : 'neutral500'}
          ellipsis
          style={cell}
          title={account.username ?? undefined}
        >
          {account.username ?? words('account.no-user')}
        </Typography>
      </Td>
      <Td>
        <TokenBadge token={account.token} />
      </Td>
      <Td>
        <Scopes scopes={account.scopes} />
      </Td>
      <Td>
        <Moment at={account.connectedAt} />
      </Td>
      <Td>
        <Moment at={account.lastLoginAt} />
      </Td>
    </Tr>
  );
}

/** The table of authorised accounts. */
export function AccountsTable({ accounts }: { accounts: AccountView[] }) {
  const words = useWords();
  return (
    <Table colCount={columns.length} rowCount={accounts.length + 1} data-testid="douyin-accounts">
      <Thead>
        <Tr>
          {columns.map((column) => (
            <Th key={column}>
              <Typography variant="sigma">{words(`account.column.${column}`)}</Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {accounts.map((account) => (
          <AccountRow key={account.id} account={account} />
        ))}
      </Tbody>
    </Table>
  );
}
