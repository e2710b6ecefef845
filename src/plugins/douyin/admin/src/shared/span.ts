const sizes = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** One part of a length of time, e.g. 14 days. */
export type SpanPart = { value: number; unit: 'day' | 'hour' | 'minute' };

/** A length of time (seconds, whatever its sign) in its two largest units, zeros left out; nothing under a minute. */
export function spanOf(seconds: number): SpanPart[] {
  let rest = Math.abs(seconds);
  const first = sizes.findIndex(([, size]) => rest >= size);
  if (first < 0) return [];
  return sizes
    .slice(first, first + 2)
    .map(([unit, size]) => {
      const value = Math.floor(rest / size);
      rest -= value * size;
      return { value, unit };
    })
    .filter(({ value }) => value > 0);
}
