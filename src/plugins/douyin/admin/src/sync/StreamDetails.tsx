import { Box, Flex, Typography } from '@strapi/design-system';
import type { StreamView } from '../../../contracts/sync';
import { useWords } from '../shared/words';
import { Counters } from './Counters';
import { HealthNote } from './HealthNote';
import { lightOf, type Hold } from './light';
import { ReviewPanel } from './ReviewPanel';
import { isGoing } from './run-words';
import { StreamActions } from './StreamActions';
import type { Ask } from './stream-asks';
import { StreamFacts } from './StreamFacts';
import { useStreamName } from './use-stream-name';

function LastCounters({ stream: { run } }: { stream: StreamView }) {
  const words = useWords();
  if (!run) return null;
  const strategy = words(`sync.strategy.${run.strategy}`);
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography tag="h3" variant="pi" textColor="neutral600">
        {words(isGoing(run) ? 'sync.counters.now' : 'sync.counters.last', { strategy })}
      </Typography>
      <Counters run={run} />
    </Flex>
  );
}

type StreamDetailsProps = { stream: StreamView; hold: Hold; onAsk: Ask; onChanged: () => void };

/** All about one stream, below its row: what is wrong with it, what can be done, its counters, times and budget. */
export function StreamDetails({ stream, hold, onAsk, onChanged }: StreamDetailsProps) {
  const words = useWords();
  const name = useStreamName()(stream);
  const light = lightOf(stream, hold);
  return (
    <Box
      tag="section"
      aria-label={words('sync.details.of', { name })}
      background="neutral100"
      hasRadius
      padding={5}
      style={{ whiteSpace: 'normal' }}
      data-testid="douyin-sync-details"
    >
      <Flex direction="column" alignItems="stretch" gap={5}>
        <Typography textColor="neutral600">{words(`sync.kind.${stream.kind}.hint`)}</Typography>
        {light === 'review' ? <ReviewPanel stream={stream} onChanged={onChanged} /> : null}
        <HealthNote stream={stream} light={light} />
        <StreamActions stream={stream} onAsk={onAsk} />
        <LastCounters stream={stream} />
        <StreamFacts stream={stream} />
      </Flex>
    </Box>
  );
}
