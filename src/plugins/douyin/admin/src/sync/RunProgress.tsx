import { Flex, Typography } from '@strapi/design-system';
import type { RunView } from '../../../contracts/sync';
import { ProgressBar } from '../shared/ProgressBar';
import { useWords } from '../shared/words';
import { etaMinutes, percentOf } from './run-words';
import { useIntervalWords } from './use-interval-words';

/** What a run has read so far, in words; with the time to go where anybody can say. */
function useFarWords(): (run: RunView) => string {
  const words = useWords();
  const intervalWords = useIntervalWords();
  return ({ counters: { fetched, pages }, total, etaSeconds }) => {
    const minutes = etaMinutes(etaSeconds);
    const far =
      total === null
        ? words('sync.progress.rows', { fetched, pages })
        : words('sync.progress.of', { fetched, total, pages });
    if (minutes === null) return far;
    const eta =
      minutes === 0
        ? words('sync.progress.soon')
        : words('sync.progress.eta', { span: intervalWords(minutes) });
    return words('sync.progress.both', { far, eta });
  };
}

/** A run that is not over: its stage, how far it is, and how long it will take. */
export function RunProgress({ run, name }: { run: RunView; name: string }) {
  const words = useWords();
  const farWords = useFarWords();
  const percent = percentOf(run);
  const strategy = words(`sync.strategy.${run.strategy}`);
  return (
    <Flex
      direction="column"
      alignItems="stretch"
      gap={1}
      minWidth="24rem"
      data-testid="douyin-sync-progress"
      data-stage={run.stage}
      data-fetched={run.counters.fetched}
    >
      <Flex justifyContent="space-between" gap={3}>
        <Typography variant="pi" fontWeight="semiBold">
          {words('sync.progress.stage', { strategy, stage: words(`sync.stage.${run.stage}`) })}
        </Typography>
        {percent === null ? null : <Typography variant="pi">{`${percent}%`}</Typography>}
      </Flex>
      <ProgressBar
        testId="douyin-sync-bar"
        label={words('sync.progress.label', { name })}
        percent={percent}
      />
      <Typography variant="pi" textColor="neutral600">
        {farWords(run)}
      </Typography>
    </Flex>
  );
}
