import { useCallback, useRef, useState } from 'react';
import { Typography } from '@strapi/design-system';
import type { StreamView } from '../../../contracts/sync';
import { AskDialog } from '../shared/AskDialog';
import { readFailure, type Failure } from '../shared/failure';
import { FailureBox } from '../shared/FailureBox';
import { useWords } from '../shared/words';
import { mainButtonId } from './stream-asks';
import { useStreamName } from './use-stream-name';

/** To believe the platform, or not. */
export type Decision = 'accept' | 'dismiss';

type ReviewDialogProps = {
  decision: Decision;
  stream: StreamView;
  /** How many are missing still. */
  missing: number;
  onConfirm: () => Promise<void>;
  onDone: () => void;
  onClose: () => void;
};

/** Asks before the missing are marked as gone, or forgotten. */
export function ReviewDialog({ decision, stream, missing, onConfirm, onDone, onClose }: ReviewDialogProps) {
  const words = useWords();
  const name = useStreamName()(stream);
  const [failure, setFailure] = useState<Failure | null>(null);
  const done = useRef(false);
  // What asked goes with the review.
  const returnTo = useCallback(
    () => (done.current ? document.getElementById(mainButtonId(stream.id)) : null),
    [stream.id],
  );
  const confirm = async () => {
    try {
      await onConfirm();
      done.current = true;
      onClose();
      onDone();
    } catch (thrown) {
      setFailure(readFailure(thrown));
    }
  };
  return (
    <AskDialog
      title={words(`sync.review.${decision}.title`, { name })}
      confirm={words(`sync.review.${decision}`)}
      danger={decision === 'accept'}
      returnTo={returnTo}
      onConfirm={confirm}
      onCancel={onClose}
      testId="douyin-sync-review-dialog"
    >
      {failure ? <FailureBox failure={failure} /> : null}
      <Typography>{words(`sync.review.${decision}.text`, { count: missing })}</Typography>
    </AskDialog>
  );
}
