import { Flex, LinkButton } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { pagePath } from '../plugin-id';
import { Await } from '../shared/Await';
import { Empty } from '../shared/Empty';
import { useWords } from '../shared/words';
import { AppCard } from './AppCard';
import { useApps } from './use-apps';
import { WebhookScreen } from './WebhookScreen';

function NoApps() {
  const words = useWords();
  const action = (
    <LinkButton tag={Link} to={pagePath('/apps')} variant="secondary">
      {words('nav.apps')}
    </LinkButton>
  );
  return (
    <Empty title={words('webhook.apps.empty')} action={action} testId="douyin-webhooks-apps-empty">
      {words('webhook.apps.empty.text')}
    </Empty>
  );
}

function Apps() {
  const apps = useApps();
  return (
    <Await of={apps}>
      {({ apps: rows }) =>
        rows.length === 0 ? (
          <NoApps />
        ) : (
          <Flex direction="column" alignItems="stretch" gap={6}>
            {rows.map((app) => (
              <AppCard key={app.id} app={app} onChanged={() => void apps.refresh()} />
            ))}
          </Flex>
        )
      }
    </Await>
  );
}

/** How every app stands with the webhook: address, keys, subscribed events, and a test. */
export const WebhookAppsPage = () => (
  <WebhookScreen>
    <Apps />
  </WebhookScreen>
);
