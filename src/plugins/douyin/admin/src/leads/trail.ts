/** Cursors of the pages that were turned to get here, the first one's as an empty text. */
export type Trail = readonly string[];

/** Where a list is: the cursor of its page, and the way there. */
export type Turned = { cursor?: string; trail: Trail };

const longest = 1000;

/** What was kept of a way; anything else counts as none. */
export const readTrail = (kept: unknown): Trail => {
  const trail = (kept as { trail?: unknown } | null)?.trail;
  return Array.isArray(trail) && trail.every((one) => typeof one === 'string') ? trail : [];
};

/** The page after this one. */
export const onward = ({ cursor = '', trail }: Turned, next: string): Turned => ({
  cursor: next,
  trail: [...trail, cursor].slice(-longest),
});

/** The page before this one; null on the first, and where nobody knows how one got here. */
export function backward({ cursor, trail }: Turned): Turned | null {
  if (!cursor || trail.length === 0) return null;
  const before = trail[trail.length - 1];
  return { ...(before ? { cursor: before } : {}), trail: trail.slice(0, -1) };
}
