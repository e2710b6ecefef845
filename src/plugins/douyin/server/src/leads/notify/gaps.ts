/** Numbers that were passed over when others after them were read: from the first to the last, and when that was seen. */
export type Gap = { from: number; to: number; seenAt: number };

/** How far events were read: up to a number, but for those in the gaps. */
export type Place = { upTo: number; gaps: Gap[] };

/**
 * A transaction takes the number of its event when it writes it, and shows it when it commits: one with a higher number may
 * be seen before. So long a missing one is waited for; none of our transactions takes a part of it.
 */
const waitMs = 10 * 60_000;
const most = 500;

const isWaitedFor = (now: Date, { seenAt }: Gap): boolean => now.getTime() - seenAt < waitMs;

/** What is left of a gap after some of its numbers came. */
function without({ from, to, seenAt }: Gap, came: number[]): Gap[] {
  const borders = [from - 1, ...came.filter((id) => id >= from && id <= to), to + 1];
  return borders.slice(1).flatMap((border, place) => {
    const start = (borders[place] ?? 0) + 1;
    return border > start ? [{ from: start, to: border - 1, seenAt }] : [];
  });
}

/** The place after some numbers, in their order, were read. */
export function pass({ upTo, gaps }: Place, ids: number[], now: Date): Place {
  const last = Math.max(upTo, ids.at(-1) ?? 0);
  const fresh = { from: upTo + 1, to: last, seenAt: now.getTime() };
  const left = [...gaps, fresh].flatMap((gap) => without(gap, ids)).filter((gap) => isWaitedFor(now, gap));
  return { upTo: last, gaps: left.slice(-most) };
}
