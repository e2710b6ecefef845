import type { ReactNode } from 'react';
import { Flex, Grid, Typography } from '@strapi/design-system';
import type { PostView } from '../../../../contracts/post-views';
import { CopyValue } from '../../shared/CopyValue';
import { useMoments } from '../../shared/moments';
import { Panel } from '../../shared/Panel';
import { useWords } from '../../shared/words';

function Fact({ name, children }: { name: string; children: ReactNode }) {
  const words = useWords();
  return (
    <Grid.Item col={4} s={6} xs={12} direction="column" alignItems="flex-start" data-fact={name}>
      <Flex direction="column" alignItems="flex-start" gap={1} tag="dl">
        <Typography tag="dt" variant="sigma" textColor="neutral600">
          {words(`post.fact.${name}`)}
        </Typography>
        <Typography tag="dd" style={{ margin: 0, overflowWrap: 'anywhere' }}>
          {children}
        </Typography>
      </Flex>
    </Grid.Item>
  );
}

function useDeedText(): (deed: NonNullable<PostView['consent']>) => string {
  const words = useWords();
  const { full } = useMoments();
  return ({ by, at }) => words('post.fact.deed', { by: by ?? words('post.fact.program'), at: full(at) });
}

/** What is laid down about a post. */
export function PostFacts({ post }: { post: PostView }) {
  const words = useWords();
  const { full } = useMoments();
  const deedText = useDeedText();
  const { way, kind, privacy, scheduledAt, publishedAt, consent, approval, itemId, createdAt } = post;
  return (
    <Panel title={words('post.section.facts')} testId="douyin-post-facts">
      <Grid.Root gap={4}>
        <Fact name="account">{post.accountName}</Fact>
        <Fact name="way">{words(`post.way.${way}.short`)}</Fact>
        <Fact name="kind">{words(`post.kind.${kind}.count`, { count: post.media.length })}</Fact>
        {way === 'create' ? <Fact name="privacy">{words(`post.privacy.${privacy}`)}</Fact> : null}
        <Fact name="created">{full(createdAt)}</Fact>
        {scheduledAt ? <Fact name="scheduled">{full(scheduledAt)}</Fact> : null}
        {publishedAt ? <Fact name="published">{full(publishedAt)}</Fact> : null}
        {consent ? <Fact name="consent">{deedText(consent)}</Fact> : null}
        {approval ? <Fact name="approval">{deedText(approval)}</Fact> : null}
        {itemId ? (
          <Fact name="item">
            <CopyValue value={itemId} what={words('post.fact.item')} short={`${itemId.slice(0, 10)}…`} />
          </Fact>
        ) : null}
      </Grid.Root>
    </Panel>
  );
}
