import { performance } from 'node:perf_hooks';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { PluginError } from '../../shared/errors';

/** The rows of a query as one number, to be asked for. */
export const counted = (strapi: Core.Strapi, rows: Knex.QueryBuilder): Knex.QueryBuilder =>
  strapi.db.connection.count({ n: '*' }).from(rows.as('counted'));

/** The number that `counted` asked for. */
export const numberIn = ([row]: { n: number | string }[]): number => Number(row?.n ?? 0);

/** What the list may ask of the database, all of it within a limit of time; throws QUERY_TOO_SLOW. */
export type Ask = {
  rows<Row>(query: Knex.QueryBuilder): Promise<Row[]>;
  /** Number of rows, at most `limit`. */
  count(query: Knex.QueryBuilder, limit?: number): Promise<number>;
};

const tooSlow = (limitMs: number, cause?: unknown): PluginError =>
  new PluginError('QUERY_TOO_SLOW', `The search took more than ${limitMs / 1000} seconds`, {}, { cause });

/** For work in the background: what takes ten minutes is wrong. */
export const patientAsk = (strapi: Core.Strapi): Ask => askFor(strapi, 600_000);

/** Asks for so long in all. SQLite answers before anything could stop it, and is asked no more when the time is up. */
export function askFor(strapi: Core.Strapi, limitMs: number): Ask {
  const end = performance.now() + limitMs;
  return {
    async rows<Row>(query: Knex.QueryBuilder) {
      const leftMs = Math.ceil(end - performance.now());
      if (leftMs <= 0) throw tooSlow(limitMs);
      const isLimited = strapi.db.dialect.client !== 'sqlite';
      try {
        return (await (isLimited ? query.timeout(leftMs, { cancel: true }) : query)) as Row[];
      } catch (error) {
        throw (error as { name?: string }).name === 'KnexTimeoutError' ? tooSlow(limitMs, error) : error;
      }
    },
    async count(query, limit) {
      const rows = limit === undefined ? query : query.limit(limit);
      return numberIn(await this.rows(counted(strapi, rows)));
    },
  };
}
