import { loadavg } from 'node:os';
import { kinds, type Kind } from '../leads/site';
import { measure, type Bench, type Measure } from '../measure';
import { cpuMsOf, waitMsOf } from '../strapi';
import type { Closers } from '../tokens-site';
import { deliveryOf } from './deliveries';
import { otherRoutes } from './others';
import { alternate, middleOf } from './rounds';
import { account, openSite, startKoa, table, type Site } from './site';
import { shown, storm } from './storm';

/** Events that wait (BENCH_EVENTS); fewer show in a minute that it runs. */
const waiting = Number(process.env.BENCH_EVENTS ?? 100_000);
const wanted = (process.env.BENCH_DATABASES ?? kinds.join(',')).split(',') as Kind[];
const perRound = 2000;
/** Deliveries that the site's own code hands over at once. */
const portion = 500;
const allowedMs = 50;
/** Deliveries a second while others are handled: two hundred thousand an hour and more. */
const pace = 60;
const paced = 1200;

type Tell = (line: string) => void;

let sent = 0;
const deliveries = (count: number) => Array.from({ length: count }, () => deliveryOf((sent += 1), account));

async function compare(site: Site, closers: Closers, tell: Tell): Promise<Measure[]> {
  await storm(site.url, deliveries(100));
  const bare = await startKoa(site, closers);
  const requests = () => deliveries(perRound);
  const sides = [
    { name: `${site.kind}, ours`, url: site.url },
    { name: `${site.kind}, bare`, url: bare },
  ] as const;
  const results = await alternate(...sides, { requests, status: 200 }, tell);
  const name = `${site.kind}: deliveries`;
  return [
    measure({ name: `${name} a second`, unit: '/s', ...middleOf(results, 'perSecond'), aim: '>=0.6' }),
    measure({ name: `${name}, p99 of the reply`, unit: 'ms', ...middleOf(results, 'p99'), aim: '<=1.67' }),
  ];
}

const count = async ({ raw }: Site, where = ''): Promise<number> => {
  const [row] = await raw.all<{ n: number }>(`SELECT count(*) AS n FROM ${table} ${where}`);
  return Number(row?.n ?? NaN);
};

/** Replies while very many events wait: first with nobody handling them, then with this very process at it. */
async function withMany(site: Site, tell: Tell): Promise<Measure[]> {
  // What the bare route wrote can be opened by nobody.
  await site.raw.run(`DELETE FROM ${table} WHERE relay_nonce IS NOT NULL`);
  for (let left = waiting - (await count(site)); left > 0; left -= portion)
    await site.inside.takeIn(deliveries(Math.min(left, portion)).map(({ json }) => json));
  const limit = { unit: 'ms', baseline: allowedMs, aim: '<=1' };
  const resting = await storm(site.url, deliveries(perRound));
  tell(shown(`${waiting} wait`, resting));
  await site.inside.beginJobs();
  const before = await count(site, `WHERE stage = 'done'`);
  const busy = await storm(site.url, deliveries(paced), { perSecond: pace });
  const handled = (await count(site, `WHERE stage = 'done'`)) - before;
  tell(`${shown(`${waiting} wait, and are handled`, busy)}, ${handled} were handled meanwhile`);
  const name = `${site.kind}: ${waiting} wait`;
  return [
    measure({ name: `${name}, p99 of the reply`, value: resting.p99, ...limit }),
    measure({ name: `${name} and are handled, ${pace}/s come, p99`, value: busy.p99, ...limit }),
  ];
}

async function runOn(kind: Kind, tell: Tell): Promise<Measure[]> {
  const closers: Closers = [];
  try {
    const site = await openSite(kind, closers);
    const measures = await compare(site, closers, tell);
    measures.push(...(await withMany(site, tell)));
    const seconds = [cpuMsOf, waitMsOf].map((of) => (of(site.pid) / 1000).toFixed(1));
    tell(`seconds of CPU, and waited for a processor: ${seconds.join(', ')}; load ${loadavg().join(' ')}`);
    return measures;
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

/** How fast deliveries are taken in, beside a bare route that stores the same row, on SQLite and PostgreSQL. */
export const webhooks: Bench = {
  title: 'Webhook deliveries: signature checked, row stored',
  async run(tell) {
    const all: Measure[] = [];
    for (const kind of wanted) all.push(...(await runOn(kind, tell)));
    all.push(await otherRoutes(tell));
    return all;
  },
};
