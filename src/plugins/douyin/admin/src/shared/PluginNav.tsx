import { Box, Divider, Flex, Link } from '@strapi/design-system';
import { SubNav } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import { Bell, UnreadBadge } from '../inbox/Bell';
import { useAllowed } from '../permissions';
import { pagePath } from '../plugin-id';
import { sections } from '../sections';
import { useWords } from './words';

function useLinks() {
  const words = useWords();
  const allowed = useAllowed();
  return sections
    .filter(({ needs }) => allowed(needs))
    .map(({ name, path }) => ({ name, to: pagePath(path), label: words(`nav.${name}`) }));
}

/** The plugin's navigation left of its pages. */
export function PluginNav() {
  const words = useWords();
  const links = useLinks();
  const hasInbox = useAllowed()('lead.read');
  return (
    <SubNav.Main aria-label={words('plugin.name')}>
      <SubNav.Header label={words('plugin.name')} />
      <Divider />
      {hasInbox ? (
        <Box paddingTop={3} paddingLeft={3}>
          <Bell testId="douyin-nav-bell" />
        </Box>
      ) : null}
      <SubNav.Content>
        <SubNav.Sections>
          {[
            <SubNav.Section key="manage" label={words('nav.manage')}>
              {links.map(({ name, to, label }) => (
                <SubNav.Link
                  key={name}
                  to={to}
                  label={label}
                  endAction={name === 'leads' ? <UnreadBadge /> : null}
                  data-testid={`douyin-nav-${name}`}
                />
              ))}
            </SubNav.Section>,
          ]}
        </SubNav.Sections>
      </SubNav.Content>
    </SubNav.Main>
  );
}

/** The same navigation in one line, for narrow windows. */
export function PluginTabs() {
  const words = useWords();
  return (
    <Flex tag="nav" aria-label={words('plugin.name')} gap={5} padding={4} background="neutral0" wrap="wrap">
      {useLinks().map(({ name, to, label }) => (
        <Link key={name} tag={NavLink} to={to}>
          {label}
        </Link>
      ))}
      <Bell testId="douyin-tabs-bell" />
    </Flex>
  );
}
