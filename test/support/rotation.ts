import { startScript, type CommandRun, type Ended } from './run-command';
import { openTables } from './tables';
import { until } from './until';
import type { World } from './world';

/** A key of stories by its name. */
export const keyOf = (id: string, byte: number): string =>
  `${id}:${Buffer.alloc(32, byte).toString('base64')}`;

/** Starts a rotation on the data of a world, with keys of its own. */
export const startRotation = (world: World, keys: string): CommandRun =>
  startScript('keys-rotate', [], { ...world.env, DOUYIN_ENCRYPTION_KEYS: keys });

/** A rotation to its end. */
export const rotate = (world: World, keys: string): Promise<Ended> => startRotation(world, keys).ended;

/** The tokens a story rotates, by number. */
export const plainOf = (number: number) => ({
  access: `plain-access-${number}-${'x'.repeat(40)}`,
  refresh: `plain-refresh-${number}-${'y'.repeat(40)}`,
});

const places = `
  const secrets = strapi.plugin('douyin').service('secrets');
  const place = (row, column) => ({ table: 'douyin_tokens', row, column });
`;

/** Puts token rows into the table, sealed by the product and past everything else. */
export const fillTokens = (world: World, count: number): Promise<void> =>
  world.strapi.run(`${places}
    const plainOf = ${plainOf.toString()};
    const ends = new Date(Date.now() + 300 * 86_400_000);
    const rows = Array.from({ length: ${count} }, (_, number) => {
      const account_id = 'rotated' + number;
      const { access, refresh } = plainOf(number);
      return {
        document_id: account_id, account_id, version: 1,
        access_sealed: secrets.seal(access, place(account_id, 'access_sealed')),
        refresh_sealed: secrets.seal(refresh, place(account_id, 'refresh_sealed')),
        access_expires_at: ends, refresh_expires_at: ends, created_at: new Date(), updated_at: new Date(),
      };
    });
    for (let at = 0; at < rows.length; at += 100)
      await strapi.db.connection('douyin_tokens').insert(rows.slice(at, at + 100));`);

/** What the product reads in the rows that were put there; a value it cannot open is its error's code. */
export const openTokens = (world: World): Promise<{ access: string; refresh: string }[]> =>
  world.strapi.run(`${places}
    const rows = await strapi.db.connection('douyin_tokens').where('account_id', 'like', 'rotated%').orderBy('id');
    const open = (row, column) => {
      try { return secrets.open(row[column], place(row.account_id, column)); } catch (error) { return error.code; }
    };
    return rows.map((row) => ({ access: open(row, 'access_sealed'), refresh: open(row, 'refresh_sealed') }));`);

/** Keeps writing one token with the key the product seals with; \`stop\` ends it. */
export async function keepSealing(world: World): Promise<() => Promise<void>> {
  await world.strapi.run(`${places}
    globalThis.stories = setInterval(() => {
      const access_sealed = secrets.seal('again', place('rotated0', 'access_sealed'));
      strapi.db.connection('douyin_tokens').where('account_id', 'rotated0').update({ access_sealed }).catch(() => undefined);
    }, 5);`);
  return () => world.strapi.run('clearInterval(globalThis.stories);');
}

/** How many access tokens are sealed with a key. */
export async function countSealedWith(world: World, id: string): Promise<number> {
  const [row] = await world
    .tables('douyin_tokens')
    .where('access_sealed', 'like', `s1.${id}.%`)
    .count({ n: '*' });
  return Number(row?.n);
}

/** Lets a rotation come to about the middle of `count` rows and no further; gives what lets it go on. */
export async function holdHalfway(world: World, id: string, count: number): Promise<() => Promise<void>> {
  const half = Math.floor(count / 2);
  const tables = openTables(world.env);
  const isHalfDone = async () => (await countSealedWith(world, id)) >= half - 50;
  const onSqlite = world.env.DATABASE_CLIENT === 'sqlite';
  // Elsewhere one locked row is enough; SQLite knows one lock only, which is taken when the half is there.
  if (onSqlite) await until('half a rotation', isHalfDone, 60_000);
  await tables.raw(onSqlite ? 'BEGIN IMMEDIATE' : 'START TRANSACTION');
  const row = tables('douyin_tokens').where('account_id', `rotated${half}`);
  if (!onSqlite) {
    await row.forUpdate().select('id');
    await until('half a rotation', isHalfDone, 60_000);
  }
  return async () => {
    await tables.raw('ROLLBACK');
    await tables.destroy();
  };
}
