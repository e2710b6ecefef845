import { useState } from 'react';
import { Flex } from '@strapi/design-system';
import { accountContracts, type AccountView } from '../../../contracts/accounts';
import { appContracts, type AppView } from '../../../contracts/apps';
import { ConnectButton } from '../login/ConnectButton';
import { ConnectDialog } from '../login/ConnectDialog';
import { useAllowed } from '../permissions';
import { Await } from '../shared/Await';
import { Pager } from '../shared/Pager';
import { useListQuery } from '../shared/paging';
import { Screen } from '../shared/Screen';
import { useAnswer } from '../shared/use-answer';
import { useEvery } from '../shared/use-every';
import { useWords } from '../shared/words';
import { filterNames, isFiltered, readFilters } from './account-filters';
import type { AccountDialog } from './account-asks';
import { AccountDialogs } from './AccountDialogs';
import { AccountFilters } from './AccountFilters';
import { AccountsTable } from './AccountsTable';
import { DeviceConnectDialog } from './DeviceConnectDialog';
import { NoAccounts, NoMatch } from './NoAccounts';
import { useTokenCalls } from './use-token-calls';

/** `changes` counts up whenever the list must be read again. */
type ListProps = { apps: AppView[]; changes: number; onChanged: () => void };

/** One page of accounts; `put` shows an account as it now is without asking for the page again. */
function useAccounts(changes: number) {
  const query = useListQuery();
  const { page, pageSize } = query;
  const filters = readFilters(query.filter);
  const accounts = useAnswer(accountContracts.list, { query: { page, pageSize, ...filters } }, changes);
  const put = (fresh: AccountView) =>
    accounts.change((list) => ({
      ...list,
      rows: list.rows.map((row) => (row.id === fresh.id ? fresh : row)),
    }));
  // The plugin refreshes tokens meanwhile.
  useEvery(60_000, () => void accounts.refresh());
  return { ...query, filters, accounts, put };
}

function AccountList({ apps, changes, onChanged }: ListProps) {
  const { page, pageSize, filters, accounts, put, setFilter, clearFilters } = useAccounts(changes);
  const calls = useTokenCalls({ onFresh: put, onFailed: onChanged });
  const [asked, setAsked] = useState<{ dialog: AccountDialog; account: AccountView } | null>(null);
  const nothing = isFiltered(filters) ? (
    <NoMatch onClear={() => clearFilters(filterNames)} />
  ) : (
    <NoAccounts apps={apps} />
  );
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <AccountFilters apps={apps} filters={filters} onChange={setFilter} />
      <Await of={accounts}>
        {({ rows, total }) =>
          total === 0 ? (
            nothing
          ) : (
            <div>
              <AccountsTable
                accounts={rows}
                calls={calls}
                onAsk={(dialog, account) => setAsked({ dialog, account })}
              />
              <Pager page={page} pageSize={pageSize} total={total} />
            </div>
          )
        }
      </Await>
      {asked ? (
        <AccountDialogs
          {...asked}
          onRenew={(account) => void calls.run('renew', account)}
          onChanged={onChanged}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </Flex>
  );
}

function WithApps(props: Omit<ListProps, 'apps'>) {
  const answer = useAnswer(appContracts.list);
  return (
    <Await of={answer}>
      {({ apps }) => <AccountList {...props} apps={apps.filter((app) => !app.deletedAt)} />}
    </Await>
  );
}

/** The platform users who authorised one of the apps, and how their tokens are. */
export function AccountsPage() {
  const words = useWords();
  const mayReadApps = useAllowed()('app.read');
  const { filter } = useListQuery();
  const [changes, setChanges] = useState(0);
  const [connecting, setConnecting] = useState(false);
  const [device, setDevice] = useState<AppView | null>(null);
  const list = { changes, onChanged: () => setChanges((count) => count + 1) };
  return (
    <Screen
      title={words('account.list.title')}
      subtitle={words('account.list.subtitle')}
      needs="account.read"
      primary={<ConnectButton onOpen={() => setConnecting(true)} />}
    >
      {mayReadApps ? <WithApps {...list} /> : <AccountList apps={[]} {...list} />}
      {connecting ? (
        <ConnectDialog
          app={filter('app')}
          onClose={() => setConnecting(false)}
          onConnected={list.onChanged}
          onDevice={(app) => {
            setConnecting(false);
            setDevice(app);
          }}
        />
      ) : null}
      {device ? (
        <DeviceConnectDialog app={device} onClose={() => setDevice(null)} onConnected={list.onChanged} />
      ) : null}
    </Screen>
  );
}
