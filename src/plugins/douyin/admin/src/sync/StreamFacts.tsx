import type { ReactNode } from 'react';
import { Flex, Grid, Typography } from '@strapi/design-system';
import type { RunView, StreamView } from '../../../contracts/sync';
import { useMoments } from '../shared/moments';
import { useWords } from '../shared/words';
import { BudgetLeft } from './BudgetLeft';
import { outcomeOf } from './run-words';
import { Outcome } from './RunSummary';

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Grid.Item col={3} s={6} xs={12} direction="column" alignItems="flex-start" gap={1}>
      <Typography tag="h3" variant="pi" textColor="neutral600">
        {name}
      </Typography>
      {children}
    </Grid.Item>
  );
}

/** When a run ended, what it came to, and what that means. */
function Ended({ run, at }: { run: RunView | null; at: string | null }) {
  const words = useWords();
  const { full } = useMoments();
  if (!at) return <Typography>{words('sync.run.never')}</Typography>;
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Typography tag="time" dateTime={at}>
        {full(at)}
      </Typography>
      {run ? (
        <>
          <Outcome run={run} />
          <Typography variant="pi" textColor="neutral600">
            {words(`sync.outcome.${outcomeOf(run)}.text`)}
          </Typography>
        </>
      ) : null}
    </Flex>
  );
}

/** When a stream was read from the start, when at all, how many people there are, and what it may still ask for. */
export function StreamFacts({ stream }: { stream: StreamView }) {
  const words = useWords();
  const { fullRun, lastFullAt, lastRunAt, lastTotal, id } = stream;
  const { full } = useMoments();
  return (
    <Grid.Root gap={5} data-testid="douyin-sync-facts">
      <Fact name={words('sync.fact.full')}>
        <Ended run={fullRun} at={lastFullAt} />
      </Fact>
      <Fact name={words('sync.fact.last')}>
        <Typography>{lastRunAt ? full(lastRunAt) : words('sync.run.never')}</Typography>
      </Fact>
      <Fact name={words('sync.fact.total')}>
        <Typography>{lastTotal === null ? words('sync.total.unknown') : lastTotal}</Typography>
      </Fact>
      <Fact name={words('sync.fact.budget')}>
        <BudgetLeft streamId={id} />
      </Fact>
    </Grid.Root>
  );
}
