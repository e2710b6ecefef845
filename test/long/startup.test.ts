import { createDatabase, isHere, type DatabaseKind, type StoryDatabase } from '../support/databases';
import { onPostgres } from '../support/databases/postgres';
import { startStrapi, type RunningStrapi } from '../support/strapi';
import { openTables } from '../support/tables';
import { until } from '../support/until';
import { storyKeys } from '../support/world';

jest.setTimeout(10 * 60_000);

const kinds = (['postgres', 'mysql'] as DatabaseKind[]).filter(isHere);
const rounds = 3;

const begin = ({ env }: StoryDatabase): Promise<RunningStrapi> =>
  startStrapi({
    env: { ...env, PUBLIC_URL: 'https://start.invalid', DOUYIN_ENCRYPTION_KEYS: storyKeys },
    timeoutMs: 180_000,
  });

const three = (database: StoryDatabase) => Array.from({ length: 3 }, () => begin(database));

const waits = ({ output }: RunningStrapi): string[] =>
  output().match(/Douyin: waits for \S+, which is starting/g) ?? [];

/** What Strapi makes by look-then-write is there once. */
async function expectOnce({ env }: StoryDatabase): Promise<void> {
  const tables = openTables(env);
  try {
    const names = (await tables('admin_roles').pluck('name')) as string[];
    expect(names.sort()).toEqual(['Author', 'Editor', 'Super Admin']);
    const keys = (await tables('strapi_core_store_settings').pluck('key')) as string[];
    expect(keys).toHaveLength(new Set(keys).size);
  } finally {
    await tables.destroy();
  }
}

describe.each(kinds)('three processes that begin at the same moment on an empty %s', (kind) => {
  let database: StoryDatabase;
  beforeEach(async () => {
    database = await createDatabase(kind);
  });
  afterEach(() => database.drop());

  it.each(Array.from({ length: rounds }, (_none, n) => n + 1))(
    'start one after the other, round %i',
    async () => {
      const started = await Promise.all(three(database));
      expect(started.map((process) => waits(process).length).sort()).toEqual([0, 1, 1]);
      await expectOnce(database);
      await Promise.all(started.map((process) => process.stop()));
    },
  );
});

const onServer = isHere('postgres') ? it : it.skip;

onServer('whoever waits goes on when the one before is killed in the middle of its start', async () => {
  const database = await createDatabase('postgres');
  const starting = three(database).map((one) => one.catch(() => null));
  const inTheMiddle = async () => {
    const rows = (await onPostgres(
      `SELECT a.application_name AS name FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
       WHERE l.locktype = 'advisory' AND l.granted AND a.datname = $1`,
      [database.env.DATABASE_NAME ?? ''],
    )) as { name: string }[];
    return Number(/:(\d+)$/.exec(rows[0]?.name ?? '')?.[1] ?? 0);
  };
  let holder = 0;
  await until('who starts', async () => (holder = await inTheMiddle()) > 0, 60_000);
  const tables = openTables(database.env);
  await until('the first table', () => tables.schema.hasTable('strapi_migrations'), 60_000);
  await tables.destroy();
  process.kill(holder, 'SIGKILL');
  const started = (await Promise.all(starting)).filter((one) => one !== null);
  expect(started).toHaveLength(2);
  await expectOnce(database);
  await Promise.all(started.map((process) => process.stop()));
  await database.drop();
});
