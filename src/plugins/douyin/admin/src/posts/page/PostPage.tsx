import { useState } from 'react';
import { Flex, Grid } from '@strapi/design-system';
import { useParams } from 'react-router-dom';
import type { PostDesk } from '../../../../contracts/post-desk';
import { postContracts } from '../../../../contracts/post-routes';
import type { PostView } from '../../../../contracts/post-views';
import { Await } from '../../shared/Await';
import { BackLink } from '../../shared/BackLink';
import { Panel } from '../../shared/Panel';
import { Screen } from '../../shared/Screen';
import { useAnswer } from '../../shared/use-answer';
import { useWords } from '../../shared/words';
import { coverOf, itemsOf } from '../composer/draft';
import { PhonePreview } from '../preview/PhonePreview';
import { usePostTitle } from '../use-post-title';
import { HandOff } from './HandOff';
import { History } from './History';
import { PostActions, type PostQuestion } from './PostActions';
import { PostCause } from './PostCause';
import { PostFacts } from './PostFacts';
import { PostQuestions } from './PostQuestions';
import { PostSteps } from './PostSteps';
import { usePost, type PostWork } from './use-post';

type ShownProps = { post: PostView; work: PostWork; desk: PostDesk | null };

function Aside({ post, desk }: Omit<ShownProps, 'work'>) {
  const words = useWords();
  const account = desk?.accounts.find(({ id }) => id === post.accountId);
  return (
    <Panel title={words('post.preview')}>
      <PhonePreview
        kind={post.kind}
        items={itemsOf(post)}
        cover={coverOf(post)}
        title={post.title}
        description={post.description}
        accountName={post.accountName}
        avatarUrl={account?.avatarUrl ?? null}
      />
    </Panel>
  );
}

function Shown(props: ShownProps) {
  const { post, work } = props;
  return (
    <Grid.Root gap={6} style={{ alignItems: 'start' }}>
      <Grid.Item col={8} xs={12} direction="column" alignItems="stretch">
        <Flex direction="column" alignItems="stretch" gap={6}>
          <PostCause post={post} />
          <PostSteps post={post} />
          {post.stage === 'handed' ? <HandOff post={post} /> : null}
          <PostFacts post={post} />
          <History events={work.events} />
        </Flex>
      </Grid.Item>
      <Grid.Item col={4} xs={12} direction="column" alignItems="stretch">
        <Aside {...props} />
      </Grid.Item>
    </Grid.Root>
  );
}

function Post({ id }: { id: string }) {
  const words = useWords();
  const titleOf = usePostTitle();
  const work = usePost(id);
  const desk = useAnswer(postContracts.desk);
  const [asked, setAsked] = useState<PostQuestion | null>(null);
  const { data: post } = work.post;
  return (
    <Screen
      title={post ? titleOf(post) : words('post.title')}
      subtitle={post ? words('post.page.subtitle', { account: post.accountName }) : undefined}
      needs="post.read"
      primary={post ? <PostActions post={post} work={work} onAsk={setAsked} /> : null}
      back={<BackLink to="/posts">{words('post.back')}</BackLink>}
    >
      <Await of={work.post}>{(known) => <Shown post={known} work={work} desk={desk.data} />}</Await>
      {asked && post ? (
        <PostQuestions
          asked={asked}
          post={post}
          work={work}
          approval={desk.data?.approval ?? false}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </Screen>
  );
}

/** One post from its first word to its end: where it stands, why, and what can be done. */
export function PostPage() {
  const { id = '' } = useParams();
  return <Post key={id} id={id} />;
}
