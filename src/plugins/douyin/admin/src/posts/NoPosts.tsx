import { LinkButton } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { PostDesk } from '../../../contracts/post-desk';
import { useAllowed } from '../permissions';
import { pagePath } from '../plugin-id';
import { Empty } from '../shared/Empty';
import { NothingFound } from '../shared/NothingFound';
import { useWords } from '../shared/words';

/** What comes next on a site without posts: an account, a way that is open, or the first post. */
function nextStep({ accounts }: PostDesk): 'account' | 'way' | 'post' {
  if (accounts.length === 0) return 'account';
  const isOpen = accounts.some(({ ways }) => ways.create.lack === null || ways.handoff.lack === null);
  return isOpen ? 'post' : 'way';
}

const places = { account: '/accounts', way: '/apps', post: '/posts/new' } as const;
const needs = { account: 'account.read', way: 'app.read', post: 'post.update' } as const;

/** What the page shows while there are no posts: how they come to be. */
export function NoPosts({ desk }: { desk: PostDesk }) {
  const words = useWords();
  const allowed = useAllowed();
  const next = nextStep(desk);
  const action = allowed(needs[next]) ? (
    <LinkButton tag={Link} to={pagePath(places[next])} variant="secondary">
      {words(`post.empty.${next}.action`)}
    </LinkButton>
  ) : null;
  return (
    <Empty title={words('post.empty.title')} action={action} testId="douyin-posts-empty">
      {words(`post.empty.${next}`)}
    </Empty>
  );
}

/** What the list shows when its filters leave nothing over. */
export function NoMatch({ onClear }: { onClear: () => void }) {
  const words = useWords();
  return (
    <NothingFound title={words('post.empty.filtered')} testId="douyin-posts-no-match" onClear={onClear}>
      {words('post.empty.filtered.text')}
    </NothingFound>
  );
}
