import { Flex, Typography } from '@strapi/design-system';
import type { AppView } from '../../../contracts/apps';
import { platformTraits } from '../../../contracts/platforms';
import { CheckPanel } from '../checks/CheckPanel';
import { LoginCounters } from '../login/LoginCounters';
import { Panel } from '../shared/Panel';
import { useWords } from '../shared/words';
import { ConnectPanel } from './ConnectPanel';
import type { AppForm } from './use-app-form';

/** Results of another key, place or secret prove nothing about this one: the panel starts afresh. */
const identityOf = ({ clientKey, baseUrl, secret }: AppView): string =>
  [clientKey, baseUrl, secret?.fingerprint].join(' ');

/** What is beside the form of an app: its test, and what came of its logins, or the way to connect accounts. */
export function AppAside({ form: { app, changed, refresh } }: { form: AppForm }) {
  const words = useWords();
  if (!app) {
    return (
      <Panel title={words('check.title')}>
        <Typography textColor="neutral600">{words('check.after-save')}</Typography>
      </Panel>
    );
  }
  const { hasDeviceCode } = platformTraits[app.provider];
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <CheckPanel key={identityOf(app)} app={app} unsaved={changed} />
      {hasDeviceCode ? (
        <ConnectPanel app={app} unsaved={changed} onConnected={() => void refresh()} />
      ) : (
        <LoginCounters appId={app.id} />
      )}
    </Flex>
  );
}
