/** How an app is used to hear from the platform. */
export type Rhythm = {
  /** When it was verified; null: never, and then it is not missed. */
  verifiedAt: Date | null;
  /** When the newest delivery came; null: none yet. */
  lastAt: Date | null;
  /** How often something new was found. */
  times: number;
  /** The longest silence of late, in seconds; what lies further back counts less and less. */
  longestGapSeconds: number;
};

const day = 86_400;

/** So often and so long an app must have been heard of before anybody can say what is usual. */
const known = { times: 10, seconds: 3 * day };

/** A silence is unusual when it is so many times as long as the longest. */
const factor = 2;

/** After so long a silence counts half. */
const halfLifeSeconds = 14 * day;

const secondsBetween = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / 1000;

/** After how many seconds without a delivery people are told; never before so many hours. */
const limitSeconds = ({ longestGapSeconds }: Rhythm, hours: number): number =>
  Math.max(hours * 3600, factor * longestGapSeconds);

/** The rhythm once a newer delivery was found. */
export function heard(rhythm: Rhythm, at: Date, hours: number): Rhythm {
  const { lastAt, times, longestGapSeconds } = rhythm;
  const gap = lastAt ? secondsBetween(lastAt, at) : 0;
  const faded = longestGapSeconds * 0.5 ** (gap / halfLifeSeconds);
  // Silence that people were told of counts no more than what they are told at: one failure must not make it deaf.
  const longest = Math.max(faded, Math.min(gap, limitSeconds(rhythm, hours)));
  return { ...rhythm, lastAt: at, times: times + 1, longestGapSeconds: Math.round(longest) };
}

/** Whether an app has been silent for longer than is usual with it; 0 hours: it never has. */
export function isSilent(rhythm: Rhythm, now: Date, hours: number): boolean {
  const { verifiedAt, lastAt, times } = rhythm;
  if (hours === 0 || !verifiedAt || !lastAt || times < known.times) return false;
  if (secondsBetween(verifiedAt, lastAt) < known.seconds) return false;
  return secondsBetween(lastAt, now) > limitSeconds(rhythm, hours);
}
