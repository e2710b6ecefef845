const daySeconds = 86_400;
const hourMs = 3_600_000;

/** Hours or days, by their number since 1970, both ends included. */
export type Range = { begins: number; ends: number };

/** Days by their number, from the year 1000 to 9999: others no database holds. */
export const allDays: Range = { begins: -354_284, ends: 2_932_894 };

/** Ranges as few as possible, in order; those with a gap of at most `gap` become one. */
export function joinRanges(ranges: Range[], gap = 1): Range[] {
  const joined: Range[] = [];
  for (const { begins, ends } of [...ranges].sort((one, other) => one.begins - other.begins)) {
    const last = joined.at(-1);
    if (last && begins - last.ends <= gap) last.ends = Math.max(last.ends, ends);
    else joined.push({ begins, ends });
  }
  return joined;
}

/** The hours of some moments as at most `most` ranges: where there are more, those close to each other become one. */
export function hoursOf(moments: Date[], most = 16): Range[] {
  const hours = [...new Set(moments.map((at) => Math.floor(at.getTime() / hourMs)))];
  const single = hours.map((hour) => ({ begins: hour, ends: hour }));
  for (let gap = 1; ; gap *= 2) {
    const ranges = joinRanges(single, gap);
    if (ranges.length <= most) return ranges;
  }
}

/** The number of the day that a moment lies on, in a zone that is so many seconds ahead of UTC. */
export const dayAt = (at: Date, zone: number): number =>
  Math.floor((at.getTime() / 1000 + zone) / daySeconds);

/** The days that some hours touch in a zone. */
export const daysOfHours = ({ begins, ends }: Range, zone: number): Range => ({
  begins: dayAt(new Date(begins * hourMs), zone),
  ends: dayAt(new Date((ends + 1) * hourMs - 1), zone),
});

/** The first and the last moment of some days. */
export const momentsOf = ({ begins, ends }: Range, zone: number): { startTime: Date; endTime: Date } => ({
  startTime: new Date((begins * daySeconds - zone) * 1000),
  endTime: new Date(((ends + 1) * daySeconds - zone) * 1000 - 1),
});

/** A day's number by how it is written, and back. */
export const dayNumber = (text: string): number => Date.parse(text) / (daySeconds * 1000);
export const dayText = (day: number): string => new Date(day * daySeconds * 1000).toISOString().slice(0, 10);
