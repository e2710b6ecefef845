import { Flex, LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Link } from 'react-router-dom';
import type { PostDesk } from '../../../contracts/post-desk';
import { postContracts } from '../../../contracts/post-routes';
import { ownZone } from '../leads/days';
import { useAllowed } from '../permissions';
import { pagePath } from '../plugin-id';
import { Await } from '../shared/Await';
import { Pager } from '../shared/Pager';
import { useListQuery } from '../shared/paging';
import { Screen } from '../shared/Screen';
import { useAnswer } from '../shared/use-answer';
import { useEvery } from '../shared/use-every';
import { useWords } from '../shared/words';
import { PostCalendar } from './calendar/PostCalendar';
import { NoMatch, NoPosts } from './NoPosts';
import { filterNames, isFiltered, readFilters, readView, toNarrowing } from './place';
import { PostFilters } from './PostFilters';
import { PostsTable } from './PostsTable';
import { PostTabs } from './PostTabs';

/** What happens to a post shall be seen soon. */
const refreshMs = 3_000;

function PostList({ desk }: { desk: PostDesk }) {
  const { page, pageSize, filter, clearFilters } = useListQuery();
  const filters = readFilters(filter);
  const posts = useAnswer(postContracts.list, {
    query: { page, pageSize, order: 'newest', ...toNarrowing(filters, ownZone()) },
  });
  useEvery(refreshMs, () => void posts.refresh());
  const nothing = isFiltered(filters) ? (
    <NoMatch onClear={() => clearFilters(filterNames)} />
  ) : (
    <NoPosts desk={desk} />
  );
  return (
    <Await of={posts}>
      {({ rows, total }) =>
        total === 0 ? (
          nothing
        ) : (
          <div>
            <PostsTable posts={rows} />
            <Pager page={page} pageSize={pageSize} total={total} />
          </div>
        )
      }
    </Await>
  );
}

function Posts({ desk }: { desk: PostDesk }) {
  const { filter, setFilter } = useListQuery();
  const view = readView(filter('view'));
  const filters = readFilters(filter);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <PostFilters accounts={desk.accounts} filters={filters} view={view} onChange={setFilter} />
      {view === 'calendar' ? <PostCalendar filters={filters} /> : <PostList desk={desk} />}
    </Flex>
  );
}

function NewPost() {
  const words = useWords();
  if (!useAllowed()('post.update')) return null;
  return (
    <LinkButton tag={Link} to={pagePath('/posts/new')} startIcon={<Plus />} data-testid="douyin-post-new">
      {words('post.new')}
    </LinkButton>
  );
}

/** Videos and picture posts on their way to the platform, as a list or on a calendar. */
export function PostsPage() {
  const words = useWords();
  const { filter } = useListQuery();
  const desk = useAnswer(postContracts.desk);
  return (
    <Screen
      title={words('post.list.title')}
      subtitle={words('post.list.subtitle')}
      needs="post.read"
      primary={<NewPost />}
    >
      <PostTabs view={readView(filter('view'))} />
      <Await of={desk}>{(known) => <Posts desk={known} />}</Await>
    </Screen>
  );
}
