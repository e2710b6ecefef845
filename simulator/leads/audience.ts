import { fansBy, today } from '../account/days';
import { numberFor, personalId } from '../ids';
import type { App, Person, World } from '../world';
import { mixed } from './pages';

/** How an account's lists of people behave; set at `/_sim/people/:id/audience`. */
export type Audience = {
  /** Invented fans; without it as many as the account's figures say. Fewer than before: the last ones left. */
  count?: number;
  /** Accounts of one pool have the same invented fans; without it each has its own. */
  pool?: string;
  /** How many people the account follows, all invented. */
  following: number;
  /** How many of the invented fans are 意向用户 of the retired enterprise lists. */
  leads: number;
  /** How many fans can be reached at all. */
  cap: number;
  /** Percent of the rows of a page that come from anywhere in the list, so that some come twice and some never. */
  shufflePercent: number;
  /** Percent of the rows that are bad. */
  badPercent: number;
  /** Percent of the invented fans that changed their nickname. */
  changedPercent: number;
  /** The fans list is empty and its total 0, as in an outage that looks like success. */
  empty: boolean;
};

const DEFAULTS: Audience = {
  following: 12,
  leads: 40,
  cap: 5000,
  shufflePercent: 0,
  badPercent: 0,
  changedPercent: 0,
  empty: false,
};

/** The audience of an account as it was set, and the defaults. */
export const audienceOf = (world: World, { id }: Person): Audience => ({
  ...DEFAULTS,
  ...world.audiences.get(id),
});

const followersOf = (world: World, { id }: Person): Map<string, number> => world.follows.get(id) ?? new Map();

/** How many invented fans an account has. */
export const inventedCount = (world: World, person: Person): number =>
  Math.max(0, fansBy(world, person, today(world)) - followersOf(world, person).size);

/** The id of an invented fan. */
export const fanId = (world: World, person: Person, index: number): string =>
  `fan-${audienceOf(world, person).pool ?? person.id}-${index}`;

/** How many fans an account has in all. */
export const fanCount = (world: World, person: Person): number =>
  followersOf(world, person).size + inventedCount(world, person);

/** Gives the fan at a place of the list: the steered ones first, the newest at the head; then the invented, in no order. */
export function fanPlaces(world: World, person: Person): (place: number) => string {
  const followers = [...followersOf(world, person).entries()]
    .sort(([, one], [, other]) => other - one)
    .map(([id]) => id);
  const invented = inventedCount(world, person);
  return (place) =>
    followers[place] ??
    fanId(world, person, mixed(world, ['fans', person.id], place - followers.length, invented));
}

/** The open_ids of an account's invented fans that were asked for so far, with their numbers. */
export type KnownFans = { byOpenId: Map<string, number>; known: number };

/** The number of the invented fan an open_id means, also of one who left since it was known; nothing for a stranger. */
export function inventedIndex(world: World, app: App, person: Person, openId: string): number | undefined {
  const key = JSON.stringify([app.client_key, audienceOf(world, person).pool ?? person.id]);
  const fans = world.knownFans.get(key) ?? { byOpenId: new Map<string, number>(), known: 0 };
  world.knownFans.set(key, fans);
  const count = inventedCount(world, person);
  for (; fans.known < count; fans.known += 1) {
    const id = personalId(world.ids, 'open', fanId(world, person, fans.known), app.client_key);
    fans.byOpenId.set(id, fans.known);
  }
  return fans.byOpenId.get(openId);
}

/** Since when an invented fan follows, in milliseconds; null for one who left, nothing for a stranger. */
export function inventedFollow(
  world: World,
  app: App,
  person: Person,
  openId: string,
): number | null | undefined {
  const index = inventedIndex(world, app, person, openId);
  if (index === undefined) return undefined;
  return index < inventedCount(world, person) ? followedAt(world, person, index) : null;
}

/** Some minute of the year 2024. */
const followedAt = (world: World, person: Person, index: number): number =>
  Date.UTC(2024, 0, 1) + numberFor(world.ids, ['followed', person.id, String(index)], 366 * 24 * 60) * 60_000;
