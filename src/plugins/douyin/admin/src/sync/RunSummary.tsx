import { Flex, Typography } from '@strapi/design-system';
import type { RunView } from '../../../contracts/sync';
import { Moment } from '../shared/Moment';
import { useWords } from '../shared/words';
import { looks } from './look';
import { mentioned, outcomeOf, outcomeTone } from './run-words';

/** What a run came to: a shape and a word. */
export function Outcome({ run }: { run: RunView }) {
  const words = useWords();
  const outcome = outcomeOf(run);
  const { Icon, fill } = looks[outcomeTone(outcome)];
  return (
    <Flex gap={1} data-testid="douyin-sync-outcome" data-outcome={outcome}>
      <Icon fill={fill} width="1.2rem" height="1.2rem" aria-hidden style={{ flexShrink: 0 }} />
      <Typography variant="pi">{words(`sync.outcome.${outcome}`)}</Typography>
    </Flex>
  );
}

/** The last run of a stream in two lines: when, what it came to, and who was found. */
export function RunSummary({ run }: { run: RunView | null }) {
  const words = useWords();
  if (!run) return <Typography textColor="neutral600">{words('sync.run.never')}</Typography>;
  const counts = mentioned(run.counters).map((name) =>
    words(`sync.count.${name}.of`, { count: run.counters[name] }),
  );
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Flex gap={2}>
        <Moment at={run.finishedAt} />
        <Outcome run={run} />
      </Flex>
      <Typography variant="pi" textColor="neutral600">
        {counts.join(words('list.separator'))}
      </Typography>
    </Flex>
  );
}
