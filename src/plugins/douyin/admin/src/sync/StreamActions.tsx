import { Button, Flex } from '@strapi/design-system';
import { Archive, ArrowClockwise, Calendar, Clock, Stop } from '@strapi/icons';
import type { StreamView } from '../../../contracts/sync';
import { useAllowed } from '../permissions';
import { SteadyButton } from '../shared/SteadyButton';
import { useWords } from '../shared/words';
import { isGoing } from './run-words';
import { lacksSettings } from './schedule-values';
import type { Ask } from './stream-asks';

type StreamActionsProps = { stream: StreamView; onAsk: Ask };

function RunButtons({ stream, onAsk }: StreamActionsProps) {
  const words = useWords();
  const going = isGoing(stream.run);
  return (
    <>
      <SteadyButton
        size="S"
        variant="secondary"
        startIcon={<ArrowClockwise />}
        idle={going || lacksSettings(stream)}
        onClick={() => onAsk('full', stream)}
        data-testid="douyin-sync-full"
      >
        {words('sync.action.full')}
      </SteadyButton>
      {going ? (
        <Button
          size="S"
          variant="danger-light"
          startIcon={<Stop />}
          onClick={() => onAsk('cancel', stream)}
          data-testid="douyin-sync-cancel"
        >
          {words('sync.action.cancel')}
        </Button>
      ) : null}
      <Button
        size="S"
        variant="tertiary"
        startIcon={<Calendar />}
        onClick={() => onAsk('schedule', stream)}
        data-testid="douyin-sync-schedule"
      >
        {words('sync.action.schedule')}
      </Button>
    </>
  );
}

/** Everything that can be done about a stream, as far as the administrator may. */
export function StreamActions({ stream, onAsk }: StreamActionsProps) {
  const words = useWords();
  const mayRun = useAllowed()('sync.run');
  return (
    <Flex gap={2} wrap="wrap">
      {mayRun ? <RunButtons stream={stream} onAsk={onAsk} /> : null}
      <Button
        size="S"
        variant={stream.deadLetters > 0 ? 'secondary' : 'tertiary'}
        startIcon={<Archive />}
        onClick={() => onAsk('letters', stream)}
        data-testid="douyin-sync-letters"
      >
        {words('sync.letters.button', { count: stream.deadLetters })}
      </Button>
      <Button
        size="S"
        variant="tertiary"
        startIcon={<Clock />}
        onClick={() => onAsk('runs', stream)}
        data-testid="douyin-sync-runs"
      >
        {words('sync.runs.button')}
      </Button>
    </Flex>
  );
}
