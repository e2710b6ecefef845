import { Flex, Link, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import { postContracts } from '../../../contracts/post-routes';
import type { PostStage, PostView } from '../../../contracts/post-views';
import { pagePath } from '../plugin-id';
import { useMoments } from '../shared/moments';
import { useAnswer } from '../shared/use-answer';
import { useExplain } from '../shared/use-explain';
import { useWords } from '../shared/words';
import { usePostTitle } from './use-post-title';

const nextShown = 3;

/** Posts that wait for a person, by what they wait for. */
const waiting = ['approval', 'unknown', 'failed', 'rejected'] as const satisfies readonly PostStage[];

function Waiting({ stage }: { stage: PostStage }) {
  const words = useWords();
  const posts = useAnswer(postContracts.list, { query: { stage, page: 1, pageSize: 1, order: 'newest' } });
  const total = posts.data?.total ?? 0;
  if (total === 0) return null;
  return (
    <Link tag={NavLink} to={pagePath(`/posts?stage=${stage}`)} data-stage={stage}>
      {words('widget.posts.waiting', { stage: words(`post.stage.${stage}`), count: total })}
    </Link>
  );
}

function NextPost({ post }: { post: PostView }) {
  const { full } = useMoments();
  const title = usePostTitle()(post);
  return (
    <Flex tag="li" gap={3} justifyContent="space-between">
      <Link tag={NavLink} to={pagePath(`/posts/${post.id}`)}>
        <Typography ellipsis style={{ display: 'block', maxWidth: '20rem' }}>
          {title}
        </Typography>
      </Link>
      {post.scheduledAt ? (
        <Typography variant="pi" textColor="neutral600" tag="time" dateTime={post.scheduledAt}>
          {full(post.scheduledAt)}
        </Typography>
      ) : null}
    </Flex>
  );
}

/** On the home page: the posts that come out next, and those that wait for somebody. */
export function PostsWidget() {
  const words = useWords();
  const explain = useExplain();
  const next = useAnswer(postContracts.list, {
    query: { stage: 'scheduled', page: 1, pageSize: nextShown, order: 'scheduled' },
  });
  if (next.failure) return <Widget.Error>{explain(next.failure).what}</Widget.Error>;
  if (!next.data) return <Widget.Loading>{words('loading')}</Widget.Loading>;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} data-testid="douyin-widget-posts">
      {next.data.total === 0 ? (
        <Typography textColor="neutral600">{words('widget.posts.none')}</Typography>
      ) : (
        <Flex tag="ol" direction="column" alignItems="stretch" gap={2}>
          {next.data.rows.map((post) => (
            <NextPost key={post.id} post={post} />
          ))}
        </Flex>
      )}
      <Flex gap={4} wrap="wrap">
        {waiting.map((stage) => (
          <Waiting key={stage} stage={stage} />
        ))}
      </Flex>
    </Flex>
  );
}
