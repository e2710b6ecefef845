import { DEMO_CLIENT_KEY } from '../../simulator';
import type { RunView, StreamView, SyncStrategy } from '../../src/plugins/douyin/contracts/sync';
import { appsOf } from './apps';
import type { RunningStrapi } from './strapi';
import { until } from './until';
import type { World } from './world';

/** The scopes that people are pulled with. */
export const syncScopes = ['fans.list', 'user.intention', 'video.list.bind', 'item.comment'];

/** The platform gives the app these rights, and the administrator enters them. */
export async function allowSync(world: World, scopes = syncScopes): Promise<void> {
  const { apps } = await world.sim<{ apps: { client_key: string; scopes: string[] }[] }>('apps');
  const held = apps.find(({ client_key: key }) => key === DEMO_CLIENT_KEY)?.scopes ?? [];
  await world.sim(`apps/${DEMO_CLIENT_KEY}`, { scopes: [...new Set([...held, ...scopes])] }, 'PATCH');
  const [app] = await appsOf(world).list();
  if (!app) throw new Error('There is no app');
  await appsOf(world).save(app, { scopes: [...new Set([...app.scopes, ...scopes])] });
}

const body = (code: string) => `const sync = strapi.plugin('douyin').service('sync'); ${code}`;

/** What the clock does each minute, in a process. */
export const tick = (process: RunningStrapi): Promise<{ started: number }> =>
  process.run(`return strapi.plugin('douyin').service('jobs').runNow('sync.tick')`);

/** The streams of an account. */
export const streamsOf = (process: RunningStrapi, accountId: string): Promise<StreamView[]> =>
  process.run(body(`return sync.streams('${accountId}')`));

/** One stream of an account. */
export async function streamOf(
  process: RunningStrapi,
  accountId: string,
  kind: StreamView['kind'],
): Promise<StreamView> {
  const found = (await streamsOf(process, accountId)).find((stream) => stream.kind === kind);
  if (!found) throw new Error(`The account has no stream of ${kind}`);
  return found;
}

/** Starts a run, or gets the one under way. */
export const startRun = async (
  process: RunningStrapi,
  streamId: string,
  strategy: SyncStrategy,
): Promise<string> => {
  const { run } = await process.run<{ run: { documentId: string } }>(
    body(`return sync.start('${streamId}', '${strategy}', 'user')`),
  );
  return run.documentId;
};

/** A run as it stands. */
export const runOf = (process: RunningStrapi, runId: string): Promise<RunView> =>
  process.run(body(`return sync.run('${runId}')`));

/** Waits for a run's end, at most `limitMs`. */
export async function endOfRun(process: RunningStrapi, runId: string, limitMs = 60_000): Promise<RunView> {
  let run = await runOf(process, runId);
  await until(
    `the end of run ${runId}`,
    async () => {
      run = await runOf(process, runId);
      return ['done', 'failed', 'cancelled'].includes(run.stage);
    },
    limitMs,
  );
  return run;
}

/** Starts a run and waits for its end. */
export const runThrough = async (
  process: RunningStrapi,
  streamId: string,
  strategy: SyncStrategy,
): Promise<RunView> => endOfRun(process, await startRun(process, streamId, strategy));

const written = ['leads', 'lead_identities', 'lead_sources', 'lead_events', 'lead_search'];

/** Every row of the leads' tables as text, by table; a run that finds nothing new leaves them as they are. */
export async function leadTables(world: World): Promise<Record<string, string[]>> {
  const tables: Record<string, string[]> = {};
  for (const name of written) {
    const table = `douyin_${name}`;
    if (!(await world.tables.schema.hasTable(table))) continue;
    const rows = (await world.tables(table).select('*')) as unknown[];
    tables[name] = rows.map((row) => JSON.stringify(row)).sort();
  }
  return tables;
}
