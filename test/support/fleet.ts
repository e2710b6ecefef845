import { startStrapi, type RunningStrapi } from './strapi';
import { getAtOnce, refreshCalls } from './tokens';
import type { World } from './world';

/** Several Strapi processes on one database. */
export type Fleet = { all(): RunningStrapi[]; close(): Promise<void> };

/** Starts more processes beside that of a world, `count` in all; they only serve unless `env` says more. */
export async function startFleet(
  world: World,
  count: number,
  env: Record<string, string> = {},
): Promise<Fleet> {
  const others: RunningStrapi[] = [];
  // Two at a time: the machines this runs on have few cores, and a start has a time limit.
  while (others.length < count - 1) {
    const batch = Array.from({ length: Math.min(2, count - 1 - others.length) }, () =>
      startStrapi({ env: { ...world.env, ...env } }),
    );
    others.push(...(await Promise.all(batch)));
  }
  return {
    all: () => [world.strapi, ...others],
    async close() {
      await Promise.all(others.map((process) => process.stop()));
    },
  };
}

/** What a round of callers came to: the tokens they got, the platform's calls and the time it took. */
export type Round = { tokens: string[]; calls: number; ms: number };

/** Lets `callers` in every process ask for an account's token at the same moment. */
export async function askFromAll(
  world: World,
  fleet: Fleet,
  accountId: string,
  callers: number,
): Promise<Round> {
  const before = await refreshCalls(world);
  const start = performance.now();
  const got = await Promise.all(fleet.all().map((process) => getAtOnce(process, accountId, callers)));
  const ms = performance.now() - start;
  return { tokens: [...new Set(got.flat())], calls: (await refreshCalls(world)) - before, ms };
}
