import { DAY, HOUR, now } from '../clock';
import { numberFor } from '../ids';
import type { Person, World } from '../world';

/** A calendar day in Beijing, counted from 1970-01-01. */
export type Day = number;

/** The day of a moment. */
export const dayOf = (ms: number): Day => Math.floor((ms + 8 * HOUR) / DAY);

/** Today on the simulator's clock. */
export const today = (world: World): Day => dayOf(now(world.clock));

/** A day as the platform writes it. */
export const dateText = (day: Day): string => new Date(day * DAY).toISOString().slice(0, 10);

/** 2024-01-01, when the invented histories begin. */
const FIRST_DAY: Day = Date.UTC(2024, 0, 1) / DAY;

/**
 * A total that grows by about `perDay` every day, so that any day's increase fits the totals around it; `perDay` may be
 * less than one.
 */
export function growing(world: World, key: string[], perDay: number, day: Day): number {
  const wobble = (numberFor(world.ids, [...key, String(day)], 1000) / 1000) * perDay;
  return Math.max(0, Math.floor((day - FIRST_DAY) * perDay + wobble));
}

/** Those who follow a person through steering or the seed, at the end of a day. */
const followersBy = (world: World, { id }: Person, day: Day): number =>
  [...(world.follows.get(id)?.values() ?? [])].filter((since) => dayOf(since) <= day).length;

/** 小河 is large and 云吞 stays small, so that the limits of 100, 3000 and 10000 fans are met on both sides. */
function crowd(world: World, { id }: Person): { base: number; perDay: number } {
  const steered = world.audiences.get(id)?.count;
  if (steered !== undefined) return { base: steered, perDay: 0 };
  if (id === 'xiaohe') return { base: 12_000, perDay: 9 };
  if (id === 'yuntun') return { base: 12, perDay: 0 };
  const size = numberFor(world.ids, ['crowd', id], 16);
  return { base: 500 + size * 900, perDay: 2 + size };
}

/** How many fans a person has at the end of a day. */
export function fansBy(world: World, person: Person, day: Day): number {
  const { base, perDay } = crowd(world, person);
  return base + growing(world, ['fans', person.id], perDay, day) + followersBy(world, person, day);
}
