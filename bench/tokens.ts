import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, send } from './http';
import type { Memory, Trips } from './inside';
import { measure, type Bench, type Measure } from './measure';
import type { Platforms } from './platforms';
import { cpuMsOf, waitMsOf } from './strapi';
import { measureLatency, openTokensSite, type Closers, type TokensSite } from './tokens-site';

/** Fewer (BENCH_ACCOUNTS) show in a minute that it runs, but the start of the helpers weighs more then. */
const accounts = Number(process.env.BENCH_ACCOUNTS ?? 10_000);
/** After so many refreshes memory is looked at for the first time. */
const early = accounts / 10;
const count = 3;
/** What one process refreshes side by side unless DOUYIN_REFRESH_CONCURRENCY says otherwise. */
const concurrency = 10;
const latencyMs = 500;
const allowedMb = 20;
const allowedTrips = 3;
/** So much slower than possible, and the pass is given up. */
const patience = 5;

type Tell = (line: string) => void;

/** What the pass came to. */
type Pass = {
  seconds: number;
  trips: number;
  /** Of each process, after the first refreshes and after the last. */
  memory: { early: Memory[]; late: Memory[] };
};

const tripsOf = ({ processes }: TokensSite): Promise<Trips[]> =>
  Promise.all(processes.map(({ inside }) => inside.trips()));

const memoryOf = ({ processes }: TokensSite): Promise<Memory[]> =>
  Promise.all(processes.map(({ inside }) => inside.memory()));

const sumOf = (all: readonly Trips[]): number => all.reduce((sum, { trips }) => sum + trips, 0);

/** Waits until so many accounts have new tokens. */
async function reach({ database, processes }: TokensSite, wanted: number, deadline: number): Promise<void> {
  for (;;) {
    const [row] = await database.ask<{ n: number }>(
      'SELECT count(*)::int AS n FROM douyin_tokens WHERE version > 1',
    );
    const done = row?.n ?? 0;
    if (done >= wanted) return;
    if (performance.now() > deadline) {
      const outputs = processes.map(({ app }) => app.output());
      throw new Error([`${done} of ${wanted} accounts were refreshed in time`, ...outputs].join('\n'));
    }
    await sleep(100);
  }
}

/** What the statements were that cost most, for whoever wants to save one. */
function tellTrips(all: readonly Trips[], before: readonly Trips[], tell: Tell): void {
  const counts = new Map<string, number>();
  const add = (from: readonly Trips[], sign: number) => {
    for (const [text, n] of from.flatMap(({ statements }) => statements))
      counts.set(text, (counts.get(text) ?? 0) + sign * n);
  };
  add(all, 1);
  add(before, -1);
  const most = [...counts].sort(([, one], [, other]) => other - one).slice(0, 8);
  for (const [text, n] of most)
    tell(`${(n / accounts).toFixed(3)} per refresh: ${text.replace(/\s+/g, ' ')}`);
}

/** Tells, when it is called, what the processes used of the machine and what they waited for it: how noisy it was. */
function watchMachine({ processes }: TokensSite, tell: Tell): () => void {
  const seconds = (of: (pid: number) => number) => processes.map(({ app }) => of(app.pid) / 1000);
  const [cpu, wait] = [seconds(cpuMsOf), seconds(waitMsOf)];
  const since = (before: readonly number[], now: readonly number[]) =>
    now.map((value, n) => (value - (before[n] ?? NaN)).toFixed(1)).join(', ');
  return () => {
    tell(`seconds of CPU of each process: ${since(cpu, seconds(cpuMsOf))}`);
    tell(`seconds each waited for a processor: ${since(wait, seconds(waitMsOf))}`);
  };
}

const shown = (memory: readonly Memory[]): string =>
  memory
    .map(({ rssMb, usedMb, heapMb }) => `${rssMb.toFixed(0)}/${usedMb.toFixed(0)}/${heapMb.toFixed(0)}`)
    .join(', ');

