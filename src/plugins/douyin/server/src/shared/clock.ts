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

/** A stored moment as the API writes it; null where there is none. */
export const isoOf = (moment: string | Date | null): string | null =>
  moment ? new Date(moment).toISOString() : null;

/** Seconds since a stored moment; 0 where there is none, and where it is yet to come. */
export const secondsSince = (moment: unknown, now: Date): number =>
  moment ? Math.max(0, (now.getTime() - new Date(moment as Date | number | string).getTime()) / 1000) : 0;

/** The end of some work, or an error with `late` as its message where that takes more than so many seconds. */
export async function withinSeconds<Result>(
  seconds: number,
  work: Promise<Result>,
  late: string,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(late)), seconds * 1000);
  });
  return Promise.race([work, end]).finally(() => clearTimeout(timer));
}
