import { Flex } from '@strapi/design-system';
import type { AppView } from '../../../contracts/apps';
import { CopyValue } from '../shared/CopyValue';
import { Empty } from '../shared/Empty';
import { NothingFound } from '../shared/NothingFound';
import { useWords } from '../shared/words';

/** Where a visitor can log in right now; null while no app does logins. */
const loginApp = (apps: AppView[]): AppView | null =>
  apps.find(({ isDefault, switches }) => isDefault && switches.login) ??
  apps.find(({ switches }) => switches.login) ??
  null;

/** What the list shows while there is no account at all: how the first one comes to be. */
export function NoAccounts({ apps }: { apps: AppView[] }) {
  const words = useWords();
  const app = loginApp(apps);
  return (
    <Empty title={words('account.empty.title')} testId="douyin-accounts-empty">
      <Flex direction="column" gap={3}>
        {words(app ? 'account.empty.text' : 'account.empty.no-login')}
        {app ? <CopyValue value={app.urls.login} what={words('url.login')} /> : null}
      </Flex>
    </Empty>
  );
}

/** What the list shows when its filters leave nothing over. */
export function NoMatch({ onClear }: { onClear: () => void }) {
  const words = useWords();
  return (
    <NothingFound title={words('account.empty.filtered')} testId="douyin-accounts-no-match" onClear={onClear}>
      {words('account.empty.filtered.text')}
    </NothingFound>
  );
}
