import type { Fields } from '../call';
import { numberFor } from '../ids';
import type { Person, World } from '../world';
import { fanId, inventedCount } from './audience';
import { within, type Spread } from './spread';

/** One thing somebody did to an account; `content` is that of its event. */
export type Intention = { actor: string; event: string; atMs: number; content: Fields };

/** Many invented ones, each event in turn; with `each` also each fan in turn, otherwise any. */
export type ManyIntentions = Spread & { events: string[]; badPercent: number; each: boolean };

/** What people did to an account: the steered things, the newest last, and the invented ones. */
export type Intentions = { steered: Intention[]; many: ManyIntentions[] };

/** What a query wants: moments in milliseconds, both included, and perhaps one event. */
export type Wanted = { fromMs: number; toMs: number; event: string };

/** A part of the log: how many entries it holds, and the one at a place, the newest first. */
export type Part = {
  size: number;
  at: (place: number) => Intention & { badKey: string[]; badPercent: number };
};

/** The log of an account, to be added to. */
export function intentionsOf(world: World, person: Person): Intentions {
  const known = world.intentions.get(person.id);
  if (known) return known;
  const fresh: Intentions = { steered: [], many: [] };
  world.intentions.set(person.id, fresh);
  return fresh;
}

/** The parts of an account's log that fit; nothing is built before a place is asked for. */
export function partsOf(world: World, person: Person, wanted: Wanted): Part[] {
  const { steered, many } = intentionsOf(world, person);
  const fits = ({ event, atMs }: Intention): boolean =>
    atMs >= wanted.fromMs && atMs <= wanted.toMs && (wanted.event === '' || wanted.event === event);
  const own = steered.filter(fits).reverse();
  const first: Part = {
    size: own.length,
    at: (place) => ({ ...(own[place] as Intention), badKey: [], badPercent: 0 }), // place is below size
  };
  const others = [...many].reverse().map((bulk, index) => {
    return partOf(world, person, bulk, wanted, String(many.length - index));
  });
  return [first, ...others];
}

function partOf(world: World, person: Person, bulk: ManyIntentions, wanted: Wanted, name: string): Part {
  const { events } = bulk;
  const { low, high, msOf } = within(bulk, wanted.fromMs, wanted.toMs);
  const turn = wanted.event === '' ? 0 : events.indexOf(wanted.event);
  const stride = wanted.event === '' ? 1 : events.length;
  const last = high - ((((high - turn) % stride) + stride) % stride);
  const size = turn < 0 || last < low ? 0 : Math.floor((last - low) / stride) + 1;
  const at = (place: number) => {
    const index = last - place * stride;
    const key = [person.id, name, String(index)];
    const atMs = msOf(index);
    const event = events[index % events.length] ?? '';
    const fans = Math.max(1, inventedCount(world, person));
    const fan = bulk.each ? index % fans : numberFor(world.ids, ['actor', ...key], fans);
    const actor = fanId(world, person, fan);
    const content: Fields = { action_type: 1, action_time: Math.floor(atMs / 1000) };
    return { actor, event, atMs, content, badKey: ['intention', ...key], badPercent: bulk.badPercent };
  };
  return { size, at };
}
