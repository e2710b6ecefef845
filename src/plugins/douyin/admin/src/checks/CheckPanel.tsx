import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Lightning, Stop } from '@strapi/icons';
import type { AppView } from '../../../contracts/apps';
import { useAllowed } from '../permissions';
import { useMoments } from '../shared/moments';
import { Panel } from '../shared/Panel';
import { useWords } from '../shared/words';
import { countStates, newestAt, rowState, type CheckRun } from './check-run';
import { CheckRow } from './CheckRow';
import { useCheckRun } from './use-check-run';

/** The run in one sentence, and when its newest result was made. */
function useSummary(run: CheckRun, active: boolean): { text: string; age: string | null } {
  const words = useWords();
  const { distance } = useMoments();
  const counts = countStates(run);
  const total = run.names.length;
  if (active) {
    const name = run.running ? words(`check.name.${run.running}`) : '';
    const turn = Math.min(total - counts.waiting, total);
    return { text: words('check.progress', { name, done: turn, total }), age: null };
  }
  if (counts.none === total) return { text: words(run.stopped ? 'check.stopped' : 'check.never'), age: null };
  const at = newestAt(Object.values(run.results));
  const said = words('check.summary', { ...counts, fail: counts.fail + counts.error });
  return {
    text: run.stopped ? `${words('check.stopped')} ${said}` : said,
    age: at && words('check.last', { at: distance(at) }),
  };
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

/** How far the run is, as a bar; the sentence below it says the same in words. */
function Progress({ done, total }: { done: number; total: number }) {
  return (
    <Box background="neutral150" hasRadius height="0.6rem" overflow="hidden" aria-hidden>
      <Box
        background="primary600"
        height="100%"
        width={`${Math.round((done / total) * 100)}%`}
        transition="width 200ms ease"
      />
    </Box>
  );
}

type CheckPanelProps = { app: AppView; unsaved: boolean };

/** Test connection (测试连接): runs the checks one after another and keeps their results in sight. */
export function CheckPanel({ app, unsaved }: CheckPanelProps) {
  const words = useWords();
  const allowed = useAllowed()('app.check');
  const { run, active, start, stop } = useCheckRun(app);
  const summary = useSummary(run, active);
  const blocked = unsaved ? words('check.unsaved') : null;
  const done = run.names.filter((name) => !run.waiting.includes(name) && run.running !== name).length;
  return (
    <Panel title={words('check.title')} hint={words('check.hint')} testId="douyin-checks">
      {allowed ? <RunButton active={active} blocked={blocked} onStart={start} onStop={stop} /> : null}
      {blocked || !allowed ? (
        <Typography variant="pi" textColor="neutral600" id="douyin-test-blocked">
          {blocked ?? words('check.forbidden')}
        </Typography>
      ) : null}
      {active ? <Progress done={done} total={run.names.length} /> : null}
      <Box role="status" aria-live="polite" data-testid="douyin-check-summary" data-active={active}>
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Typography variant="pi" fontWeight="semiBold">
            {summary.text}
          </Typography>
          {summary.age ? (
            <Typography variant="pi" textColor="neutral600">
              {summary.age}
            </Typography>
          ) : null}
        </Flex>
      </Box>
      <Flex tag="ol" direction="column" alignItems="stretch" gap={4}>
        {run.names.map((name) => (
          <CheckRow
            key={name}
            name={name}
            provider={app.provider}
            state={rowState(run, name)}
            result={run.results[name]}
            failure={run.failures[name]}
          />
        ))}
      </Flex>
    </Panel>
  );
}
