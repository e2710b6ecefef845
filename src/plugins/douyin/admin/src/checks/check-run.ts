import { checkNames, type CheckName, type CheckResult } from '../../../contracts/checks';
import type { Failure } from '../shared/failure';

/** Where a run of Test connection stands. */
export type CheckRun = {
  /** The checks of the app, in their order. */
  names: readonly CheckName[];
  results: Partial<Record<CheckName, CheckResult>>;
  /** Checks whose request itself failed in this run. */
  failures: Partial<Record<CheckName, Failure>>;
  running: CheckName | null;
  waiting: CheckName[];
  stopped: boolean;
};

/** What can happen to a run. */
export type CheckEvent =
  | { kind: 'started' }
  | { kind: 'turn'; name: CheckName }
  | { kind: 'answered'; result: CheckResult }
  | { kind: 'failed'; name: CheckName; failure: Failure }
  | { kind: 'stopped' }
  | { kind: 'ended' };

/** A run that has not begun: only what the last one left on the app. */
export function storedRun(
  stored: readonly CheckResult[],
  names: readonly CheckName[] = checkNames,
): CheckRun {
  const results = Object.fromEntries(stored.map((result) => [result.name, result]));
  return { names, results, failures: {}, running: null, waiting: [], stopped: false };
}

/** The run after an event; older results stay until a new one replaces them. */
export function nextRun(run: CheckRun, event: CheckEvent): CheckRun {
  switch (event.kind) {
    case 'started':
      return { ...run, failures: {}, running: null, waiting: [...run.names], stopped: false };
    case 'turn':
      return { ...run, running: event.name, waiting: run.waiting.filter((name) => name !== event.name) };
    case 'answered':
      return { ...run, running: null, results: { ...run.results, [event.result.name]: event.result } };
    case 'failed':
      return { ...run, running: null, failures: { ...run.failures, [event.name]: event.failure } };
    case 'stopped':
      return { ...run, running: null, waiting: [], stopped: true };
    case 'ended':
      return { ...run, running: null, waiting: [] };
  }
}

/** What the row of a check shows. */
export type RowState = CheckResult['outcome'] | 'none' | 'waiting' | 'running' | 'error';

/** What the row of one check shows at this point of the run. */
export function rowState(run: CheckRun, name: CheckName): RowState {
  if (run.running === name) return 'running';
  if (run.waiting.includes(name)) return 'waiting';
  if (run.failures[name]) return 'error';
  return run.results[name]?.outcome ?? 'none';
}

/** How many checks came out how; `error` counts requests that failed. */
export function countStates(run: CheckRun): Record<RowState, number> {
  const counts = { pass: 0, warn: 0, fail: 0, unproven: 0, none: 0, waiting: 0, running: 0, error: 0 };
  for (const name of run.names) counts[rowState(run, name)] += 1;
  return counts;
}

/** The one outcome that stands for a whole test: the worst of its checks; null when none was run. */
export function worstOutcome(results: readonly CheckResult[]): CheckResult['outcome'] | null {
  const order = ['fail', 'warn', 'pass', 'unproven'] as const;
  return order.find((outcome) => results.some((result) => result.outcome === outcome)) ?? null;
}

/** When the newest of some results was made; null without any. */
export const newestAt = (results: readonly CheckResult[]): string | null =>
  results
    .map(({ at }) => at)
    .sort()
    .at(-1) ?? null;
