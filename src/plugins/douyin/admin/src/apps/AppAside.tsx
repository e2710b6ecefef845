import { Flex, Typography } from '@strapi/design-system';
import type { AppView } from '../../../contracts/apps';
import { CheckPanel } from '../checks/CheckPanel';
import { LoginCounters } from '../login/LoginCounters';
import { Panel } from '../shared/Panel';
import { useWords } from '../shared/words';
import type { AppForm } from './use-app-form';

/** Results of another key, place or secret prove nothing about this one: the panel starts afresh. */
const identityOf = ({ clientKey, baseUrl, secret }: AppView): string =>
  [clientKey, baseUrl, secret?.fingerprint].join(' ');

/** What is beside the form of an app: its test, and what came of its logins. */
export function AppAside({ form: { app, changed } }: { form: AppForm }) {
  const words = useWords();
  if (!app) {
    return (
      <Panel title={words('check.title')}>
        <Typography textColor="neutral600">{words('check.after-save')}</Typography>
      </Panel>
    );
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <CheckPanel key={identityOf(app)} app={app} unsaved={changed} />
      <LoginCounters appId={app.id} />
    </Flex>
  );
}
