import { performance } from 'node:perf_hooks';
import { waitMsOf } from '../strapi';

/** Milliseconds something took: in all, and without those in which its thread was ready but others had the processors. */
export type Times = { ms: number; busyMs: number };

/** Measures work of this process. */
export async function timesOf(work: () => Promise<void> | void): Promise<Times> {
  const [begin, waited] = [performance.now(), waitMsOf(process.pid)];
  await work();
  const ms = performance.now() - begin;
  return { ms, busyMs: ms - (waitMsOf(process.pid) - waited) };
}

/** Rows in a second of each, in all and while it had a processor. */
export const rates = (rows: number, { ms, busyMs }: Times) => ({
  rate: (rows * 1000) / ms,
  busyRate: (rows * 1000) / busyMs,
});

/** Ours and the baseline's, in some rounds. */
export type Rounds = { ours: number[]; baseline: number[] };
