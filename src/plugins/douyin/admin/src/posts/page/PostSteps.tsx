import { Flex, Typography } from '@strapi/design-system';
import { CheckCircle, Clock, CrossCircle, Loader } from '@strapi/icons';
import { useIntl } from 'react-intl';
import type { PostView } from '../../../../contracts/post-views';
import { useMoments } from '../../shared/moments';
import { Panel } from '../../shared/Panel';
import { ProgressBar } from '../../shared/ProgressBar';
import { useWords } from '../../shared/words';
import { PostStageBadge } from '../PostStageBadge';
import { stepsOf, type Step } from './steps';

const looks = {
  done: { Icon: CheckCircle, fill: 'success600', text: 'neutral800' },
  now: { Icon: Loader, fill: 'primary600', text: 'neutral800' },
  halted: { Icon: CrossCircle, fill: 'danger600', text: 'neutral800' },
  ahead: { Icon: Clock, fill: 'neutral500', text: 'neutral600' },
} as const;

function StepLine({ step: { name, state } }: { step: Step }) {
  const words = useWords();
  const { Icon, fill, text } = looks[state];
  return (
    <Flex
      tag="li"
      gap={2}
      aria-current={state === 'now' || state === 'halted' ? 'step' : undefined}
      data-testid="douyin-post-step"
      data-step={name}
      data-state={state}
    >
      <Icon fill={fill} width="1.6rem" height="1.6rem" aria-hidden />
      <Typography textColor={text} fontWeight={state === 'now' ? 'bold' : undefined}>
        {words(`post.step.${name}`)}
      </Typography>
      <Typography variant="pi" textColor="neutral600" style={{ marginLeft: 'auto' }}>
        {words(`post.step.state.${state}`)}
      </Typography>
    </Flex>
  );
}

const mb = 1_000_000;

/** How far the upload is; without numbers nobody can say yet. */
function Upload({ post: { progress } }: { post: PostView }) {
  const words = useWords();
  const intl = useIntl();
  const size = (bytes: number) => intl.formatNumber(bytes / mb, { maximumFractionDigits: 1 });
  const percent =
    progress && progress.allBytes > 0 ? Math.floor((progress.doneBytes / progress.allBytes) * 100) : null;
  const label =
    progress && percent !== null
      ? words('post.upload.part', { percent, done: size(progress.doneBytes), all: size(progress.allBytes) })
      : words('post.upload.begun');
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <ProgressBar label={words('post.step.upload')} percent={percent} testId="douyin-post-progress" />
      <Typography variant="pi" textColor="neutral600" aria-live="polite">
        {label}
      </Typography>
    </Flex>
  );
}

/** What a post waits for, in a sentence. */
function Waits({ post: { stage, dueAt, scheduledAt, error } }: { post: PostView }) {
  const words = useWords();
  const { full } = useMoments();
  if (stage === 'uploading' || stage === 'queued') {
    const at = error?.retryAt ?? null;
    return at ? <Typography>{words('post.waits.again', { at: full(at) })}</Typography> : null;
  }
  if (stage === 'scheduled' && scheduledAt)
    return <Typography>{words('post.waits.scheduled', { at: full(scheduledAt) })}</Typography>;
  if (stage === 'approval' && scheduledAt)
    return <Typography>{words('post.waits.approval.later', { at: full(scheduledAt) })}</Typography>;
  if (stage === 'reviewing')
    return (
      <Typography>
        {dueAt ? words('post.waits.review', { at: full(dueAt) }) : words('post.waits.nothing')}
      </Typography>
    );
  return null;
}

/** Where a post stands on its way. */
export function PostSteps({ post }: { post: PostView }) {
  const words = useWords();
  return (
    <Panel
      title={words('post.section.state')}
      action={<PostStageBadge stage={post.stage} />}
      testId="douyin-post-state"
    >
      <Typography>{words(`post.stage.${post.stage}.text`)}</Typography>
      <Waits post={post} />
      {post.stage === 'uploading' ? <Upload post={post} /> : null}
      <Flex tag="ol" direction="column" alignItems="stretch" gap={2}>
        {stepsOf(post).map((step) => (
          <StepLine key={step.name} step={step} />
        ))}
      </Flex>
    </Panel>
  );
}
