import type { Core } from '@strapi/strapi';
import {
  RateLimiterMySQL,
  RateLimiterPostgres,
  RateLimiterRes,
  RateLimiterSQLite,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { ensureTable } from './database';

const tableName = 'douyin_limits';

/** The limiters' table, with the columns they expect. */
const ensureLimits = (strapi: Core.Strapi): Promise<void> =>
  ensureTable(strapi, tableName, (table) => {
    table.string('key', 255).primary();
    table.integer('points').notNullable().defaultTo(0);
    table.bigInteger('expire');
  });

/** What a limiter counts: so many points in so many seconds for each key below a prefix. */
export type Limit = { keyPrefix: string; points: number; duration: number; inMemoryBlockOnConsumed?: number };

/** A limiter whose counts are in the database, for all processes together. */
export async function openLimiter(strapi: Core.Strapi, limit: Limit): Promise<RateLimiterAbstract> {
  await ensureLimits(strapi);
  const options = {
    storeClient: strapi.db.connection,
    storeType: 'knex',
    tableName,
    tableCreated: true,
    clearExpiredByTimeout: true,
    ...limit,
  };
  const { client } = strapi.db.dialect;
  if (client === 'postgres')
    return new RateLimiterPostgres({ ...options, schemaName: strapi.db.getSchemaName() ?? undefined });
  if (client === 'mysql') {
    const { database } = strapi.db.config.connection.connection as { database: string };
    return new RateLimiterMySQL({ ...options, dbName: database });
  }
  return new RateLimiterSQLite(options);
}

/** Takes a point of a key; gives the milliseconds until there is one again where there is none, otherwise 0. */
export async function takePoint(limiter: RateLimiterAbstract, key: string): Promise<number> {
  try {
    await limiter.consume(key);
    return 0;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(refusal.msBeforeNext, 1);
    throw refusal;
  }
}
