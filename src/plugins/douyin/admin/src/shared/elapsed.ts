const steps = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** A distance in seconds (negative: past) in the largest unit that fits; under a minute it is 0 minutes. */
export function inUnits(seconds: number): { value: number; unit: 'day' | 'hour' | 'minute' } {
  const fit = steps.find(([, size]) => Math.abs(seconds) >= size) ?? steps[2];
  return { value: Math.trunc(seconds / fit[1]), unit: fit[0] };
}
