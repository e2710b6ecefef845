import { setTimeout as pause } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { clock } from './clock';
import { newId } from './crypto';

const uniqueCodes = new Set([
  'SQLITE_CONSTRAINT_UNIQUE',
  'SQLITE_CONSTRAINT_PRIMARYKEY',
  '23505',
  'ER_DUP_ENTRY',
]);

// MySQL deadlocks when two transactions look for the same missing row and then both insert it.
const contestedCode = 'DOUYIN_CONTESTED';
const lostCodes = new Set(['ER_LOCK_DEADLOCK', '40P01', '40001', contestedCode]);

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code);

/** True for the error each database gives when a unique key is already taken. */
export function isUniqueViolation(error: unknown): boolean {
  return uniqueCodes.has(codeOf(error));
}

/** Runs work in a transaction; nested calls join the outer one. On SQLite the first statement should write. */
export async function inTransaction<Result>(
  strapi: Core.Strapi,
  work: () => Promise<Result>,
): Promise<Result> {
  return await strapi.db.transaction(work);
}

/** Runs a query of knex's own, in the transaction it is called in where there is one; gives what the query gives. */
export const joined = async <Result>(strapi: Core.Strapi, query: Knex.QueryBuilder): Promise<Result> =>
  strapi.db.inTransaction()
    ? strapi.db.transaction(async ({ trx }) => (await query.transacting(trx)) as Result)
    : ((await query) as Result);

/** The error of work that found other rows than it had read before its transaction. */
export const contested = (): Error =>
  Object.assign(new Error('Rows changed before the transaction began'), { code: contestedCode });

/**
 * Does work that several callers may do for the same rows at once: whoever loses, by a unique key, a deadlock or
 * `contested()`, starts over and finds what the winner made. Seven tries; from the third on after a random pause that grows,
 * at most 0.31 s in all, for a crowd would only meet again at once. The work opens its own transaction.
 */
export async function whileContested<Result>(work: () => Promise<Result>, tries = 7): Promise<Result> {
  for (let lost = 1; ; lost += 1) {
    try {
      return await work();
    } catch (error) {
      const isLost = isUniqueViolation(error) || lostCodes.has(codeOf(error));
      if (!isLost || lost >= tries) throw error;
    }
    if (lost > 1) await pause(Math.random() * 5 * 2 ** (lost - 1));
  }
}

/** A column of JSON as its value: some drivers read it themselves, others give its text. */
export const readJson = <Value>(value: unknown): Value =>
  (typeof value === 'string' ? JSON.parse(value) : value) as Value;

type Uid = Parameters<Core.Strapi['db']['query']>[0];

function newRow(data: Record<string, unknown>): Record<string, unknown> {
  const now = clock.now();
  const isPlain = (value: unknown) => typeof value === 'object' && value !== null && !(value instanceof Date);
  const columns = Object.entries({ documentId: newId(), createdAt: now, updatedAt: now, ...data })
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => [name, isPlain(value) ? JSON.stringify(value) : value]);
  return Object.fromEntries(columns) as Record<string, unknown>;
}

/**
 * Stores a new row with one statement; joins the transaction it is called in. Strapi's own `create` reads the row again
 * and opens one more transaction for relations, which our types do not have.
 */
export async function insertOne(strapi: Core.Strapi, uid: Uid, data: Record<string, unknown>): Promise<void> {
  await strapi.db.queryBuilder(uid).insert(newRow(data)).execute();
}

/**
 * Stores a new row unless another has the same value in a unique column (its name in the table), and tells whether it did.
 * No error is raised, so that the transaction it is called in goes on, on PostgreSQL too.
 */
export async function insertUnlessTaken(
  strapi: Core.Strapi,
  uid: Uid,
  column: string,
  data: Record<string, unknown>,
): Promise<boolean> {
  const query = strapi.db.queryBuilder(uid).insert(newRow(data)).onConflict(column).ignore();
  // The new row's id: as a row or a number, and then 0 for none.
  const [id] = await query.execute<unknown[]>();
  return Boolean(id);
}

/** Names in the table: a unique column, and the column to count up where its value is taken. */
type Counted = { column: string; counter: string };

/**
 * Stores a new row; where another has the same value in a unique column, that one is counted and changed instead. One
 * statement that raises no error and leaves nothing to chance between callers; `taken` holds columns of the table.
 */
