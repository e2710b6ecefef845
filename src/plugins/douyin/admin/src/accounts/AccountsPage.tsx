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
import { useWords } from '../shared/words';
import { filterNames, isFiltered, readFilters } from './account-filters';
import { AccountFilters } from './AccountFilters';
import { AccountsTable } from './AccountsTable';
import { DisconnectButton } from './DisconnectButton';
import { DisconnectDialog } from './DisconnectDialog';
import { NoAccounts, NoMatch } from './NoAccounts';

/** `changes` counts up whenever the list must be read again. */
type ListProps = { apps: AppView[]; changes: number; onChanged: () => void };

function AccountList({ apps, changes, onChanged }: ListProps) {
  const { page, pageSize, filter, setFilter, clearFilters } = useListQuery();
  const filters = readFilters(filter);
  const accounts = useAnswer(accountContracts.list, { query: { page, pageSize, ...filters } }, changes);
  const [asked, setAsked] = useState<AccountView | null>(null);
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
                actionsOf={(account) => <DisconnectButton account={account} onAsk={setAsked} />}
              />
              <Pager page={page} pageSize={pageSize} total={total} />
            </div>
          )
        }
      </Await>
      {asked ? <DisconnectDialog account={asked} onDone={onChanged} onClose={() => setAsked(null)} /> : null}
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

/** The platform users who authorised one of the apps. */
export function AccountsPage() {
  const words = useWords();
  const mayReadApps = useAllowed()('app.read');
  const { filter } = useListQuery();
  const [changes, setChanges] = useState(0);
  const [connecting, setConnecting] = useState(false);
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
        />
      ) : null}
    </Screen>
  );
}
