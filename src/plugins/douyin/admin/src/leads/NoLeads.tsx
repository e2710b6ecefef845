import { Flex, LinkButton } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { useAllowed } from '../permissions';
import { pagePath } from '../plugin-id';
import { Empty } from '../shared/Empty';
import { NothingFound } from '../shared/NothingFound';
import { useWords } from '../shared/words';

const ways = [
  { name: 'apps', path: '/apps', needs: 'app.read' },
  { name: 'accounts', path: '/accounts', needs: 'account.read' },
  { name: 'import', path: '/leads/imports', needs: 'lead.import' },
] as const;

/** What the list shows while there is no lead at all: how the first ones come to be. */
export function NoLeads() {
  const words = useWords();
  const allowed = useAllowed();
  const links = ways.filter(({ needs }) => allowed(needs));
  const action = (
    <Flex gap={2}>
      {links.map(({ name, path }) => (
        <LinkButton key={name} tag={NavLink} to={pagePath(path)} variant="secondary">
          {words(`lead.empty.${name}`)}
        </LinkButton>
      ))}
    </Flex>
  );
  return (
    <Empty title={words('lead.empty.title')} action={action} testId="douyin-leads-empty">
      {words('lead.empty.text')}
    </Empty>
  );
}

/** What the list shows when its filters leave nothing over. */
export function NoMatch({ onClear }: { onClear: () => void }) {
  const words = useWords();
  return (
    <NothingFound title={words('lead.empty.filtered')} testId="douyin-leads-no-match" onClear={onClear}>
      {words('lead.empty.filtered.text')}
    </NothingFound>
  );
}
