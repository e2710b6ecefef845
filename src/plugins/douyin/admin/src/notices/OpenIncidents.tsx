import { LinkButton } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { useAllowed } from '../permissions';
import { pagePath } from '../plugin-id';
import { Banner } from '../shared/Banner';
import { useWords } from '../shared/words';

/** Says how many incidents are open, with the way to them; nothing where there are none. */
export function OpenIncidents({ count }: { count: number }) {
  const words = useWords();
  const allowed = useAllowed()('notice.read');
  if (count === 0) return null;
  const look = allowed ? (
    <LinkButton tag={Link} to={pagePath('/notices')} variant="tertiary" size="S">
      {words('alert.open.look')}
    </LinkButton>
  ) : null;
  return (
    <Banner variant="warning" action={look} testId="douyin-alerts-open">
      {words('alert.open.count', { count })}
    </Banner>
  );
}
