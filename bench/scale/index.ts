import { performance } from 'node:perf_hooks';
import { measure, percentile, type Bench, type Measure } from '../measure';
import { cpuMsOf } from '../strapi';
import type { Closers, TokensSite } from '../tokens-site';
import { busyMs, databaseCpuMs, processors } from './machine';
import { openScaleSite, type Work } from './work';

const sizes = [1, 2, 3];
const rounds = 3;
/** What the platform takes for a call; a refresh is mostly waiting for it. */
const latencyMs = 300;

/** What a unit of work came to, all processes together. */
type Cost = {
  perSecond: number;
  /** Milliseconds of processor time for one: of Strapi, and of the database. */
  strapiMs: number;
  databaseMs: number;
  /** Statements for one. */
  trips: number;
  /** Share of the machine's processors that was busy. */
  busy: number;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);

async function snapshot({ processes, database }: TokensSite) {
  const trips = await Promise.all(processes.map(({ inside }) => inside.trips()));
  return {
    trips: sum(trips.map((told) => told.trips)),
    strapiMs: sum(processes.map(({ app }) => cpuMsOf(app.pid))),
    databaseMs: databaseCpuMs(database.env.DATABASE_NAME ?? ''),
    busy: busyMs(),
    at: performance.now(),
  };
}

async function cost(work: Work, site: TokensSite, size: number): Promise<Cost> {
  const before = await snapshot(site);
  const done = await work.run(site.processes.slice(0, size));
  const after = await snapshot(site);
  const ms = after.at - before.at;
  return {
    perSecond: (done * 1000) / ms,
    strapiMs: (after.strapiMs - before.strapiMs) / done,
    databaseMs: (after.databaseMs - before.databaseMs) / done,
    trips: (after.trips - before.trips) / done,
    busy: (after.busy - before.busy) / (ms * processors),
  };
}

const shown = (work: Work, size: number, one: Cost): string =>
  `${work.name}, ${size} processes: ${one.perSecond.toFixed(0)}/s; one takes ${one.strapiMs.toFixed(2)} ms of Strapi, ` +
  `${one.databaseMs.toFixed(2)} ms of PostgreSQL, ${one.trips.toFixed(2)} statements; processors ${(one.busy * 100).toFixed(0)} % busy`;

const middle = (costs: readonly Cost[], what: keyof Cost): number =>
  percentile(
    costs.map((one) => one[what]),
    0.5,
  );

function middleOf(costs: readonly Cost[]): Cost {
  const of = (what: keyof Cost) => middle(costs, what);
  return {
    perSecond: of('perSecond'),
    strapiMs: of('strapiMs'),
    databaseMs: of('databaseMs'),
    trips: of('trips'),
    busy: of('busy'),
  };
}

/** What machines could do if nothing but their processors counted: the cost of one, Strapi's and the database's, on one core. */
const limit = ({ strapiMs, databaseMs }: Cost): string =>
  `a core of Strapi does ${(1000 / strapiMs).toFixed(0)} a second, a core of PostgreSQL ${(1000 / databaseMs).toFixed(0)}`;

async function scale(work: Work, site: TokensSite, tell: (line: string) => void): Promise<Measure[]> {
  const isOnce = work.name === 'tokens refreshed';
  if (!isOnce) await work.run(site.processes); // the first requests of a process are slow
  const bySize = new Map<number, Cost[]>(sizes.map((size) => [size, []]));
  for (let round = 0; round < (isOnce ? 1 : rounds); round += 1)
    for (const size of sizes) {
      const one = await cost(work, site, size);
      tell(shown(work, size, one));
      bySize.get(size)?.push(one);
    }
  const of = (size: number) => middleOf(bySize.get(size) ?? []);
  tell(`${work.name}: ${limit(of(1))}`);
  return sizes.slice(1).map((size) =>
    measure({
      name: `${work.name}, ${size} processes to 1`,
      unit: work.unit,
      value: of(size).perSecond,
      baseline: of(1).perSecond,
      aim: '>=1',
    }),
  );
}

/**
 * What one, two and three processes do on this machine, on which the database, the platform and whoever asks run as well; and
 * what one request costs, for a larger machine to be reckoned from.
 */
async function run(tell: (line: string) => void): Promise<Measure[]> {
  const closers: Closers = [];
  try {
    const { site, works } = await openScaleSite(closers, tell);
    await site.platforms.delay(latencyMs);
    const measures: Measure[] = [];
    for (const work of works) measures.push(...(await scale(work, site, tell)));
    return measures;
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

/** Webhooks, pages of leads and refreshes with one, two and three processes. */
export const scaling: Bench = {
  title: 'One, two and three processes on PostgreSQL, and what a request costs',
  run,
};
