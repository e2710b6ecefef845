import { Flex, LinkButton } from '@strapi/design-system';
import { NavLink, useLocation } from 'react-router-dom';
import { pagePath } from '../plugin-id';
import { useWords } from '../shared/words';

const tabs = [
  { name: 'inbox', path: '/webhooks' },
  { name: 'refused', path: '/webhooks/refused' },
  { name: 'apps', path: '/webhooks/apps' },
] as const;

/** The three pages about webhooks, each with an address of its own. */
export function WebhookTabs() {
  const words = useWords();
  const { pathname } = useLocation();
  return (
    <Flex tag="nav" aria-label={words('webhook.tabs')} gap={2} wrap="wrap" paddingBottom={5}>
      {tabs.map(({ name, path }) => {
        const to = pagePath(path);
        return (
          <LinkButton
            key={name}
            tag={NavLink}
            to={to}
            end
            size="S"
            variant={pathname === to ? 'secondary' : 'ghost'}
            data-testid={`douyin-webhooks-tab-${name}`}
          >
            {words(`webhook.tab.${name}`)}
          </LinkButton>
        );
      })}
    </Flex>
  );
}
