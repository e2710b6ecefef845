import { doctorChecks, type DoctorResult } from '../../../contracts/doctor';
import { readFailure } from '../shared/failure';
import { countStates, nextRun, noRun, progressOf, rowState } from './doctor-run';

const result = (check: DoctorResult['check'], state: DoctorResult['state']): DoctorResult => ({
  check,
  state,
  findings: [],
  durationMs: 1,
});

it('goes through the checks and keeps older results until new ones come', () => {
  let run = nextRun(noRun, { kind: 'started' });
  expect(progressOf(run)).toEqual({ active: true, done: 0, total: doctorChecks.length });
  run = nextRun(run, { kind: 'turn', check: 'database' });
  expect([rowState(run, 'database'), rowState(run, 'schema')]).toEqual(['running', 'waiting']);
  run = nextRun(run, { kind: 'answered', result: result('database', 'error') });
  expect(rowState(run, 'database')).toBe('error');
  run = nextRun(run, { kind: 'stopped' });
  expect([progressOf(run).active, run.stopped, rowState(run, 'schema')]).toEqual([false, true, null]);
  run = nextRun(run, { kind: 'started' });
  expect([run.stopped, run.results.database?.state]).toEqual([false, 'error']);
});

it('ends when the server does not answer, and says so', () => {
  const started = nextRun(noRun, { kind: 'started' });
  const run = nextRun(started, { kind: 'failed', failure: readFailure(null) });
  expect([progressOf(run).active, run.failure?.what]).toEqual([false, 'error.offline']);
  expect(nextRun(run, { kind: 'started' }).failure).toBeNull();
});

it('counts what came out how', () => {
  const results = { database: result('database', 'ok'), redis: result('redis', 'skipped') };
  expect(countStates({ ...noRun, results })).toEqual({ ok: 1, warning: 0, error: 0, skipped: 1 });
});
