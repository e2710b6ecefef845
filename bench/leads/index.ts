import type { Bench, Measure } from '../measure';
import type { Closers } from '../tokens-site';
import { dashboard } from './dashboard';
import { measureExport } from './export';
import { fillStaff } from './filters';
import { importAll } from './import';
import { listPages } from './list';
import { pageUpsert } from './page-upsert';
import { kinds, openSite, type Kind } from './site';
import { search } from './search';
import { sync } from './sync';

/** Fewer (BENCH_LEADS) show in minutes that it runs. */
const count = Number(process.env.BENCH_LEADS ?? 1_000_000);
const wanted = (process.env.BENCH_DATABASES ?? kinds.join(',')).split(',') as Kind[];

async function runOn(kind: Kind, tell: (line: string) => void): Promise<Measure[]> {
  const closers: Closers = [];
  try {
    const site = await openSite(kind, closers);
    const measures = await importAll(site, count, tell);
    await fillStaff(site.ours);
    if (kind === 'postgres') await site.ours.run('VACUUM ANALYZE');
    // A new figure is a file beside these, and a line here.
    measures.push(...(await listPages(site, tell)));
    measures.push(...(await search(site)));
    measures.push(...(await dashboard(site, tell)));
    await site.twinAnew();
    measures.push(await pageUpsert(site, 10 * count, tell));
    measures.push(await sync(site, 20 * count));
    measures.push(...(await measureExport(kind, count, tell)));
    tell(`${kind} is done`);
    return measures;
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

/** One million leads on SQLite, then on PostgreSQL. */
export const leads: Bench = {
  title: `${count} leads`,
  async run(tell) {
    const all: Measure[] = [];
    for (const kind of wanted) all.push(...(await runOn(kind, tell)));
    return all;
  },
};
