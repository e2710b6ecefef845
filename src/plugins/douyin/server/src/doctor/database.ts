import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { withinSeconds } from '../shared/clock';
import { vendorText } from '../shared/log';
import { missingIn } from './expected';
import { found, type Check } from './finding';

type Product = 'sqlite' | 'postgres' | 'mysql';

const versions: Record<Product, string> = {
  sqlite: 'SELECT sqlite_version() AS value',
  postgres: "SELECT current_setting('server_version') AS value",
  mysql: 'SELECT VERSION() AS value',
};

const names: Record<Product, string> = { sqlite: 'SQLite', postgres: 'PostgreSQL', mysql: 'MySQL' };

/** The kind of database this Strapi uses. */
export const productOf = ({ db }: Core.Strapi): Product => db.dialect.client as Product;

/** The `value` of the first row of a statement; numbers may come as text. */
export async function readValue(strapi: Core.Strapi, statement: string): Promise<string> {
  const connection: Knex = strapi.db.connection;
  const answer: unknown = await connection.raw(statement);
  // PostgreSQL answers with `rows`, MySQL with rows and fields, SQLite with the rows themselves.
  const rows = (answer as { rows?: unknown }).rows ?? answer;
  const [first] = rows as [{ value?: unknown } | [{ value?: unknown }]];
  const row = Array.isArray(first) ? first[0] : first;
  return String(row?.value ?? '');
}

const probeSeconds = 5;
const rememberMs = 10_000;

let failedAt = -Infinity;

/** The `value` of a statement, or an error after a few seconds: a pool would wait for a minute. */
const readSoon = (strapi: Core.Strapi, statement: string): Promise<string> =>
  withinSeconds(probeSeconds, readValue(strapi, statement), `No answer within ${probeSeconds} seconds`);

/** Whether the database answers; one that did not is left alone for ten seconds. */
export async function isReachable(strapi: Core.Strapi): Promise<boolean> {
  if (performance.now() - failedAt < rememberMs) return false;
  try {
    await readSoon(strapi, 'SELECT 1 AS value');
    return true;
  } catch {
    failedAt = performance.now();
    return false;
  }
}

/** Whether the plugin has been started on this database before. */
export const hasTables = (strapi: Core.Strapi): Promise<boolean> =>
  strapi.db.getSchemaConnection().hasTable('douyin_apps');

/** Where the database is, without credentials. */
function placeOf(strapi: Core.Strapi): string {
  const { connection } = strapi.config.get<{
    connection: { host?: string; port?: number; filename?: string };
  }>('database.connection');
  return connection.filename ?? `${connection.host ?? ''}:${connection.port ?? ''}`;
}

/** The database itself: which one, and whether it answers. */
export const database: Check = async ({ strapi }) => {
  const product = productOf(strapi);
  const place = placeOf(strapi);
  const begunAt = performance.now();
  try {
    // Distributions add their own name behind a blank.
    const [version = ''] = (await readSoon(strapi, versions[product])).split(' ');
    const ms = Math.round(performance.now() - begunAt);
    failedAt = -Infinity;
    return [found('database.reachable', { product: names[product], version, place, ms })];
  } catch (error) {
    failedAt = performance.now();
    const { code = '', message } = error as { code?: string; message: string };
    return [
      found('database.unreachable', { product: names[product], place, text: vendorText(message || code) }),
    ];
  }
};

const mostNamed = 10;

/** Our tables, their columns, and the indexes that correctness and speed depend on. */
export const schema: Check = async ({ strapi }) => {
  if (!(await hasTables(strapi))) return [found('schema.empty')];
  const { missing, tables } = await missingIn(strapi);
  const names = missing.slice(0, mostNamed).join(', ');
  const safe = strapi.config.get('database.settings.forceMigration') === false;
  const isPending = await strapi.db.migrations.shouldRun();
  return [
    missing.length > 0
      ? found('schema.missing', { count: missing.length, names })
      : found('schema.complete', { tables }),
    ...(isPending ? [found('schema.pending')] : []),
    ...(safe ? [] : [found('schema.force-migration')]),
  ];
};
