import type { StreamView } from '../../../contracts/sync';
import { CancelDialog, FullDialog } from './RunQuestions';
import { LettersDialog } from './LettersDialog';
import { RunsDialog } from './RunsDialog';
import { ScheduleDialog } from './ScheduleDialog';
import type { StreamDialog } from './stream-asks';
import type { StreamCalls } from './use-stream-calls';

type StreamDialogsProps = {
  dialog: StreamDialog;
  stream: StreamView;
  calls: StreamCalls;
  onSaved: (stream: StreamView) => void;
  /** The stream's row must be read again. */
  onChanged: () => void;
  onClose: () => void;
};

/** The open dialog about one stream. */
export function StreamDialogs({ dialog, stream, calls, onSaved, onChanged, onClose }: StreamDialogsProps) {
  if (dialog === 'full') return <FullDialog stream={stream} calls={calls} onClose={onClose} />;
  if (dialog === 'cancel') return <CancelDialog stream={stream} calls={calls} onClose={onClose} />;
  if (dialog === 'schedule') return <ScheduleDialog stream={stream} onSaved={onSaved} onClose={onClose} />;
  if (dialog === 'runs') return <RunsDialog stream={stream} onClose={onClose} />;
  return <LettersDialog stream={stream} onChanged={onChanged} onClose={onClose} />;
}
