import { LinkButton } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { SyncChoices } from '../../../contracts/sync';
import { useAllowed } from '../permissions';
import { pagePath } from '../plugin-id';
import { Empty } from '../shared/Empty';
import { NothingFound } from '../shared/NothingFound';
import { useWords } from '../shared/words';

/** What the page shows while there is nothing to sync: how an account is connected, or which switch is off. */
export function NoStreams({ apps }: { apps: SyncChoices['apps'] }) {
  const words = useWords();
  const allowed = useAllowed();
  const isOff = apps.length > 0 && apps.every(({ leads }) => !leads);
  const way = isOff ? 'app' : 'account';
  const link = allowed(`${way}.read`) ? (
    <LinkButton tag={Link} to={pagePath(isOff ? '/apps' : '/accounts')} data-testid="douyin-sync-empty-link">
      {words(`sync.empty.${way}.link`)}
    </LinkButton>
  ) : null;
  return (
    <Empty title={words('sync.empty.title')} action={link} testId="douyin-sync-empty">
      {words(`sync.empty.${way}`)}
    </Empty>
  );
}

/** What the list shows when its filters leave nothing over. */
export function NoMatch({ onClear }: { onClear: () => void }) {
  const words = useWords();
  return (
    <NothingFound title={words('sync.empty.filtered')} testId="douyin-sync-no-match" onClear={onClear}>
      {words('sync.empty.filtered.text')}
    </NothingFound>
  );
}