export async function insertOrCount(
  strapi: Core.Strapi,
  uid: Uid,
  { column, counter }: Counted,
  { data, taken }: { data: Record<string, unknown>; taken: Record<string, unknown> },
): Promise<void> {
  const { tableName } = strapi.db.metadata.get(uid);
  const counted = strapi.db.connection.raw('?? + 1', [`${tableName}.${counter}`]);
  const changes = { ...taken, [counter]: counted, updated_at: clock.now() };
  await strapi.db.queryBuilder(uid).insert(newRow(data)).onConflict(column).merge(changes).execute();
}

/** Changes the rows that match and counts one of their columns up, with one statement; tells whether there was one. */
export async function changeAndCount(
  strapi: Core.Strapi,
  uid: Uid,
  where: Record<string, unknown>,
  { counter, data }: { counter: string; data: Record<string, unknown> },
): Promise<boolean> {
  const query = strapi.db.queryBuilder(uid).where(where);
  const count = await query
    .update({ ...data, updatedAt: clock.now() })
    .increment(counter)
    .execute<number>();
  return count > 0;
}

/** Compare-and-swap: changes the rows that match, their `updatedAt` too, and tells whether there was one. */
export async function changeOne(
  strapi: Core.Strapi,
  uid: Uid,
  where: Record<string, unknown>,
  data: Record<string, unknown>,
): Promise<boolean> {
  // Strapi's own updateMany leaves `updatedAt` as it was.
  const { count } = await strapi.db
    .query(uid)
    .updateMany({ where, data: { ...data, updatedAt: clock.now() } });
  return count > 0;
}

/**
 * Changes one row and stores another, both or neither: with one statement on PostgreSQL, in a transaction elsewhere. False
 * when the change found no row. `columns` are the database's own, ready to be stored.
 */
export async function insertWith(
  strapi: Core.Strapi,
  update: Knex.QueryBuilder,
  table: string,
  columns: Record<string, unknown>,
): Promise<boolean> {
  const isAlone = strapi.db.dialect.client === 'postgres' && !strapi.db.inTransaction();
  if (isAlone) return insertWithOnPostgres(strapi, update, table, columns);
  return strapi.db.transaction(async ({ trx }) => {
    const count: number = await update.transacting(trx);
    if (count === 0) return false;
    await strapi.db.getConnection(table).transacting(trx).insert(columns);
    return true;
  });
}

async function insertWithOnPostgres(
  strapi: Core.Strapi,
  update: Knex.QueryBuilder,
  table: string,
  columns: Record<string, unknown>,
): Promise<boolean> {
  const names = Object.keys(columns);
  const schema = strapi.db.getSchemaName();
  const [list, values] = [names.map(() => '??').join(', '), names.map(() => '?').join(', ')];
  const { rowCount } = (await strapi.db.connection.raw(
    `WITH changed AS (?) INSERT INTO ?? (${list}) SELECT ${values} FROM changed`,
    [update.returning('id'), schema ? `${schema}.${table}` : table, ...names, ...Object.values(columns)],
  )) as { rowCount: number };
  return rowCount > 0;
}

/** Makes a plain table where it is missing; another instance may do so at the same moment. */
export async function ensureTable(
  strapi: Core.Strapi,
  name: string,
  columns: (table: Knex.CreateTableBuilder) => void,
): Promise<void> {
  const schema = () => strapi.db.getSchemaConnection();
  if (await schema().hasTable(name)) return;
  try {
    await schema().createTable(name, columns);
  } catch (error) {
    if (!(await schema().hasTable(name))) throw error;
  }
}

/** Adds a column to a plain table of an older version; another instance may do so at the same moment. */
export async function ensureColumn(
  strapi: Core.Strapi,
  table: string,
  name: string,
  column: (table: Knex.AlterTableBuilder) => void,
): Promise<void> {
  const schema = () => strapi.db.getSchemaConnection();
  if (await schema().hasColumn(table, name)) return;
  try {
    await schema().alterTable(table, column);
  } catch (error) {
    if (!(await schema().hasColumn(table, name))) throw error;
  }
}

/** A pattern of LIKE for what contains a text; `!` escapes. */
export const patternOf = (text: string): string => `%${text.replace(/[!%_]/g, (sign) => `!${sign}`)}%`;

/** What `whereRaw` takes to find a text in a column as it was typed, in any case; to Strapi's own search `%` and `_` are wildcards. */
export const holding = (column: string, text: string): [sql: string, bindings: string[]] => [
  "lower(??) LIKE ? ESCAPE '!'",
  [column, patternOf(text.toLowerCase())],
];
