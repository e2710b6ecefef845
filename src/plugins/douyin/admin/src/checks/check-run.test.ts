import { checkNames, type CheckResult } from '../../../contracts/checks';
import { readFailure } from '../shared/failure';
import { countStates, newestAt, nextRun, rowState, storedRun, worstOutcome } from './check-run';

const result = (
  name: CheckResult['name'],
  outcome: CheckResult['outcome'],
  at = '2026-01-01T00:00:00.000Z',
) => ({ name, outcome, reason: 'clock-close', details: {}, at, durationMs: 5 }) as CheckResult;

it('shows the stored results until a new run reaches them', () => {
  const stored = storedRun([result('clock', 'fail')]);
  expect(rowState(stored, 'clock')).toBe('fail');
  expect(rowState(stored, 'webhook')).toBe('none');
  const started = nextRun(stored, { kind: 'started' });
  expect(rowState(started, 'clock')).toBe('waiting');
  const running = nextRun(started, { kind: 'turn', name: 'clock' });
  expect(rowState(running, 'clock')).toBe('running');
  const answered = nextRun(running, { kind: 'answered', result: result('clock', 'pass') });
  expect(rowState(answered, 'clock')).toBe('pass');
});

it('goes on after a failed request and keeps the older results of a stopped run', () => {
  let run = nextRun(storedRun([result('scopes', 'warn')]), { kind: 'started' });
  run = nextRun(run, { kind: 'turn', name: 'credentials' });
  run = nextRun(run, { kind: 'failed', name: 'credentials', failure: readFailure(null) });
  expect(rowState(run, 'credentials')).toBe('error');
  run = nextRun(run, { kind: 'stopped' });
  expect(rowState(run, 'scopes')).toBe('warn');
  expect(run.stopped).toBe(true);
});

it('waits for and counts only the checks the app has', () => {
  const run = nextRun(storedRun([], ['credentials', 'clock']), { kind: 'started' });
  expect(run.waiting).toEqual(['credentials', 'clock']);
  expect(countStates(run)).toMatchObject({ waiting: 2, none: 0 });
});

it('counts every check once', () => {
  const counts = countStates(storedRun([result('clock', 'pass'), result('scopes', 'fail')]));
  expect(counts).toMatchObject({ pass: 1, fail: 1, none: checkNames.length - 2 });
});

it('lets the worst check stand for all, and knows the newest', () => {
  expect(worstOutcome([])).toBeNull();
  expect(worstOutcome([result('clock', 'pass'), result('webhook', 'unproven')])).toBe('pass');
  expect(worstOutcome([result('clock', 'warn'), result('webhook', 'fail')])).toBe('fail');
  expect(newestAt([result('clock', 'pass', '2026-02-01'), result('webhook', 'pass', '2026-01-01')])).toBe(
    '2026-02-01',
  );
});
