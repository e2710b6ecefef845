import { useCallback } from 'react';
import { Typography } from '@strapi/design-system';
import type { StreamView } from '../../../contracts/sync';
import { AskDialog } from '../shared/AskDialog';
import { useWords } from '../shared/words';
import { mainButtonId } from './stream-asks';
import type { StreamCalls } from './use-stream-calls';
import { useStreamName } from './use-stream-name';

type QuestionProps = { stream: StreamView; calls: StreamCalls; onClose: () => void };

function Question({ stream, calls, onClose, what }: QuestionProps & { what: 'full' | 'cancel' }) {
  const words = useWords();
  const name = useStreamName()(stream);
  // The button that asked goes with the run, or rests.
  const returnTo = useCallback(() => document.getElementById(mainButtonId(stream.id)), [stream.id]);
  const confirm = async () => {
    await calls.call(what, stream);
    onClose();
  };
  return (
    <AskDialog
      title={words(`sync.${what}.title`, { name })}
      confirm={words(`sync.${what}.confirm`)}
      cancel={words(`sync.${what}.back`)}
      danger={what === 'cancel'}
      returnTo={returnTo}
      onConfirm={confirm}
      onCancel={onClose}
      testId={`douyin-sync-${what}-dialog`}
    >
      <Typography>{words(`sync.${what}.text`, { rows: stream.run?.counters.fetched ?? 0 })}</Typography>
    </AskDialog>
  );
}

/** Asks before everything is read from the start, which takes its time and calls. */
export const FullDialog = (props: QuestionProps) => <Question {...props} what="full" />;

/** Asks before a run is ended. */
export const CancelDialog = (props: QuestionProps) => <Question {...props} what="cancel" />;
