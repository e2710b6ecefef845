import {
  doctorChecks,
  type DoctorCheck,
  type DoctorResult,
  type DoctorState,
} from '../../../contracts/doctor';
import type { Failure } from '../shared/failure';

/** Where a run of the doctor stands. */
export type DoctorRun = {
  results: Partial<Record<DoctorCheck, DoctorResult>>;
  running: DoctorCheck | null;
  waiting: DoctorCheck[];
  /** Somebody stopped it. */
  stopped: boolean;
  /** The server gave no answer, which ended it. */
  failure: Failure | null;
};

/** What can happen to a run. */
export type DoctorEvent =
  | { kind: 'started' }
  | { kind: 'turn'; check: DoctorCheck }
  | { kind: 'answered'; result: DoctorResult }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'stopped' };

/** A run that has not begun. */
export const noRun: DoctorRun = { results: {}, running: null, waiting: [], stopped: false, failure: null };

const ended = { running: null, waiting: [] };

/** The run after an event; older results stay until a new one replaces them. */
export function nextRun(run: DoctorRun, event: DoctorEvent): DoctorRun {
  switch (event.kind) {
    case 'started':
      return { ...noRun, results: run.results, waiting: [...doctorChecks] };
    case 'turn':
      return { ...run, running: event.check, waiting: run.waiting.filter((check) => check !== event.check) };
    case 'answered':
      return { ...run, running: null, results: { ...run.results, [event.result.check]: event.result } };
    case 'failed':
      return { ...run, ...ended, failure: event.failure };
    case 'stopped':
      return { ...run, ...ended, stopped: true };
  }
}

/** What the row of a check shows; null: nothing is known of it. */
export type RowState = DoctorState | 'waiting' | 'running' | null;

/** What the row of one check shows at this point of the run. */
export function rowState(run: DoctorRun, check: DoctorCheck): RowState {
  if (run.running === check) return 'running';
  if (run.waiting.includes(check)) return 'waiting';
  return run.results[check]?.state ?? null;
}

/** How many checks came out how. */
export function countStates(run: DoctorRun): Record<DoctorState, number> {
  const counts = { ok: 0, warning: 0, error: 0, skipped: 0 };
  for (const result of Object.values(run.results)) counts[result.state] += 1;
  return counts;
}

/** Whether a run is under way, and how many checks it has behind it. */
export const progressOf = ({
  running,
  waiting,
}: DoctorRun): { active: boolean; done: number; total: number } => {
  const left = waiting.length + (running ? 1 : 0);
  return { active: left > 0, done: doctorChecks.length - left, total: doctorChecks.length };
};
