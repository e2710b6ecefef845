import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, send, type Ask } from '../http';
import { percentile } from '../measure';

/** How many senders there are, each with a connection that stays open. */
const senders = 16;

/** What a round of requests came to: how many a second, and the milliseconds that 99 of 100 did not exceed. */
export type Storm = { perSecond: number; p50: number; p99: number };

/** What is answered, and how many are sent a second; by default a sender's next one as soon as its last was answered. */
type Manner = { status?: number; perSecond?: number };

/** Sends all of these; to several addresses in turns. */
export async function storm(
  url: string | readonly string[],
  orders: readonly Ask[],
  { status = 200, perSecond: pace = Infinity }: Manner = {},
): Promise<Storm> {
  const urls = [url].flat();
  const times: number[] = [];
  let next = 0;
  const begin = performance.now();
  const sender = async () => {
    for (let number = next++; number < orders.length; number = next++) {
      const early = begin + (number * 1000) / pace - performance.now();
      if (early > 0) await pause(early);
      times.push(
        expect('request', await send(urls[number % urls.length] ?? '', orders[number]), [status]).ms,
      );
    }
  };
  await Promise.all(Array.from({ length: senders }, sender));
  const perSecond = (orders.length * 1000) / (performance.now() - begin);
  return { perSecond, p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}

/** A round as a line to be read. */
export const shown = (name: string, { perSecond, p50, p99 }: Storm): string =>
  `${name}: ${perSecond.toFixed(0)}/s, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;
