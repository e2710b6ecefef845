import { ArrowClockwise, Cog, Play } from '@strapi/icons';
import type { StreamView } from '../../../contracts/sync';
import { SteadyButton } from '../shared/SteadyButton';
import { useWords } from '../shared/words';
import { isGoing } from './run-words';
import { lacksSettings } from './schedule-values';
import { mainButtonId, type Ask } from './stream-asks';
import type { StreamCalls } from './use-stream-calls';

const icons = { run: <ArrowClockwise />, setup: <Cog />, pause: undefined, resume: <Play /> } as const;

/** What the button does now: start a run, ask for what it lacks, halt the one under way, or let it go on. */
function callOf(stream: StreamView): keyof typeof icons {
  const { run } = stream;
  if (!isGoing(run)) return lacksSettings(stream) ? 'setup' : 'run';
  return run?.stage === 'paused' ? 'resume' : 'pause';
}

type MainButtonProps = { stream: StreamView; name: string; calls: StreamCalls; onAsk: Ask };

/** One button that starts, halts and resumes: it stays where it is, and so does the focus. */
export function MainButton({ stream, name, calls, onAsk }: MainButtonProps) {
  const words = useWords();
  const what = callOf(stream);
  const busy = calls.busy[stream.id];
  const act = () => (what === 'setup' ? onAsk('schedule', stream) : void calls.call(what, stream));
  return (
    <SteadyButton
      id={mainButtonId(stream.id)}
      size="S"
      variant="secondary"
      startIcon={icons[what]}
      busy={busy === what}
      idle={busy !== undefined}
      aria-label={words(`sync.action.${what}.of`, { name })}
      onClick={act}
      data-testid="douyin-sync-main"
      data-call={what}
    >
      {words(`sync.action.${what}`)}
    </SteadyButton>
  );
}
