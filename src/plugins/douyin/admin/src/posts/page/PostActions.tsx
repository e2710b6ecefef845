import { Flex, LinkButton } from '@strapi/design-system';
import { ArrowClockwise, Check, PaperPlane, Pencil } from '@strapi/icons';
import { Link } from 'react-router-dom';
import type { AdminAction } from '../../../../contracts/permissions';
import { canMove, onlyLooks, type PostMove, type PostView } from '../../../../contracts/post-views';
import { useAllowed } from '../../permissions';
import { pagePath } from '../../plugin-id';
import { SteadyButton } from '../../shared/SteadyButton';
import { useWords } from '../../shared/words';
import type { PostWork } from './use-post';

/** What is asked before it is done. */
export type PostQuestion = 'agree' | 'cancel' | 'settle';

const needs: Record<PostMove, AdminAction> = {
  edit: 'post.update',
  schedule: 'post.publish',
  approve: 'post.approve',
  cancel: 'post.publish',
  retry: 'post.publish',
  settle: 'post.publish',
};

/** What the administrator may do to a post as it stands. */
function useMoves(post: PostView): (move: PostMove) => boolean {
  const allowed = useAllowed();
  return (move) => canMove(move, post.stage) && allowed(needs[move]);
}

type ActionsProps = { post: PostView; work: PostWork; onAsk: (question: PostQuestion) => void };

/** A post that was agreed to and halted goes on; one that was not is sent off. */
const goesOn = ({ stage, consent }: PostView): boolean =>
  consent !== null && ['failed', 'expired'].includes(stage);

function MainAction({ post, work, onAsk }: ActionsProps) {
  const words = useWords();
  const may = useMoves(post);
  const { stage } = post;
  if (may('approve'))
    return (
      <SteadyButton
        startIcon={<Check />}
        busy={work.busy}
        onClick={() => void work.approve()}
        data-testid="douyin-post-approve"
      >
        {words('post.approve.now')}
      </SteadyButton>
    );
  if (may('settle'))
    return (
      <SteadyButton onClick={() => onAsk('settle')} data-testid="douyin-post-settle">
        {words('post.settle')}
      </SteadyButton>
    );
  if (may('schedule') && !goesOn(post) && stage !== 'approval')
    return (
      <SteadyButton startIcon={<PaperPlane />} onClick={() => onAsk('agree')} data-testid="douyin-post-send">
        {words(stage === 'scheduled' ? 'post.reschedule' : 'post.send')}
      </SteadyButton>
    );
  return null;
}

function Retry({ post, work }: Omit<ActionsProps, 'onAsk'>) {
  const words = useWords();
  const may = useMoves(post);
  if (!may('retry') || !post.consent) return null;
  const name = onlyLooks(post.stage) ? 'look' : post.stage;
  return (
    <SteadyButton
      variant={goesOn(post) ? 'default' : 'secondary'}
      startIcon={<ArrowClockwise />}
      busy={work.busy}
      onClick={() => void work.retry()}
      data-testid="douyin-post-retry"
    >
      {words(`post.retry.${name}`)}
    </SteadyButton>
  );
}

/** What can be done to a post as it stands. */
export function PostActions({ post, work, onAsk }: ActionsProps) {
  const words = useWords();
  const may = useMoves(post);
  return (
    <Flex gap={2} wrap="wrap">
      {may('cancel') ? (
        <SteadyButton
          variant="danger-light"
          idle={work.busy}
          onClick={() => onAsk('cancel')}
          data-testid="douyin-post-cancel"
        >
          {words(`post.cancel.${post.stage}`)}
        </SteadyButton>
      ) : null}
      {may('edit') ? (
        <LinkButton
          tag={Link}
          to={pagePath(`/posts/${post.id}/edit`)}
          variant="tertiary"
          startIcon={<Pencil />}
          data-testid="douyin-post-edit"
        >
          {words('post.edit')}
        </LinkButton>
      ) : null}
      <Retry post={post} work={work} />
      <MainAction post={post} work={work} onAsk={onAsk} />
    </Flex>
  );
}
