import { text, type Call } from '../call';
import { HOUR, now, SECOND } from '../clock';
import { reject, type Rejection } from '../codes';
import { numberFor } from '../ids';
import type { World } from '../world';

/** Which rows a call asks for: how many lie behind it, and how many it wants. */
export type Asked = { behind: number; count: number };

/** What a page answers besides its rows. */
export type PageEnd = { cursor: number; has_more: boolean };

const ROOM = 1_000_000;

/** A whole number of a query that is not negative, or nothing when it is none. */
export function whole(call: Call, name: string, fallback = ''): number | undefined {
  const value = text(call.query, name) || fallback;
  return /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}

/** The rejection of a parameter. */
export const badParameter = (name: string): Rejection => reject(28001007, `参数不合法: ${name}`);

/** A cursor holds how many rows lie behind it and when it was given; below 2^53. */
export const writeCursor = (world: World, behind: number): number =>
  Math.floor(now(world.clock) / SECOND) * ROOM + behind;

/** How many rows lie behind a cursor; nothing for one that was never given or is older than `cursorLifeHours`. */
export function readCursor(world: World, cursor: string): number | undefined {
  if (cursor === '' || cursor === '0') return 0;
  if (!/^\d{1,16}$/.test(cursor)) return undefined;
  const ageMs = now(world.clock) - Math.floor(Number(cursor) / ROOM) * SECOND;
  const lifeMs = world.switches.cursorLifeHours * HOUR;
  const isDead = ageMs < 0 || (lifeMs > 0 && ageMs > lifeMs);
  return isDead ? undefined : Number(cursor) % ROOM;
}

/** The page a call asks for by `cursor` and a `count` of 1 to `most`. */
export function askedPage(world: World, call: Call, most: number): Asked | Rejection {
  const count = whole(call, 'count');
  if (count === undefined || count < 1 || count > most) return badParameter('count');
  const behind = readCursor(world, text(call.query, 'cursor'));
  return behind === undefined ? badParameter('cursor') : { behind, count };
}

/** The places of a page in a list of `size` rows. */
export function placesOf({ behind, count }: Asked, size: number): number[] {
  const length = Math.max(0, Math.min(count, size - behind));
  return Array.from({ length }, (_, index) => behind + index);
}

/** Cursor and has_more of a page in a list of `size` rows. */
export function endOf(world: World, { behind, count }: Asked, size: number): PageEnd {
  const next = Math.max(0, Math.min(behind + count, size));
  return { cursor: writeCursor(world, next), has_more: behind + count < size };
}

const gcd = (one: number, other: number): number => (other === 0 ? one : gcd(other, one % other));

/** The row at a place of a list that is in no order anyone knows: each row once, always the same for the same key. */
export function mixed(world: World, key: string[], place: number, size: number): number {
  const start = numberFor(world.ids, ['mixed', ...key], Math.max(1, size));
  let step = Math.max(1, Math.floor(size * 0.618));
  while (gcd(step, size) !== 1) step += 1;
  return (start + place * step) % Math.max(1, size);
}
