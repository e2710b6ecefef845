import { measure, percentile, type Measure } from '../measure';
import { ourList } from './list';
import type { Raw } from './raw';
import type { Site } from './site';

const rounds = 40;
const allowedMs = 50;

/** Keywords of one to four characters that few, many and no leads hold. */
async function keywords(raw: Raw, length: number): Promise<Record<string, string[]>> {
  const rows = await raw.all<{ nickname: string }>(
    `SELECT nickname FROM douyin_leads WHERE id % 20011 = 7 ORDER BY id LIMIT ${rounds}`,
  );
  const rare = rows
    .map(({ nickname }) => nickname.replace(/\d/g, '').slice(-length))
    .filter((word) => word.length === length);
  return { rare, common: ['杭州城5'.slice(0, length)], absent: ['龥龤龣龢'.slice(0, length)] };
}

/** The search over HTTP, by how many hold the keyword and how long it is; what is allowed stands for the baseline. */
export async function search(site: Site): Promise<Measure[]> {
  const list = await ourList(site);
  const measures: Measure[] = [];
  for (const length of [1, 2, 3, 4])
    for (const [name, words] of Object.entries(await keywords(site.ours, length))) {
      if (words.length === 0) continue;
      const times: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const keyword = words[round % words.length] ?? '';
        times.push((await list({ keyword, size: '20' })).ms);
      }
      measures.push(
        measure({
          name: `${site.kind}: search for ${name} words of ${length}, p95`,
          unit: 'ms',
          value: percentile(times, 0.95),
          baseline: allowedMs,
          aim: length > 1 ? '<=1' : '<=4',
        }),
      );
    }
  return measures;
}
