import { useEffect, useState } from 'react';
import { Typography } from '@strapi/design-system';
import { canMove, type PostView } from '../../../../contracts/post-views';
import { ownZone } from '../../leads/days';
import { AskDialog } from '../../shared/AskDialog';
import { focusMain } from '../../shared/focus-main';
import { useWords } from '../../shared/words';
import { AgreeDialog } from '../AgreeDialog';
import { whenOf } from '../composer/when';
import type { PostQuestion } from './PostActions';
import { SettleDialog } from './SettleDialog';
import type { PostWork } from './use-post';

type QuestionsProps = {
  asked: PostQuestion;
  post: PostView;
  work: PostWork;
  approval: boolean;
  onClose: () => void;
};

function CancelDialog({ post, work, onClose }: Omit<QuestionsProps, 'asked' | 'approval'>) {
  const words = useWords();
  // What was asked about; the post may go on meanwhile.
  const [stage] = useState(post.stage);
  const isPast = !work.busy && !canMove('cancel', post.stage);
  useEffect(() => {
    if (isPast) onClose();
  }, [isPast, onClose]);
  const cancel = async () => {
    await work.cancel();
    onClose();
    focusMain();
  };
  return (
    <AskDialog
      title={words('post.cancel.title')}
      confirm={words(`post.cancel.${stage}`)}
      cancel={words('post.cancel.keep')}
      danger
      onConfirm={cancel}
      onCancel={onClose}
      testId="douyin-post-cancel-dialog"
    >
      <Typography textAlign="center">{words(`post.cancel.${stage}.text`)}</Typography>
    </AskDialog>
  );
}

/** What is asked before something is done to a post. */
export function PostQuestions({ asked, post, work, approval, onClose }: QuestionsProps) {
  if (asked === 'cancel') return <CancelDialog post={post} work={work} onClose={onClose} />;
  if (asked === 'settle') return <SettleDialog post={post} onSettle={work.settle} onClose={onClose} />;
  return (
    <AgreeDialog
      post={post}
      when={whenOf(post.scheduledAt, new Date(), ownZone())}
      asksWhen
      approval={approval && post.approval === null}
      onAgree={async (at) => {
        await work.schedule(at);
        onClose();
      }}
      onClose={onClose}
    />
  );
}
