import { Flex, Typography } from '@strapi/design-system';
import type { RunView } from '../../../contracts/sync';
import { failureOf } from '../shared/failure';
import { useMoments } from '../shared/moments';
import { Table, Tbody, Td, Th, Thead, Tr } from '../shared/table';
import { useWords } from '../shared/words';
import { counterNames } from './run-words';
import { Outcome } from './RunSummary';

const columns = ['at', 'strategy', 'outcome'] as const;

function RunLine({ run }: { run: RunView }) {
  const words = useWords();
  const { full } = useMoments();
  const at = run.startedAt ?? run.finishedAt;
  return (
    <Tr data-testid="douyin-sync-run" data-stage={run.stage}>
      <Td>
        <Typography variant="pi">{at ? full(at) : words('sync.stage.queued')}</Typography>
      </Td>
      <Td>
        <Flex direction="column" alignItems="flex-start">
          <Typography variant="pi">{words(`sync.strategy.${run.strategy}`)}</Typography>
          <Typography variant="pi" textColor="neutral600">
            {words(`sync.trigger.${run.trigger}`)}
          </Typography>
        </Flex>
      </Td>
      <Td>
        <Outcome run={run} />
        {run.errorCode && run.stage === 'failed' ? (
          <Typography variant="pi" textColor="danger600">
            {words(failureOf(run.errorCode).what)}
          </Typography>
        ) : null}
      </Td>
      {counterNames.map((name) => (
        <Td key={name}>
          <Typography variant="pi">{run.counters[name]}</Typography>
        </Td>
      ))}
    </Tr>
  );
}

/** Runs of a stream: when, how, what they came to, and their counters. */
export function RunsTable({ runs }: { runs: RunView[] }) {
  const words = useWords();
  return (
    <Table aria-label={words('sync.runs.button')} data-testid="douyin-sync-runs-table">
      <Thead>
        <tr>
          {columns.map((column) => (
            <Th key={column}>{words(`sync.runs.column.${column}`)}</Th>
          ))}
          {counterNames.map((name) => (
            <Th key={name}>{words(`sync.count.${name}`)}</Th>
          ))}
        </tr>
      </Thead>
      <Tbody>
        {runs.map((run) => (
          <RunLine key={run.id} run={run} />
        ))}
      </Tbody>
    </Table>
  );
}
