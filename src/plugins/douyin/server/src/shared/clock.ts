/** The one source of the present; everything that compares times asks it. */
export const clock = {
  /** The present moment. */
  now: (): Date => new Date(),
};

/** The moment `seconds` after another; negative values go back. */
export function addSeconds(moment: Date, seconds: number): Date {
  return new Date(moment.getTime() + seconds * 1000);
}

/** The moment before which nothing is kept any more; null when all is kept for ever (0 days). */
export const cutoffOf = (retentionDays: number, now: Date): Date | null =>
  retentionDays > 0 ? addSeconds(now, -retentionDays * 86_400) : null;
