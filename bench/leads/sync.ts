import { measure, middleRound, type Measure } from '../measure';
import type { Times } from './busy';
import type { Site } from './site';

const size = 100;
const count = 50;
const ms = 20;
const rounds = 5;

/** Pages that take the platform 20 ms each, stored and only read; the next one is asked for meanwhile, as a sync does. */
export async function sync({ kind, ask }: Site, from: number): Promise<Measure> {
  const [stored, read]: [number[], number[]] = [[], []];
  const rate = async (first: number, store: boolean) =>
    (count * size * 1000) / (await ask<Times>('sync', { from: first, count, size, ms, store })).ms;
  for (let round = 0; round < rounds; round += 1) {
    read.push(await rate(0, false));
    stored.push(await rate(from + round * count * size, true));
  }
  const name = `${kind}: sync of pages of ${size} in ${ms} ms vs only reading them`;
  return measure({ name, unit: 'rows/s', ...middleRound(stored, read), aim: '>=0.8' });
}
