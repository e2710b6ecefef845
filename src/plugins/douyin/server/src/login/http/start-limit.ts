import type { Core } from '@strapi/strapi';
import {
  RateLimiterMySQL,
  RateLimiterPostgres,
  RateLimiterSQLite,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { settingsOf } from '../../config';
import { sha256 } from '../../shared/crypto';
import { limitNetwork } from '../network';
import { tooOften } from './too-often';

const tableName = 'douyin_limits';

/** Makes the limiter's table, with the columns it expects; another instance may do so at the same moment. */
async function ensureTable(strapi: Core.Strapi): Promise<void> {
  const schema = () => strapi.db.getSchemaConnection();
  if (await schema().hasTable(tableName)) return;
  try {
    await schema().createTable(tableName, (table) => {
      table.string('key', 255).primary();
      table.integer('points').notNullable().defaultTo(0);
      table.bigInteger('expire');
    });
  } catch (error) {
    if (!(await schema().hasTable(tableName))) throw error;
  }
}

function limiterFor(strapi: Core.Strapi): RateLimiterAbstract {
  const options = {
    storeClient: strapi.db.connection,
    storeType: 'knex',
    tableName,
    tableCreated: true,
    keyPrefix: 'start',
    points: settingsOf(strapi).login.perMinute,
    duration: 60,
    clearExpiredByTimeout: true,
    // A flood costs the database one statement a minute and address.
    inMemoryBlockOnConsumed: settingsOf(strapi).login.perMinute + 1,
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

/** Counts the starts of logins by network, for all processes together. */
export type StartLimit = {
  prepare(): Promise<void>;
  /** Counts one start; throws AUTH_TOO_OFTEN with the seconds to wait. */
  count(ip: string): Promise<void>;
};

/** The limit on starts, kept in the database. */
export function createStartLimit(strapi: Core.Strapi): StartLimit {
  let limiter: RateLimiterAbstract | null = null;
  return {
    async prepare() {
      await ensureTable(strapi);
      limiter = limiterFor(strapi);
    },
    async count(ip) {
      try {
        await limiter?.consume(sha256(limitNetwork(ip)));
      } catch (rejected) {
        throw tooOften(rejected);
      }
    },
  };
}
