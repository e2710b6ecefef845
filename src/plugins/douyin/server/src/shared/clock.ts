/** The one source of the present; everything that compares times asks it. */
export const clock = {
  /** The present moment. */
  now: (): Date => new Date(),
};

/** The moment `seconds` after another; negative values go back. */
export function addSeconds(moment: Date, seconds: number): Date {
  return new Date(moment.getTime() + seconds * 1000);
}
