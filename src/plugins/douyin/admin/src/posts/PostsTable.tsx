import { Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { PostView } from '../../../contracts/post-views';
import { pagePath } from '../plugin-id';
import { failureOf } from '../shared/failure';
import { Table, Tbody, Td, Th, Thead, Tr } from '../shared/table';
import { useExplain } from '../shared/use-explain';
import { useWords } from '../shared/words';
import { causeCode } from './cause';
import { PostStageBadge } from './PostStageBadge';
import { PostThumb } from './PostThumb';
import { PostWhen } from './PostWhen';
import { usePostTitle } from './use-post-title';

const columns = ['post', 'state', 'account', 'when'] as const;

function TitleCell({ post }: { post: PostView }) {
  const words = useWords();
  const title = usePostTitle()(post);
  const shown = post.files.find(({ mime }) => mime.startsWith('image/')) ?? null;
  return (
    <Flex gap={3}>
      <PostThumb kind={post.kind} file={shown} />
      <Flex direction="column" alignItems="flex-start" style={{ maxWidth: '38rem' }}>
        <Link tag={RouterLink} to={pagePath(`/posts/${post.id}`)} data-testid="douyin-post-open">
          <Typography ellipsis style={{ display: 'block', maxWidth: '36rem' }}>
            {title}
          </Typography>
        </Link>
        <Typography variant="pi" textColor="neutral600">
          {words(`post.kind.${post.kind}.count`, { count: post.media.length })}
          {words('list.separator')}
          {words(`post.way.${post.way}.short`)}
        </Typography>
      </Flex>
    </Flex>
  );
}

function StateCell({ post }: { post: PostView }) {
  const { stage, warnings } = post;
  const code = causeCode(post);
  const words = useWords();
  const explain = useExplain();
  const cause = code === null ? null : explain(failureOf(code)).what;
  return (
    <Flex
      direction="column"
      alignItems="flex-start"
      gap={1}
      style={{ maxWidth: '32rem', whiteSpace: 'normal' }}
    >
      <PostStageBadge stage={stage} />
      {cause ? (
        <Typography variant="pi" textColor="neutral600" data-testid="douyin-post-cause" data-code={code}>
          {cause}
        </Typography>
      ) : null}
      {!cause && stage === 'scheduled' && warnings.length > 0 ? (
        <Typography variant="pi" textColor="warning700">
          {words('post.warnings.count', { count: warnings.length })}
        </Typography>
      ) : null}
    </Flex>
  );
}

function PostLine({ post }: { post: PostView }) {
  return (
    <Tr data-testid="douyin-post-row" data-stage={post.stage} data-id={post.id}>
      <Td>
        <TitleCell post={post} />
      </Td>
      <Td>
        <StateCell post={post} />
      </Td>
      <Td>
        <Typography>{post.accountName}</Typography>
      </Td>
      <Td>
        <PostWhen post={post} />
      </Td>
    </Tr>
  );
}

/** A page of posts, each a line. */
export function PostsTable({ posts }: { posts: PostView[] }) {
  const words = useWords();
  return (
    <Table aria-label={words('post.list.title')} data-testid="douyin-posts">
      <Thead>
        <tr>
          {columns.map((column) => (
            <Th key={column}>{words(`post.column.${column}`)}</Th>
          ))}
        </tr>
      </Thead>
      <Tbody>
        {posts.map((post) => (
          <PostLine key={post.id} post={post} />
        ))}
      </Tbody>
    </Table>
  );
}