/** One pass over all accounts, from the job's order to the last stored token; everything in between counts. */
async function runPass(site: TokensSite, possible: number, tell: Tell): Promise<Pass> {
  const { processes } = site;
  await Promise.all(processes.map(({ inside }) => inside.beginJobs()));
  const before = await tripsOf(site);
  const tellMachine = watchMachine(site, tell);
  const begin = performance.now();
  const deadline = begin + ((accounts * 1000) / possible) * patience + 30_000;
  await processes[0]?.inside.refreshDue();
  await reach(site, early, deadline);
  const earlyMemory = await memoryOf(site);
  await reach(site, accounts, deadline);
  const seconds = (performance.now() - begin) / 1000;
  tellMachine();
  const [after, lateMemory] = [await tripsOf(site), await memoryOf(site)];
  tell(`${accounts} refreshes in ${seconds.toFixed(1)} s`);
  tellTrips(after, before, tell);
  tell(`MB resident/after a collection/of the heap: ${shown(earlyMemory)} after ${early}`);
  tell(`MB resident/after a collection/of the heap: ${shown(lateMemory)} after ${accounts}`);
  const trips = sumOf(after) - sumOf(before);
  return { seconds, trips, memory: { early: earlyMemory, late: lateMemory } };
}

async function refreshCalls({ simulatorUrl }: Platforms): Promise<Record<string, number>> {
  const { text } = expect('calls', await send(`${simulatorUrl}/_sim/calls`), [200]);
  const { counts } = JSON.parse(text) as { counts: Record<string, Record<string, number>> };
  return counts.refresh_token ?? {};
}

/** Accounts that were refreshed once, by the row and by the audit. Where the platform was called as often, none was twice. */
async function countOnce({ database }: TokensSite): Promise<number> {
  const [row] = await database.ask<{ n: number }>(`
    SELECT count(*)::int AS n FROM douyin_tokens t
    WHERE version = 2 AND counted_refreshes = 1 AND pending IS NULL AND lease_owner IS NULL
      AND 1 = (SELECT count(*) FROM douyin_audit_entries e
               WHERE e.target_id = t.account_id AND e.action = 'token.refreshed')`);
  return row?.n ?? 0;
}

/** The largest growth of any process. */
const growth = ({ memory: { early: before, late } }: Pass, what: keyof Memory): number =>
  Math.max(...late.map((memory, n) => memory[what] - (before[n]?.[what] ?? NaN)));

function figures(pass: Pass, possible: number, once: number, calls: Record<string, number>): Measure[] {
  const all = Object.values(calls).reduce((sum, n) => sum + n, 0);
  const grown = `growth of RSS from ${early} to ${accounts}`;
  const memory = { unit: 'MB', baseline: allowedMb, aim: '<=1' };
  return [
    measure({ name: 'accounts refreshed once', unit: '', value: once, baseline: accounts, aim: '>=1' }),
    measure({ name: 'calls to the platform', unit: '', value: all, baseline: accounts, aim: '<=1' }),
    measure({
      name: `refreshes (possible: ${count * concurrency} at once)`,
      unit: '/s',
      value: accounts / pass.seconds,
      baseline: possible,
      aim: '>=0.8',
    }),
    measure({
      name: 'database round trips of a refresh',
      unit: '',
      value: pass.trips / accounts,
      baseline: allowedTrips,
      aim: '<=1',
    }),
    measure({ name: grown, value: growth(pass, 'rssMb'), ...memory }),
    measure({ name: `${grown}, collected`, value: growth(pass, 'usedMb'), ...memory }),
  ];
}

/**
 * What is possible is the number of refreshes side by side, over all processes, by the time the platform takes for one,
 * asked directly before the pass while the machine is idle. The platform is made slow enough that waiting for it is most
 * of a refresh, as it is with the real one. Every round trip of the three processes counts, also those that look for jobs
 * and keep them; the baselines of round trips and of memory are what is allowed.
 */
async function run(tell: Tell): Promise<Measure[]> {
  const closers: Closers = [];
  try {
    const site = await openTokensSite(closers, { count, accounts }, tell);
    await site.platforms.delay(latencyMs);
    const latency = await measureLatency(site.platforms, 21);
    const possible = (count * concurrency * 1000) / latency;
    tell(`the platform takes ${latency.toFixed(1)} ms for a refresh`);
    await send(`${site.platforms.simulatorUrl}/_sim/calls`, { method: 'DELETE' });
    const pass = await runPass(site, possible, tell);
    return figures(pass, possible, await countOnce(site), await refreshCalls(site.platforms));
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

/** One pass of three processes over accounts that are all due, on PostgreSQL. */
export const tokens: Bench = {
  title: `Refreshing ${accounts} accounts, three processes on PostgreSQL`,
  run,
};
