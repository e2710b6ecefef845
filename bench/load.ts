import { performance } from 'node:perf_hooks';
import type { Flow } from './flows';
import { createVisitor, type Steps, type Visitor } from './http';
import { percentile } from './measure';
import { cpuMsOf } from './strapi';

/** What one round of logins came to. */
export type Round = {
  perSecond: number;
  /** Milliseconds of callback and session request together. */
  p50: number;
  p99: number;
};

const concurrency = 8;

async function inParallel<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      try {
        await work(item);
      } catch (error) {
        waiting.length = 0; // after the first failure nobody begins anything more
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}

/** How often each step was answered, and how fast. */
function figures(steps: Steps): string {
  const shown = [...steps].map(([step, times]) => {
    const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)];
    return `${step} ${p50.toFixed(1)}/${p99.toFixed(1)}${times.length === 1 ? '' : ` (${times.length})`}`;
  });
  return `p50/p99 in ms (count): ${shown.join(', ') || 'nothing was answered'}`;
}

/** Does some logins; when one fails, the error says how far all of them had come and what Strapi wrote last. */
async function withSteps<Result>(flow: Flow, work: (steps: Steps) => Promise<Result>): Promise<Result> {
  const steps: Steps = new Map();
  try {
    return await work(steps);
  } catch (error) {
    const lines = [`${flow.name}, ${(error as Error).message}`, figures(steps), flow.app.output()];
    throw new Error(lines.join('\n'), { cause: error });
  }
}

/** Complete logins, one of each person, eight at a time; each starts with a browser of its own. */
export function runLogins(
  flow: Flow,
  people: readonly string[],
  tell: (line: string) => void = () => undefined,
): Promise<Round> {
  return withSteps(flow, async (steps) => {
    const times: number[] = [];
    const begin = performance.now();
    await inParallel(people, async (person) => {
      const visitor = createVisitor(steps);
      times.push(await flow.finish(visitor, await flow.begin(visitor, person)));
    });
    const perSecond = (people.length * 1000) / (performance.now() - begin);
    tell(`${flow.name}: ${perSecond.toFixed(1)} logins/s, ${figures(steps)}`);
    return { perSecond, p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
  });
}

/**
 * Processor milliseconds Strapi spends on the second half of a login, callback and session request: all people have
 * been at the platform before the count begins.
 */
export function measureFinish(flow: Flow, people: readonly string[]): Promise<number> {
  return withSteps(flow, async (steps) => {
    const ready: { visitor: Visitor; callbackUrl: string }[] = [];
    await inParallel(people, async (person) => {
      const visitor = createVisitor(steps);
      ready.push({ visitor, callbackUrl: await flow.begin(visitor, person) });
    });
    const before = cpuMsOf(flow.app.pid);
    await inParallel(ready, async ({ visitor, callbackUrl }) => {
      await flow.finish(visitor, callbackUrl);
    });
    return (cpuMsOf(flow.app.pid) - before) / people.length;
  });
}
