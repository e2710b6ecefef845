import { useState } from 'react';
import { Button, Flex, Link, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Link as RouterLink } from 'react-router-dom';
import type { AppView } from '../../../contracts/apps';
import { DeviceConnectDialog } from '../accounts/DeviceConnectDialog';
import { useAllowed } from '../permissions';
import { pagePath } from '../plugin-id';
import { Panel } from '../shared/Panel';
import { useWords } from '../shared/words';

type ConnectPanelProps = { app: AppView; unsaved: boolean; onConnected: () => void };

/** Connects accounts from the page of an app whose platform does so by its own code. */
export function ConnectPanel({ app, unsaved, onConnected }: ConnectPanelProps) {
  const words = useWords();
  const allowed = useAllowed()('account.connect');
  const [connecting, setConnecting] = useState(false);
  const blocked = unsaved || app.clientKey === null;
  return (
    <Panel title={words('device.panel')} hint={words('device.panel.hint')} testId="douyin-app-connect">
      <Flex direction="column" alignItems="stretch" gap={3}>
        {allowed ? (
          <Button
            fullWidth
            variant="secondary"
            startIcon={<Plus />}
            disabled={blocked}
            onClick={() => setConnecting(true)}
            aria-describedby={blocked ? 'douyin-connect-blocked' : undefined}
            data-testid="douyin-app-connect-start"
          >
            {words('connect.button')}
          </Button>
        ) : null}
        {blocked ? (
          <Typography variant="pi" textColor="neutral600" id="douyin-connect-blocked">
            {words('device.panel.save-first')}
          </Typography>
        ) : null}
        <Link tag={RouterLink} to={pagePath(`/accounts?app=${encodeURIComponent(app.id)}`)}>
          {words('device.panel.accounts', { count: app.accountCount })}
        </Link>
      </Flex>
      {connecting ? (
        <DeviceConnectDialog app={app} onClose={() => setConnecting(false)} onConnected={onConnected} />
      ) : null}
    </Panel>
  );
}
