import { Flex, IconButton, Typography } from '@strapi/design-system';
import { ChevronDown, ChevronUp } from '@strapi/icons';
import type { StreamView } from '../../../contracts/sync';
import { useAllowed } from '../permissions';
import { failureOf } from '../shared/failure';
import { Moment } from '../shared/Moment';
import { Td, Tr } from '../shared/table';
import { useWords } from '../shared/words';
import { HealthLight } from './HealthLight';
import { lightOf, type Hold, type Light } from './light';
import { MainButton } from './MainButton';
import { isGoing } from './run-words';
import { RunProgress } from './RunProgress';
import { RunSummary } from './RunSummary';
import type { Ask } from './stream-asks';
import { useIntervalWords } from './use-interval-words';
import type { StreamCalls } from './use-stream-calls';
import { useStreamName } from './use-stream-name';

function What({ stream: { kind, enabled, everyMinutes, fullEveryMinutes } }: { stream: StreamView }) {
  const words = useWords();
  const intervalWords = useIntervalWords();
  const every = intervalWords(everyMinutes);
  const schedule =
    fullEveryMinutes === null
      ? words('sync.schedule.every', { every })
      : words('sync.schedule.both', { every, full: intervalWords(fullEveryMinutes) });
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Typography fontWeight="semiBold">{words(`sync.kind.${kind}`)}</Typography>
      <Typography variant="pi" textColor="neutral600">
        {enabled ? schedule : words('sync.schedule.off')}
      </Typography>
    </Flex>
  );
}

function Health({ stream: { failureCode, deadLetters }, light }: { stream: StreamView; light: Light }) {
  const words = useWords();
  const showsCode = failureCode !== null && ['failed', 'reauthorize', 'throttled'].includes(light);
  return (
    <Flex
      direction="column"
      alignItems="flex-start"
      gap={1}
      maxWidth="20rem"
      style={{ whiteSpace: 'normal' }}
    >
      <HealthLight light={light} />
      {showsCode ? (
        <Typography
          variant="pi"
          textColor="danger600"
          data-testid="douyin-sync-failure"
          data-code={failureCode}
        >
          {words(failureOf(failureCode).what)}
        </Typography>
      ) : null}
      {deadLetters > 0 ? (
        <Typography variant="pi" textColor="neutral800" data-testid="douyin-sync-letters-count">
          {words('sync.letters.count', { count: deadLetters })}
        </Typography>
      ) : null}
    </Flex>
  );
}

function NextRun({ at }: { at: string | null }) {
  const words = useWords();
  const isDue = at !== null && Date.parse(at) <= Date.now();
  return isDue ? <Typography>{words('sync.next.due')}</Typography> : <Moment at={at} />;
}

type StreamRowProps = {
  stream: StreamView;
  hold: Hold;
  open: boolean;
  onToggle: () => void;
  calls: StreamCalls;
  onAsk: Ask;
};

function Actions({ stream, open, onToggle, calls, onAsk }: Omit<StreamRowProps, 'hold'>) {
  const words = useWords();
  const mayRun = useAllowed()('sync.run');
  const name = useStreamName()(stream);
  return (
    <Flex gap={2} justifyContent="flex-end">
      {mayRun ? <MainButton stream={stream} name={name} calls={calls} onAsk={onAsk} /> : null}
      <IconButton
        variant="ghost"
        label={words(open ? 'sync.details.hide' : 'sync.details.show', { name })}
        aria-expanded={open}
        onClick={onToggle}
        data-testid="douyin-sync-toggle"
      >
        {open ? <ChevronUp /> : <ChevronDown />}
      </IconButton>
    </Flex>
  );
}

/** One stream in a line: what it reads and how often, how it is doing, its run, and when it runs next. */
export function StreamRow({ hold, ...rest }: StreamRowProps) {
  const { stream } = rest;
  const light = lightOf(stream, hold);
  const name = useStreamName()(stream);
  const runsByItself = hold.connected && hold.leads && stream.enabled;
  return (
    <Tr data-testid={`douyin-sync-${stream.id}`} data-kind={stream.kind} data-account={stream.accountName}>
      <Td>
        <What stream={stream} />
      </Td>
      <Td>
        <Health stream={stream} light={light} />
      </Td>
      <Td>
        {stream.run && isGoing(stream.run) ? (
          <RunProgress run={stream.run} name={name} />
        ) : (
          <RunSummary run={stream.run} />
        )}
      </Td>
      <Td>
        <NextRun at={runsByItself ? stream.nextRunAt : null} />
      </Td>
      <Td>
        <Actions {...rest} />
      </Td>
    </Tr>
  );
}
