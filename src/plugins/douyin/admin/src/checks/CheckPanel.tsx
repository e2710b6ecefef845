import { Box, Button, Flex, ProgressBar, Typography } from '@strapi/design-system';
import { Lightning, Stop } from '@strapi/icons';
import { checkNames } from '../../../contracts/checks';
import type { AppView } from '../../../contracts/apps';
import { useAllowed } from '../permissions';
import { useMoments } from '../shared/moments';
import { Panel } from '../shared/Panel';
import { useWords } from '../shared/words';
import { countStates, newestAt, rowState, type CheckRun } from './check-run';
import { CheckRow } from './CheckRow';
import { useCheckRun } from './use-check-run';

function useSummary(run: CheckRun, active: boolean): string {
  const words = useWords();
  const { distance } = useMoments();
  const counts = countStates(run);
  const total = checkNames.length;
  if (active) {
    const done = total - counts.waiting - counts.running;
    const name = run.running ? words(`check.name.${run.running}`) : '';
    return words('check.progress', { name, done: done + 1 > total ? total : done + 1, total });
  }
  if (counts.none === total) return words('check.never');
  const at = newestAt(Object.values(run.results));
  const text = words('check.summary', { ...counts, fail: counts.fail + counts.error });
  return [
    run.stopped ? words('check.stopped') : '',
    text,
    at ? words('check.last', { at: distance(at) }) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

type ButtonsProps = { active: boolean; blocked: string | null; onStart: () => void; onStop: () => void };

function RunButton({ active, blocked, onStart, onStop }: ButtonsProps) {
  const words = useWords();
  if (active) {
    return (
      <Button
        variant="tertiary"
        startIcon={<Stop />}
        onClick={onStop}
        data-testid="douyin-test-stop"
        fullWidth
      >
        {words('check.stop')}
      </Button>
    );
  }
  return (
    <Button
      variant="secondary"
      startIcon={<Lightning />}
      onClick={onStart}
      disabled={blocked !== null}
      aria-describedby={blocked ? 'douyin-test-blocked' : undefined}
      data-testid="douyin-test-connection"
      fullWidth
    >
      {words('check.start')}
    </Button>
  );
}

type CheckPanelProps = { app: AppView; unsaved: boolean };

/** Test connection (测试连接): runs the checks one after another and keeps their results in sight. */
export function CheckPanel({ app, unsaved }: CheckPanelProps) {
  const words = useWords();
  const allowed = useAllowed()('app.check');
  const { run, active, start, stop } = useCheckRun(app.id, app.checks);
  const summary = useSummary(run, active);
  const blocked = unsaved ? words('check.unsaved') : null;
  const done = checkNames.filter((name) => !run.waiting.includes(name) && run.running !== name).length;
  return (
    <Panel title={words('check.title')} hint={words('check.hint')} testId="douyin-checks">
      {allowed ? <RunButton active={active} blocked={blocked} onStart={start} onStop={stop} /> : null}
      {blocked || !allowed ? (
        <Typography variant="pi" textColor="neutral600" id="douyin-test-blocked">
          {blocked ?? words('check.forbidden')}
        </Typography>
      ) : null}
      {active ? <ProgressBar value={(done / checkNames.length) * 100} style={{ width: '100%' }} /> : null}
      <Box role="status" aria-live="polite" data-testid="douyin-check-summary" data-active={active}>
        <Typography variant="pi" fontWeight="semiBold">
          {summary}
        </Typography>
      </Box>
      <Flex tag="ol" direction="column" alignItems="stretch" gap={4}>
        {checkNames.map((name) => (
          <CheckRow
            key={name}
            name={name}
            state={rowState(run, name)}
            result={run.results[name]}
            failure={run.failures[name]}
          />
        ))}
      </Flex>
    </Panel>
  );
}
