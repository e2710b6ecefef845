import { Flex } from '@strapi/design-system';
import { accountContracts } from '../../../contracts/accounts';
import { appContracts, type AppView } from '../../../contracts/apps';
import { useAllowed } from '../permissions';
import { Await } from '../shared/Await';
import { CopyValue } from '../shared/CopyValue';
import { Empty } from '../shared/Empty';
import { Filter } from '../shared/Filter';
import { Pager } from '../shared/Pager';
import { useListQuery } from '../shared/paging';
import { Screen } from '../shared/Screen';
import { useAnswer } from '../shared/use-answer';
import { useWords } from '../shared/words';
import { AccountsTable } from './AccountsTable';

/** Where a visitor can log in right now; null while no app does logins. */
const loginApp = (apps: AppView[], chosen: string | undefined): AppView | null =>
  apps.find(({ id, switches }) => id === chosen && switches.login) ??
  apps.find(({ isDefault, switches }) => isDefault && switches.login) ??
  apps.find(({ switches }) => switches.login) ??
  null;

function NoAccounts({ app }: { app: AppView | null }) {
  const words = useWords();
  return (
    <Empty title={words('account.empty.title')} testId="douyin-accounts-empty">
      <Flex direction="column" gap={3}>
        {words(app ? 'account.empty.text' : 'account.empty.no-login')}
        {app ? <CopyValue value={app.urls.login} what={words('url.login')} /> : null}
      </Flex>
    </Empty>
  );
}

type ListProps = { apps: AppView[] };

function AccountList({ apps }: ListProps) {
  const words = useWords();
  const { page, pageSize, filter, setFilter } = useListQuery();
  const app = filter('app');
  const accounts = useAnswer(accountContracts.list, { query: { page, pageSize, app } });
  const options = apps.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {apps.length > 0 ? (
        <Filter
          label={words('account.filter.app')}
          value={app}
          options={options}
          onChange={(next) => setFilter('app', next)}
        />
      ) : null}
      <Await of={accounts}>
        {({ rows, total }) =>
          total === 0 ? (
            <NoAccounts app={loginApp(apps, app)} />
          ) : (
            <div>
              <AccountsTable accounts={rows} />
              <Pager page={page} pageSize={pageSize} total={total} />
            </div>
          )
        }
      </Await>
    </Flex>
  );
}

function WithApps() {
  const answer = useAnswer(appContracts.list);
  return (
    <Await of={answer}>{({ apps }) => <AccountList apps={apps.filter((app) => !app.deletedAt)} />}</Await>
  );
}

/** The platform users who authorised one of the apps. */
export function AccountsPage() {
  const words = useWords();
  const mayReadApps = useAllowed()('app.read');
  return (
    <Screen
      title={words('account.list.title')}
      subtitle={words('account.list.subtitle')}
      needs="account.read"
    >
      {mayReadApps ? <WithApps /> : <AccountList apps={[]} />}
    </Screen>
  );
}
