import { createApp, type BenchApp } from './apps';
import { connectEnvironment, createConnectApp } from './connect-app';
import { connectFlow, douyinFlow, passwordFlow, type Flow } from './flows';
import { measureFinish, runLogins, type Round } from './load';
import { measure, middleRound, type Bench, type Measure } from './measure';
import { douyinEnvironment, startPlatforms, type Platforms } from './platforms';
import { startApp, type RunningApp } from './strapi';

const rounds = 5;
const latenciesMs = [0, 50];
/** One login of each person makes a round, so no two of one person ever run at once. */
const people = Array.from({ length: 300 }, (_none, number) => `person-of-bench-${number}`);
const localPeople = people.map((person) => `local-${person}`);

type Tell = (line: string) => void;
type Flows = { ours: Flow; connect: Flow; password: Flow };
type Site = Flows & { platforms: Platforms };

/** Production takes neither a platform nor a session cookie without TLS. */
const development = (port: number) => ({
  NODE_ENV: 'development',
  PUBLIC_URL: `http://127.0.0.1:${port}`,
});

/** Everything that runs, with a way to end it in reverse. */
async function openSite(closers: (() => unknown)[]): Promise<Site> {
  const platforms = await startPlatforms();
  closers.push(() => platforms.stop());
  const run = async (app: BenchApp, more: Record<string, string>): Promise<RunningApp> => {
    closers.push(() => app.remove());
    const running = await startApp(app.folder, (port) => ({ ...development(port), ...more }));
    closers.push(() => running.stop());
    return running;
  };
  const ours = await run(createApp('login', true), douyinEnvironment(platforms.simulatorUrl));
  const connect = await run(createConnectApp('connect'), connectEnvironment(platforms.plainUrl, people));
  await platforms.register(`${ours.url}/api/v1/lead/douyin/auth/callback`, people);
  return {
    platforms,
    ours: douyinFlow(ours, platforms.simulatorUrl),
    connect: connectFlow(connect, platforms.plainUrl),
    password: passwordFlow(connect),
  };
}

/** Both take turns, each going first every other round: what disturbs the machine meets both. */
async function alternate<Result>(
  ours: Flow,
  baseline: Flow,
  runRound: (flow: Flow, round: number) => Promise<Result>,
): Promise<[Result[], Result[]]> {
  const results = new Map<Flow, Result[]>([
    [ours, []],
    [baseline, []],
  ]);
  for (let round = 1; round <= rounds; round += 1)
    for (const flow of round % 2 === 1 ? [ours, baseline] : [baseline, ours])
      results.get(flow)?.push(await runRound(flow, round));
  return [results.get(ours) ?? [], results.get(baseline) ?? []];
}

async function compareLogins({ ours, connect, platforms }: Site, ms: number, tell: Tell): Promise<Measure[]> {
  await platforms.delay(ms);
  const [mine, theirs] = await alternate(ours, connect, (flow, round) =>
    runLogins(flow, people, (line) => tell(`platform ${ms} ms, round ${round}: ${line}`)),
  );
  const pick = (what: keyof Round) =>
    middleRound(
      mine.map((round) => round[what]),
      theirs.map((round) => round[what]),
    );
  const at = `platform ${ms} ms:`;
  return [
    measure({ name: `${at} complete logins`, unit: '/s', ...pick('perSecond'), aim: '>=1' }),
    measure({ name: `${at} callback + session, p50`, unit: 'ms', ...pick('p50'), aim: '<=1' }),
    measure({ name: `${at} callback + session, p99`, unit: 'ms', ...pick('p99'), aim: '<=1' }),
  ];
}

async function compareCpu({ ours, connect, password, platforms }: Site, tell: Tell): Promise<Measure> {
  await platforms.delay(0);
  const peopleOf = (flow: Flow) => (flow === password ? localPeople : people);
  const count = async (flow: Flow, label: string): Promise<number> => {
    const cpuMs = await measureFinish(flow, peopleOf(flow));
    tell(`${label}: ${flow.name}, ${cpuMs.toFixed(2)} ms CPU`);
    return cpuMs;
  };
  const [mine, theirs] = await alternate(ours, password, (flow, round) => count(flow, `round ${round}`));
  await count(connect, 'for comparison');
  const name = 'CPU, callback + exchange : password login';
  return measure({ name, unit: 'ms', ...middleRound(mine, theirs), aim: '<=1.5' });
}

/** First logins make the users; a round more runs the way that is measured. */
async function warm({ ours, connect, password }: Site, tell: Tell): Promise<void> {
  for (const flow of [ours, connect])
    await runLogins(flow, people, (line) => tell(`first logins, not counted: ${line}`));
  for (const flow of [ours, connect]) await runLogins(flow, people);
  await runLogins(password, localPeople);
}

/**
 * Fair because both applications are made alike (see apps.ts), run at once with the same mode of sessions, database and
 * log, and are asked by the same client through the same steps; limits are out of the way in both. The client, the
 * platforms and Strapi are three processes, on two processors of the machine this was written on: the client's and the
 * platform's work is on the other processor while Strapi's is on one.
 *
 * Both logins ask their platform twice: ours for token and profile in the callback, users-permissions for the token in
 * the callback and for the profile in the session request. Only the sum of the two requests can be compared. Each
 * platform draws a QR code on its page; the simulator checks more than the plain provider, which counts against us.
 */
async function run(tell: Tell): Promise<Measure[]> {
  const closers: (() => unknown)[] = [];
  try {
    const site = await openSite(closers);
    await warm(site, tell);
    const measures: Measure[] = [];
    for (const ms of latenciesMs) measures.push(...(await compareLogins(site, ms, tell)));
    return [...measures, await compareCpu(site, tell)];
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

/** Complete logins of this project beside those of users-permissions; the middle of five rounds of 300. */
export const login: Bench = { title: 'Login, with Douyin and with users-permissions', run };
