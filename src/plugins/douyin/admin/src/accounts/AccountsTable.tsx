import type { ReactNode } from 'react';
import { Flex, Link, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { AccountView } from '../../../contracts/accounts';
import { pagePath } from '../plugin-id';
import { Moment } from '../shared/Moment';
import { useWords } from '../shared/words';
import { AccountPerson } from './AccountPerson';
import { LastError } from './LastError';
import { StateBadge } from './StateBadge';

const columns = ['account', 'app', 'user', 'state', 'scopes', 'connected', 'lastLogin'] as const;

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

function AppLink({ account: { appId, appName } }: { account: AccountView }) {
  return (
    <Link tag={RouterLink} to={pagePath(`/apps/${appId}`)}>
      <Typography tag="span" textColor="primary600" ellipsis style={cell} title={appName}>
        {appName}
      </Typography>
    </Link>
  );
}

function UserName({ name }: { name: string | null }) {
  const words = useWords();
  const color = name ? 'neutral800' : 'neutral500';
  return (
    <Typography tag="div" textColor={color} ellipsis style={cell} title={name ?? undefined}>
      {name ?? words('account.no-user')}
    </Typography>
  );
}

function State({ account }: { account: AccountView }) {
  return (
    <Flex direction="column" alignItems="flex-start" gap={2}>
      <StateBadge account={account} />
      {account.lastError ? <LastError error={account.lastError} /> : null}
    </Flex>
  );
}

type RowProps = { account: AccountView; actions: ReactNode };

function AccountRow({ account, actions }: RowProps) {
  const cells = {
    account: <AccountPerson account={account} />,
    app: <AppLink account={account} />,
    user: <UserName name={account.username} />,
    state: <State account={account} />,
    scopes: <Scopes scopes={account.scopes} />,
    connected: <Moment at={account.connectedAt} />,
    lastLogin: <Moment at={account.lastLoginAt} />,
  };
  return (
    <Tr data-testid={`douyin-account-${account.id}`} data-nickname={account.nickname}>
      {columns.map((column) => (
        <Td key={column}>{cells[column]}</Td>
      ))}
      <Td>{actions}</Td>
    </Tr>
  );
}

type AccountsTableProps = { accounts: AccountView[]; actionsOf: (account: AccountView) => ReactNode };

/** The table of authorised accounts; `actionsOf` gives the buttons at the end of a row. */
export function AccountsTable({ accounts, actionsOf }: AccountsTableProps) {
  const words = useWords();
  return (
    <Table colCount={columns.length + 1} rowCount={accounts.length + 1} data-testid="douyin-accounts">
      <Thead>
        <Tr>
          {[...columns, 'actions' as const].map((column) => (
            <Th key={column}>
              <Typography variant="sigma">{words(`account.column.${column}`)}</Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {accounts.map((account) => (
          <AccountRow key={account.id} account={account} actions={actionsOf(account)} />
        ))}
      </Tbody>
    </Table>
  );
}
