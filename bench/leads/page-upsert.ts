import { measure, middleRound, type Measure } from '../measure';
import { lastLead, readBatches } from './raw';
import type { Site } from './site';

const size = 100;
const pages = 30;
const rounds = 7;

/** New people, a page after the other, against the driver alone writing the very same rows to a twin; the middle round. */
export async function pageUpsert({ kind, ask, ours, twin }: Site, from: number): Promise<Measure> {
  const [mine, raw]: [number[], number[]] = [[], []];
  const count = pages * size;
  for (let round = 0; round <= rounds; round += 1) {
    const above = await lastLead(ours);
    const ms = await ask<number>('upsert', { from: from + round * count, count: pages, size });
    const rawMs = await twin.write(await readBatches(ours, { above, count, size }), true);
    // The first one warms both.
    if (round > 0) {
      mine.push((count * 1000) / ms);
      raw.push((count * 1000) / rawMs);
    }
  }
  const name = `${kind}: page upsert vs the driver, pages of ${size}`;
  return measure({ name, unit: 'rows/s', ...middleRound(mine, raw), aim: '>=0.7' });
}
