/** Many invented things, spread evenly over a time; moments in milliseconds. */
export type Spread = { count: number; fromMs: number; toMs: number };

/** The things of a spread between two moments, both included: the lowest and highest number, and when each was. */
export function within({ count, fromMs, toMs }: Spread, startMs: number, endMs: number) {
  const perThing = Math.max(1, (toMs - fromMs) / count);
  return {
    low: Math.max(0, Math.ceil((startMs - fromMs) / perThing)),
    high: Math.min(count - 1, Math.floor((endMs - fromMs) / perThing)),
    msOf: (index: number): number => Math.floor(fromMs + index * perThing),
  };
}
