import { LinkButton } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { pagePath } from '../plugin-id';
import { Empty } from '../shared/Empty';
import { NothingFound } from '../shared/NothingFound';
import { useWords } from '../shared/words';

/** What the inbox shows while nothing came: how deliveries come to be. */
export function NoDeliveries() {
  const words = useWords();
  const action = (
    <LinkButton tag={Link} to={pagePath('/webhooks/apps')} variant="secondary">
      {words('webhook.empty.action')}
    </LinkButton>
  );
  return (
    <Empty title={words('webhook.empty.title')} action={action} testId="douyin-webhooks-empty">
      {words('webhook.empty.text')}
    </Empty>
  );
}

/** What it shows when its filters leave nothing over. */
export function NoMatch({ onClear }: { onClear: () => void }) {
  const words = useWords();
  return (
    <NothingFound title={words('webhook.empty.filtered')} testId="douyin-webhooks-no-match" onClear={onClear}>
      {words('webhook.empty.filtered.text')}
    </NothingFound>
  );
}
