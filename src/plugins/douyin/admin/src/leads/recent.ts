import { operationLimits, type OperationView } from '../../../contracts/lead-operations';

const dayMs = operationLimits.undoHours * 3_600_000;

/** Changes of the last day that are still of interest: an undo shows itself at what it took back. */
export const recentOf = (operations: OperationView[], now: number): OperationView[] =>
  operations.filter(({ kind, createdAt }) => kind === 'change' && now - Date.parse(createdAt) < dayMs);

/** How a recent change stands, in one word. */
export type Standing = 'running' | 'undone' | 'cancelled' | 'done';

/** How a recent change stands. */
export function standingOf({ stage, undoneBy }: OperationView): Standing {
  if (undoneBy) return 'undone';
  if (stage === 'cancelled') return 'cancelled';
  return stage === 'done' ? 'done' : 'running';
}

/** Whether a change can be taken back now. */
export const canUndo = ({ stage, undoUntil, undoneBy, changed }: OperationView, now: number): boolean =>
  (stage === 'done' || stage === 'cancelled') &&
  !undoneBy &&
  changed > 0 &&
  undoUntil !== null &&
  Date.parse(undoUntil) > now;
