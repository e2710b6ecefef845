import { DEMO_CLIENT_KEY } from '../simulator';
import { createApp } from './apps';
import { expect, send } from './http';
import { inside, insideOptions, type Grant, type Inside } from './inside';
import { percentile } from './measure';
import { douyinEnvironment, startPlatforms, type Platforms } from './platforms';
import { createPostgres, type BenchDatabase } from './postgres';
import { startApp, type RunningApp } from './strapi';

/** One of the processes that share the database. */
export type Process = { app: RunningApp; inside: Inside };

/** Everything that runs. */
export type TokensSite = { platforms: Platforms; database: BenchDatabase; processes: Process[] };

/** What ends it, to be called in reverse. */
export type Closers = (() => unknown)[];

/** Accounts stored with one command. */
const portion = 250;

/** Many authorisations whose access tokens end in a minute, which makes them due at once. */
async function grantMany(platforms: Platforms, count: number): Promise<Grant[]> {
  const json = { client_key: DEMO_CLIENT_KEY, count, accessEndsInSeconds: 60 };
  const url = `${platforms.simulatorUrl}/_sim/grants`;
  const { text } = expect('grants', await send(url, { method: 'POST', json }), [200]);
  return (JSON.parse(text) as { grants: Grant[] }).grants;
}

async function connectMany(first: Inside, grants: readonly Grant[]): Promise<void> {
  for (let from = 0; from < grants.length; from += portion)
    await first.connect(grants.slice(from, from + portion));
}

/** How many processes and accounts; files loaded into each process beside what takes commands, and variables beyond the usual. */
export type TokensOptions = {
  count: number;
  accounts: number;
  preloads?: readonly string[];
  env?: Record<string, string>;
};

/**
 * Fills a fresh database with accounts that are due and starts `count` processes on it. They do no jobs until they are
 * told to; the process that filled it, and made the tables, is gone by then and burdens none of them.
 */
export async function openTokensSite(
  closers: Closers,
  { count, accounts, preloads = [], env = {} }: TokensOptions,
  tell: (line: string) => void,
): Promise<TokensSite> {
  const options = [...insideOptions, ...preloads.flatMap((file) => ['--require', file])];
  const platforms = await startPlatforms();
  closers.push(() => platforms.stop());
  const database = await createPostgres();
  closers.push(() => database.drop());
  const { folder, remove } = createApp('tokens', true);
  closers.push(remove);
  // Production takes no platform without TLS.
  const more = {
    ...{ NODE_ENV: 'development', DOUYIN_WORKERS: 'false' },
    ...database.env,
    ...douyinEnvironment(platforms.simulatorUrl),
    ...env,
  };
  const start = async (): Promise<Process> => {
    const app = await startApp(folder, () => more, options);
    closers.push(() => app.stop());
    return { app, inside: inside(app.child) };
  };
  const first = await start();
  await connectMany(first.inside, await grantMany(platforms, accounts));
  await first.app.stop();
  tell(`${accounts} accounts connected`);
  const processes = await Promise.all(Array.from({ length: count }, start));
  return { platforms, database, processes };
}

/** Middle milliseconds of a refresh at the platform, asked directly, one after the other, with a grant of its own. */
export async function measureLatency(platforms: Platforms, calls: number): Promise<number> {
  const [grant] = await grantMany(platforms, 1);
  const form = {
    client_key: DEMO_CLIENT_KEY,
    grant_type: 'refresh_token',
    refresh_token: grant?.refresh_token ?? '',
  };
  const times: number[] = [];
  for (let call = 0; call < calls; call += 1) {
    const reply = await send(`${platforms.simulatorUrl}/oauth/refresh_token/`, { method: 'POST', form });
    times.push(expect('refresh', reply, [200]).ms);
  }
  return percentile(times, 0.5);
}
