import { createHash } from 'node:crypto';
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

/** The tables of the leads, and those behind the search index; each with the column its rows are in order by. */
async function leadTables({ tables }: World): Promise<[table: string, key: string][]> {
  const plain = ['leads', 'lead_identities', 'lead_sources', 'lead_events', 'lead_tags'];
  const known = plain.map((name): [string, string] => [`douyin_${name}`, 'id']);
  const search = 'douyin_lead_search';
  if (!(await tables.schema.hasTable(search))) return known;
  // SQLite keeps its index in tables of its own.
  const isWithin = await tables.schema.hasTable(`${search}_data`);
  return isWithin
    ? [...known, [`${search}_data`, 'id'], [`${search}_docsize`, 'id']]
    : [...known, [search, 'lead_id']];
}

const rowsAtOnce = 5000;

async function checksum({ tables }: World, table: string, key: string): Promise<string> {
  const hash = createHash('sha256');
  let [count, last]: [number, unknown] = [0, null];
  for (;;) {
    const page = tables(table).orderBy(key).limit(rowsAtOnce);
    const rows = (await (last === null ? page : page.where(key, '>', last as number))) as Record<
      string,
      unknown
    >[];
    for (const row of rows) hash.update(JSON.stringify(row));
    count += rows.length;
    last = rows.at(-1)?.[key];
    if (rows.length < rowsAtOnce) return `${count} rows, ${hash.digest('hex').slice(0, 16)}`;
  }
}

/** Rows and a checksum of each of the leads' tables, moments of change included; what writes nothing leaves them as they are. */
export async function leadChecksums(world: World): Promise<Record<string, string>> {
  const sums: Record<string, string> = {};
  for (const [table, key] of await leadTables(world)) sums[table] = await checksum(world, table, key);
  return sums;
}

/** Waits until every run there is came to its end, at least `count` of them; gives them, the oldest first. */
export async function allRuns(
  world: World,
  count: number,
  limitMs = 60_000,
): Promise<Record<string, unknown>[]> {
  let runs: Record<string, unknown>[] = [];
  await until(
    `the end of ${count} runs`,
    async () => {
      runs = (await world.tables('douyin_sync_runs').orderBy('id')) as Record<string, unknown>[];
      return runs.length >= count && runs.every(({ active_key }) => active_key === null);
    },
    limitMs,
  );
  return runs;
}

/** Waits for the first runs of what is connected, which else begin at the next full minute, in the middle of a story. */
export async function firstRuns(world: World): Promise<Record<string, unknown>[]> {
  await tick(world.strapi);
  return allRuns(world, 1);
}
