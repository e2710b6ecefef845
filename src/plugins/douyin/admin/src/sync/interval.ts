/** Units an interval is entered in, and how many minutes each has. */
export const unitMinutes = { minute: 1, hour: 60, day: 1440 } as const;
export type IntervalUnit = keyof typeof unitMinutes;
export const intervalUnits = ['minute', 'hour', 'day'] as const satisfies readonly IntervalUnit[];

/** An interval as it is entered; without a value where the field is empty. */
export type Interval = { value: number | undefined; unit: IntervalUnit };

/** How often a stream may be read, in minutes: for what is new, and from the start. */
export const limits = { every: { min: 5, max: 10_080 }, full: { min: 60, max: 43_200 } } as const;

/** An interval in the largest unit that holds it whole. */
export function toInterval(minutes: number): Interval {
  const unit = [...intervalUnits].reverse().find((name) => minutes % unitMinutes[name] === 0) ?? 'minute';
  return { value: minutes / unitMinutes[unit], unit };
}

/** An interval in minutes; null where it is no whole number of them within the limits. */
export function minutesOf(
  { value, unit }: Interval,
  { min, max }: { min: number; max: number },
): number | null {
  const minutes = (value ?? Number.NaN) * unitMinutes[unit];
  return Number.isInteger(minutes) && minutes >= min && minutes <= max ? minutes : null;
}
