import type { Fields } from '../call';
import { DAY, now } from '../clock';
import type { Spread } from '../leads/spread';
import { refusal, type Wire } from '../wire';
import type { World } from '../world';
import type { Rule } from './request';

/** The fields of a body that spreads many things over a time. */
export const SPREAD: Record<string, Rule> = {
  count: 'count',
  from: 'text',
  to: 'text',
  badPercent: 'percent',
};

/** Many things over the time from `from` to `to`, ISO dates; the last 30 days unless told otherwise. */
export function spreadOf(world: World, body: Fields): (Spread & { badPercent: number }) | Wire {
  const toMs = body.to === undefined ? now(world.clock) : Date.parse(String(body.to));
  const fromMs = body.from === undefined ? toMs - 30 * DAY : Date.parse(String(body.from));
  if (!(fromMs <= toMs)) return refusal(400, 'The fields from and to must be ISO dates, from not after to.');
  return { count: Number(body.count), fromMs, toMs, badPercent: Number(body.badPercent ?? 0) };
}
