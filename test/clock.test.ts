import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { startSimulator, type Simulator } from '../simulator';

const clock = path.join(__dirname, 'clock.cjs');
const YEAR_MS = 365 * 86_400_000;

let simulator: Simulator;
const children: ChildProcess[] = [];

beforeEach(async () => {
  simulator = await startSimulator();
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await simulator.close();
});

const moveSimulator = (offsetMs: number): Promise<Response> =>
  fetch(`${simulator.url}/_sim/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ offsetMs }),
  });

const environment = (url?: string): NodeJS.ProcessEnv => {
  const { SIM_URL: _own, NODE_OPTIONS: _options, ...rest } = process.env;
  return url === undefined ? rest : { ...rest, SIM_URL: url };
};

/** What a program prints that runs under the clock. */
async function print(script: string, url?: string): Promise<string> {
  const child = spawn(process.execPath, ['-r', clock, '-e', script], {
    env: environment(url),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const chunks: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => chunks.push(text));
  await once(child, 'close');
  return chunks.join('');
}

const offsetOf = (printed: string): number => Number(printed) - Date.now();

/** A program that tells its time when asked, and how to ask. */
function startTelling(url?: string) {
  const script = path.join(__dirname, 'support', 'tell-time.cjs');
  const child = fork(script, { execArgv: ['-r', clock], env: environment(url) });
  children.push(child);
  const answer = async (message: object): Promise<Record<string, number>> => {
    const told = once(child, 'message');
    child.send(message);
    return ((await told) as [Record<string, number>])[0];
  };
  const offset = async (): Promise<number> => Number((await answer({ tell: true })).now) - Date.now();
  return { answer, offset };
}

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 700));

it('shows real time without SIM_URL', async () => {
  expect(Math.abs(offsetOf(await print('console.log(Date.now())')))).toBeLessThan(5000);
});

it('shows the simulator’s time from the first line on, and lets the program end', async () => {
  await moveSimulator(YEAR_MS);
  const before = Date.now();
  const forms = await print('console.log([Date.now(), +new Date()].join())', simulator.url);
  for (const form of forms.split(',')) expect(Math.abs(offsetOf(form) - YEAR_MS)).toBeLessThan(5000);
  expect(Date.now() - before).toBeLessThan(5000);
  expect(await print('console.log(new Date(5).getTime(), new Date() instanceof Date)', simulator.url)).toBe(
    '5 true\n',
  );
});

it('follows the simulator while the program runs', async () => {
  const { offset } = startTelling(simulator.url);
  expect(Math.abs(await offset())).toBeLessThan(5000);
  await moveSimulator(YEAR_MS);
  await soon();
  expect(Math.abs((await offset()) - YEAR_MS)).toBeLessThan(5000);
  await simulator.close();
  await soon();
  expect(Math.abs((await offset()) - YEAR_MS)).toBeLessThan(5000);
  simulator = await startSimulator();
});

it('starts where nobody answers', async () => {
  expect(Math.abs(offsetOf(await print('console.log(Date.now())', 'http://127.0.0.1:9')))).toBeLessThan(5000);
});

it('obeys its parent, also against the simulator', async () => {
  const { answer, offset } = startTelling(simulator.url);
  await moveSimulator(YEAR_MS);
  expect(await answer({ offsetMs: -YEAR_MS })).toEqual({ moved: -YEAR_MS });
  await soon();
  expect(Math.abs((await offset()) + YEAR_MS)).toBeLessThan(5000);
});
