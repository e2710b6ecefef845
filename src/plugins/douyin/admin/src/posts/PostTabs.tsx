import { Flex, LinkButton } from '@strapi/design-system';
import { Calendar, List } from '@strapi/icons';
import { Link, useSearchParams } from 'react-router-dom';
import { useWords } from '../shared/words';
import { postViews, type PostsView } from './place';

const icons = { list: <List />, calendar: <Calendar /> };

/** The same posts as a list or on a calendar; the filters stay. */
export function PostTabs({ view }: { view: PostsView }) {
  const words = useWords();
  const [search] = useSearchParams();
  const to = (next: PostsView) => {
    const params = new URLSearchParams(search);
    for (const name of ['view', 'page', ...(next === 'calendar' ? ['from', 'to'] : ['month'])])
      params.delete(name);
    if (next !== 'list') params.set('view', next);
    return { search: params.toString() };
  };
  return (
    <Flex tag="nav" aria-label={words('post.views')} gap={2} wrap="wrap" paddingBottom={5}>
      {postViews.map((name) => (
        <LinkButton
          key={name}
          tag={Link}
          to={to(name)}
          size="S"
          startIcon={icons[name]}
          variant={view === name ? 'secondary' : 'ghost'}
          aria-current={view === name ? 'page' : undefined}
          data-testid={`douyin-posts-view-${name}`}
        >
          {words(`post.view.${name}`)}
        </LinkButton>
      ))}
    </Flex>
  );
}
