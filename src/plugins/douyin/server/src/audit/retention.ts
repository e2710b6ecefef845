import { addSeconds } from '../shared/clock';

const secondsPerDay = 86_400;

/** The moment before which lines are no longer kept; null when all are kept for ever. */
export const cutoffOf = (retentionDays: number, now: Date): Date | null =>
  retentionDays > 0 ? addSeconds(now, -retentionDays * secondsPerDay) : null;
