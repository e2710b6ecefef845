import { addSeconds } from '../../shared/clock';

const minute = 60;
const hour = 3600;
const day = 24 * hour;

/** Seconds between looks, by the age of what is looked at. */
type Pace = { untilSeconds: number; everySeconds: number }[];

const reviewPace: Pace = [
  { untilSeconds: 10 * minute, everySeconds: 30 },
  { untilSeconds: hour, everySeconds: 3 * minute },
  { untilSeconds: 6 * hour, everySeconds: 15 * minute },
  { untilSeconds: 2 * day, everySeconds: hour },
  { untilSeconds: 7 * day, everySeconds: 6 * hour },
];

const doubtPace: Pace = [
  { untilSeconds: minute, everySeconds: 10 },
  { untilSeconds: 10 * minute, everySeconds: minute },
  { untilSeconds: hour, everySeconds: 5 * minute },
  { untilSeconds: day, everySeconds: hour },
];

// What nobody looked at for long, because the site stood still, is looked at some times all the same.
const leastLooks = 12;
const lateEverySeconds = 10 * minute;

/** Something that is looked at again and again: since when, and how often so far. */
export type Looked = { since: Date; looks: number };

function nextBy(pace: Pace, { since, looks }: Looked, now: Date): Date | null {
  const age = (now.getTime() - since.getTime()) / 1000;
  const found = pace.find(({ untilSeconds }) => age < untilSeconds);
  if (found) return addSeconds(now, found.everySeconds);
  return looks < leastLooks ? addSeconds(now, lateEverySeconds) : null;
}

/** When to look at the review of a work again; null: after a week nothing is expected any more. */
export const nextReviewLook = (looked: Looked, now: Date): Date | null => nextBy(reviewPace, looked, now);

/** When to look again whether a work was made; null: after a day a person decides. */
export const nextDoubtLook = (looked: Looked, now: Date): Date | null => nextBy(doubtPace, looked, now);

/** From which age on people are told that nobody knows whether a work was made, in seconds. */
export const doubtToldSeconds = 10 * minute;

const beijingMs = 8 * hour * 1000;
const dayMs = day * 1000;

/** The day in Beijing of a moment, counted from 1970: the platform's quotas begin anew with it. */
export const quotaDay = (moment: Date): number => Math.floor((moment.getTime() + beijingMs) / dayMs);

/** When a daily quota is there again: a few minutes into the next day in Beijing; `chance` (0 to 1) spreads those that wait. */
export const nextQuotaDay = (now: Date, chance: number): Date =>
  new Date((quotaDay(now) + 1) * dayMs - beijingMs + (2 + 8 * chance) * minute * 1000);
