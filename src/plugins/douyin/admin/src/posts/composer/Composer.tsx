import { useEffect, useRef, useState } from 'react';
import { Button, Flex, Grid } from '@strapi/design-system';
import { PaperPlane } from '@strapi/icons';
import { useNavigate } from 'react-router-dom';
import type { PostDesk } from '../../../../contracts/post-desk';
import type { PostView } from '../../../../contracts/post-views';
import { useAllowed } from '../../permissions';
import { pagePath } from '../../plugin-id';
import { BackLink } from '../../shared/BackLink';
import { Banner } from '../../shared/Banner';
import { FailureBox } from '../../shared/FailureBox';
import { Panel } from '../../shared/Panel';
import { Screen } from '../../shared/Screen';
import { UnsavedGuard } from '../../shared/UnsavedGuard';
import { useWords } from '../../shared/words';
import { AgreeDialog } from '../AgreeDialog';
import { PhonePreview } from '../preview/PhonePreview';
import { AccountField } from './AccountField';
import { shownItems, type Draft } from './draft';
import { MediaField } from './MediaField';
import { ReleaseFields } from './ReleaseFields';
import { useComposer, type Composer as Composing } from './use-composer';
import { WordFields } from './WordFields';

function Preview({ composer: { form } }: { composer: Composing }) {
  const words = useWords();
  const { draft, account } = form;
  return (
    <Panel title={words('post.preview')}>
      <PhonePreview
        kind={draft.kind}
        items={shownItems(draft)}
        cover={draft.cover}
        title={draft.title}
        description={draft.description}
        accountName={account?.name ?? ''}
        avatarUrl={account?.avatarUrl ?? null}
      />
    </Panel>
  );
}

type ButtonsProps = { composer: Composing; onSave: () => void; onPublish: () => void };

function Buttons({ composer: { form, busy }, onSave, onPublish }: ButtonsProps) {
  const words = useWords();
  const mayPublish = useAllowed()('post.publish');
  return (
    <Flex gap={2}>
      <Button
        variant={mayPublish ? 'secondary' : 'default'}
        loading={busy}
        onClick={onSave}
        data-testid="douyin-post-save"
      >
        {words('post.save')}
      </Button>
      {mayPublish ? (
        <Button
          startIcon={<PaperPlane />}
          disabled={busy}
          onClick={onPublish}
          data-testid="douyin-post-publish"
        >
          {words(form.draft.when.later ? 'post.schedule' : 'post.send')}
        </Button>
      ) : null}
    </Flex>
  );
}

/** Brings what stops a post into view: it may stand far from the button. */
function useShowFaults(count: number) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (count > 0)
      box.current
        ?.querySelector('[data-stops="save"], [data-stops="publish"]')
        ?.scrollIntoView({ block: 'center' });
  }, [count]);
  return box;
}

type ComposerProps = { desk: PostDesk; first: Draft; post: PostView | null };

/** The form of a post with its preview beside it. */
export function Composer({ desk, first, post }: ComposerProps) {
  const words = useWords();
  const navigate = useNavigate();
  const composer = useComposer({ desk, first, post });
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState(0);
  const box = useShowFaults(refused);
  const { form, failure, done } = composer;
  useEffect(() => {
    if (done) navigate(pagePath(`/posts/${done.id}`), { replace: true });
  }, [done, navigate]);
  const refuse = () => setRefused((count) => count + 1);
  const save = () => (composer.mayGoOn('save') ? void composer.save() : refuse());
  const ask = () => (composer.mayGoOn('publish') ? setAsking(true) : refuse());
  const undoes = post?.consent ? words(post.approval ? 'post.edit.undoes-both' : 'post.edit.undoes') : null;
  return (
    <Screen
      title={words(post ? 'post.edit.title' : 'post.new')}
      needs="post.update"
      primary={<Buttons composer={composer} onSave={save} onPublish={ask} />}
      back={
        <BackLink to={post ? `/posts/${post.id}` : '/posts'}>
          {words(post ? 'post.back.post' : 'post.back')}
        </BackLink>
      }
    >
      <Grid.Root gap={6} style={{ alignItems: 'start' }}>
        <Grid.Item col={8} xs={12} direction="column" alignItems="stretch">
          <Flex ref={box} direction="column" alignItems="stretch" gap={6}>
            {failure ? <FailureBox failure={failure} /> : null}
            {undoes ? <Banner variant="warning">{undoes}</Banner> : null}
            <AccountField form={form} />
            <MediaField form={form} />
            <WordFields form={form} />
            <ReleaseFields form={form} />
          </Flex>
        </Grid.Item>
        <Grid.Item col={4} xs={12} direction="column" alignItems="stretch">
          <Preview composer={composer} />
        </Grid.Item>
      </Grid.Root>
      {asking ? (
        <AgreeDialog
          post={{ accountName: form.account?.name ?? '', way: form.draft.way }}
          when={form.draft.when}
          asksWhen={false}
          approval={desk.approval}
          onAgree={composer.publish}
          onClose={() => setAsking(false)}
        />
      ) : null}
      <UnsavedGuard active={composer.changed} />
    </Screen>
  );
}
