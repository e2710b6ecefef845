import { ArrowClockwise, Play } from '@strapi/icons';
import type { StreamView } from '../../../contracts/sync';
import { SteadyButton } from '../shared/SteadyButton';
import { useWords } from '../shared/words';
import { isGoing } from './run-words';
import { mainButtonId } from './stream-asks';
import type { StreamCall, StreamCalls } from './use-stream-calls';

const icons = { run: <ArrowClockwise />, pause: undefined, resume: <Play /> } as const;

/** What the button does now: start a run, halt the one under way, or let it go on. */
function callOf({ run }: StreamView): 'run' | 'pause' | 'resume' {
  if (!isGoing(run)) return 'run';
  return run?.stage === 'paused' ? 'resume' : 'pause';
}

type MainButtonProps = { stream: StreamView; name: string; calls: StreamCalls };

/** One button that starts, halts and resumes: it stays where it is, and so does the focus. */
export function MainButton({ stream, name, calls }: MainButtonProps) {
  const words = useWords();
  const what: StreamCall = callOf(stream);
  const busy = calls.busy[stream.id];
  return (
    <SteadyButton
      id={mainButtonId(stream.id)}
      size="S"
      variant="secondary"
      startIcon={icons[what]}
      busy={busy === what}
      idle={busy !== undefined}
      aria-label={words(`sync.action.${what}.of`, { name })}
      onClick={() => void calls.call(what, stream)}
      data-testid="douyin-sync-main"
      data-call={what}
    >
      {words(`sync.action.${what}`)}
    </SteadyButton>
  );
}
