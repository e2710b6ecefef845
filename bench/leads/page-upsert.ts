import { measure, middleRound, type Measure } from '../measure';
import { rates, type Times } from './busy';
import { lastLead, readBatches } from './raw';
import type { Site } from './site';

const size = 100;
const pages = 30;
const rounds = 7;
const count = pages * size;

/** New people, a page after the other, against the driver alone writing the very same rows to a twin; the middle round. */
export async function pageUpsert(site: Site, from: number, tell: (line: string) => void): Promise<Measure> {
  const { kind, ask, ours, twin } = site;
  const [mine, raw]: [ReturnType<typeof rates>[], ReturnType<typeof rates>[]] = [[], []];
  for (let round = 0; round <= rounds; round += 1) {
    const above = await lastLead(ours);
    const times = await ask<Times>('upsert', { from: from + round * count, count: pages, size });
    const rawTimes = await twin.write(await readBatches(ours, { above, count, size }), true);
    // The first one warms both.
    if (round > 0) {
      mine.push(rates(count, times));
      raw.push(rates(count, rawTimes));
    }
  }
  const pick = (what: 'rate' | 'busyRate') =>
    middleRound(
      mine.map((one) => one[what]),
      raw.map((one) => one[what]),
    );
  const busy = pick('busyRate');
  const ratio = (busy.value / busy.baseline).toFixed(3);
  tell(
    `${kind}, page upsert, rows a second with a processor: ${busy.value.toFixed(0)} to ${busy.baseline.toFixed(0)}, ${ratio}`,
  );
  const name = `${kind}: page upsert vs the driver, pages of ${size}`;
  return measure({ name, unit: 'rows/s', ...pick('rate'), aim: '>=0.7' });
}
