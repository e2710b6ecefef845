import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { ArrowClockwise, Stop } from '@strapi/icons';
import { doctorChecks } from '../../../contracts/doctor';
import { Empty } from '../shared/Empty';
import { FailureBox } from '../shared/FailureBox';
import { Panel } from '../shared/Panel';
import { ProgressBar } from '../shared/ProgressBar';
import { Screen } from '../shared/Screen';
import { useWords } from '../shared/words';
import { countStates, progressOf, rowState, type DoctorRun } from './doctor-run';
import { DoctorRow } from './DoctorRow';
import { useDoctorRun } from './use-doctor-run';

type RunButtonProps = { active: boolean; onStart: () => void; onStop: () => void };

function RunButton({ active, onStart, onStop }: RunButtonProps) {
  const words = useWords();
  return active ? (
    <Button variant="tertiary" startIcon={<Stop />} onClick={onStop} data-testid="douyin-doctor-stop">
      {words('doctor.stop')}
    </Button>
  ) : (
    <Button startIcon={<ArrowClockwise />} onClick={onStart} data-testid="douyin-doctor-run">
      {words('doctor.run')}
    </Button>
  );
}

/** The run in one sentence; spoken at its end, not at each of its steps. */
function Summary({ run }: { run: DoctorRun }) {
  const words = useWords();
  const { active, done, total } = progressOf(run);
  const name = run.running ? words(`doctor.name.${run.running}`) : '';
  const progress = words('doctor.progress', { name, done: Math.min(done + 1, total), total });
  const said = words('doctor.summary', countStates(run));
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {active ? (
        <>
          <Typography variant="pi">{progress}</Typography>
          <ProgressBar
            label={progress}
            percent={Math.round((done / total) * 100)}
            testId="douyin-doctor-progress"
          />
        </>
      ) : null}
      <Box role="status" aria-live="polite" data-testid="douyin-doctor-summary" data-active={active}>
        <Typography variant="pi" fontWeight="semiBold">
          {active ? '' : run.stopped ? `${words('doctor.stopped')} ${said}` : said}
        </Typography>
      </Box>
    </Flex>
  );
}

function Rows({ run }: { run: DoctorRun }) {
  return (
    <Flex tag="ol" direction="column" alignItems="stretch" gap={5}>
      {doctorChecks.map((check) => {
        const state = rowState(run, check);
        return state ? (
          <DoctorRow key={check} check={check} state={state} result={run.results[check]} />
        ) : null;
      })}
    </Flex>
  );
}

function Findings({ run }: { run: DoctorRun }) {
  const words = useWords();
  const isEmpty = !progressOf(run).active && Object.keys(run.results).length === 0;
  if (isEmpty)
    return (
      <Empty title={words('doctor.empty')} testId="douyin-doctor-empty">
        {words('doctor.empty.hint')}
      </Empty>
    );
  return (
    <Panel title={words('doctor.list')} hint={words('doctor.hint')} testId="douyin-doctor">
      <Summary run={run} />
      <Rows run={run} />
    </Panel>
  );
}

/** Doctor (体检): how the whole installation is, and what to do about what is wrong. */
export function DoctorPage() {
  const words = useWords();
  const { run, start, stop } = useDoctorRun();
  const { active } = progressOf(run);
  return (
    <Screen
      title={words('doctor.title')}
      subtitle={words('doctor.subtitle')}
      needs="doctor.run"
      primary={<RunButton active={active} onStart={start} onStop={stop} />}
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        {run.failure ? <FailureBox failure={run.failure} onRetry={start} /> : null}
        {run.failure && Object.keys(run.results).length === 0 ? null : <Findings run={run} />}
      </Flex>
    </Screen>
  );
}
