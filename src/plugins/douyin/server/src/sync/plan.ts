import { isDeepStrictEqual } from 'node:util';
import type { SyncStrategy } from '../../../contracts/sync';
import type { Cursor } from './row';
import type { Stream } from './streams/stream';

/** How far a run is before a page. */
export type Standing = {
  strategy: SyncStrategy;
  cursor: Cursor;
  pass: number;
  /** People seen in this generation so far. */
  seen: number;
  quietPages: number;
  total: number | null;
};

/** What a page brought. */
export type Brought = { newPeople: number; next: Cursor | null; total: number | null };

/** Why a run ends. */
export type StopReason = 'end' | 'quiet' | 'cap' | 'gap' | 'repeated-cursor';

/** What comes after a page: the next one, the whole list again, or the end. */
export type Next =
  | { step: 'on'; cursor: Cursor; quietPages: number }
  | { step: 'again' }
  | { step: 'end'; complete: boolean; reason: StopReason };

/** After so many pages without anybody new, an unordered list has nothing new to show to who seeks news. */
const quietLimit = 3;
/**
 * Who reads all passes pages without anybody new, too: a second time those of the first, or a log that is known already. More
 * of them than these lead in a circle whose cursors never repeat, or only after some pages.
 */
const circleOfRoll = (seen: number): number => 300 + seen / 10;
const circleOfLog = 100_000;
/** A list that shifts while it is read shows somebody twice and somebody else not at all; so many may be missed. */
const tolerated = 0.02;
/** How often a list is gone through at most. */
export const passes = 2;

const stored = (cursor: Cursor | null): unknown => JSON.parse(JSON.stringify(cursor));

/** Whether two cursors are one place, stored ones and fresh ones alike: databases may change the order of fields. */
export const samePlace = (one: Cursor | null, other: Cursor | null): boolean =>
  isDeepStrictEqual(stored(one), stored(other));

/** Whether all of a roll was seen, as far as the platform's own number tells. */
const isWhole = (seen: number, total: number | null): boolean =>
  total === null || seen >= total * (1 - tolerated);

function atTheEnd(
  { nature, cap }: Pick<Stream, 'nature' | 'cap'>,
  standing: Standing,
  seen: number,
  total: number | null,
): Next {
  if (nature === 'log' || standing.strategy === 'INCREMENTAL')
    return { step: 'end', complete: nature === 'log', reason: 'end' };
  if (cap !== null && (total ?? seen) >= cap) return { step: 'end', complete: false, reason: 'cap' };
  if (isWhole(seen, total)) return { step: 'end', complete: true, reason: 'end' };
  return standing.pass < passes ? { step: 'again' } : { step: 'end', complete: false, reason: 'gap' };
}

/** Why a run ends that brought nobody new for so many pages; null while it goes on. */
function quietReason(
  { nature }: Pick<Stream, 'nature'>,
  { strategy }: Standing,
  { quietPages, seen }: { quietPages: number; seen: number },
): StopReason | null {
  if (nature === 'roll' && strategy === 'INCREMENTAL') return quietPages >= quietLimit ? 'quiet' : null;
  const circle = nature === 'roll' ? circleOfRoll(seen) : circleOfLog;
  return quietPages > circle ? 'repeated-cursor' : null;
}

/** Decides what comes after a page. */
export function afterPage(
  stream: Pick<Stream, 'nature' | 'cap'>,
  standing: Standing,
  brought: Brought,
): Next {
  const seen = standing.seen + brought.newPeople;
  const total = brought.total ?? standing.total;
  if (brought.next === null) return atTheEnd(stream, standing, seen, total);
  // The platform leads in a circle: to go on would never end.
  if (samePlace(brought.next, standing.cursor))
    return { step: 'end', complete: false, reason: 'repeated-cursor' };
  const quietPages = brought.newPeople === 0 ? standing.quietPages + 1 : 0;
  const reason = quietReason(stream, standing, { quietPages, seen });
  if (reason !== null) return { step: 'end', complete: false, reason };
  return { step: 'on', cursor: brought.next, quietPages };
}

/** Fewer than so many missing people never hold the brake. */
const brakeAtLeast = 50;
const brakeShare = 0.2;

/** Whether so many of a roll are missing at once that the platform is not to be believed. */
export const holdsBrake = (known: number, missing: number): boolean =>
  missing > Math.max(brakeAtLeast, known * brakeShare);

/** Whether so much of a page is unreadable that the page itself is not to be believed. */
export const isBadPage = (good: number, bad: number): boolean => bad > good + 1;
