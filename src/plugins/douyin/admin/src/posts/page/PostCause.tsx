import { Flex, Typography } from '@strapi/design-system';
import type { PostView, PostWarning } from '../../../../contracts/post-views';
import { Banner } from '../../shared/Banner';
import { failureOf } from '../../shared/failure';
import { useMoments } from '../../shared/moments';
import { useExplain } from '../../shared/use-explain';
import { useKnownWords, useWords } from '../../shared/words';
import { causeCode } from '../cause';

const ended: PostView['stage'][] = ['failed', 'rejected', 'vanished', 'unknown'];

/** Why a post came to a halt, and what to do about it. */
function Cause({ post }: { post: PostView }) {
  const words = useWords();
  const { full } = useMoments();
  const explain = useExplain();
  const { stage, error } = post;
  const code = causeCode(post);
  if (code === null) return null;
  const { what, remedy } = explain(failureOf(code));
  return (
    <Banner variant={ended.includes(stage) ? 'danger' : 'warning'} title={what} testId="douyin-post-error">
      <Flex direction="column" alignItems="flex-start" gap={1}>
        {error?.retryAt ? words('post.waits.again', { at: full(error.retryAt) }) : remedy}
        {error ? (
          <Typography variant="pi" textColor="neutral600" data-code={error.code}>
            {words('failure.server', { message: error.message })}
          </Typography>
        ) : null}
      </Flex>
    </Banner>
  );
}

/** A warning in words: its own, else those of the error it would become, else the server's. */
function useWarningText(): (warning: PostWarning) => string {
  const words = useWords();
  const known = useKnownWords();
  return ({ code, message }) => {
    const key = [`post.warning.${code}`, `error.${code}`].find(known);
    return key ? words(key) : message;
  };
}

const open: PostView['stage'][] = ['draft', 'approval', 'scheduled'];

function Warnings({ post: { stage, warnings } }: { post: PostView }) {
  const words = useWords();
  const textOf = useWarningText();
  if (warnings.length === 0 || !open.includes(stage)) return null;
  return (
    <Banner variant="warning" title={words('post.warnings')} testId="douyin-post-warnings">
      <ul style={{ margin: 0, paddingLeft: '2rem', listStyle: 'disc' }}>
        {warnings.map((warning) => (
          <li key={warning.code + warning.message} data-code={warning.code} title={warning.message}>
            {textOf(warning)}
          </li>
        ))}
      </ul>
    </Banner>
  );
}

/** What went wrong with a post, and what may. */
export const PostCause = ({ post }: { post: PostView }) => (
  <>
    <Cause post={post} />
    <Warnings post={post} />
  </>
);
