import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { settingsOf } from '../config';
import { clock, cutoffOf } from '../shared/clock';
import { notePruning } from './pruned';
import { auditTable } from './row';

const batch = 500;

/**
 * Old lines that can go. Of a chain only a whole beginning does, and never its last line: what is left still hangs
 * together and ends at the head.
 */
function oldLines(strapi: Core.Strapi, cutoff: Date, after: number): Knex.QueryBuilder {
  const { connection } = strapi.db;
  const ofChain = (alias: string, side: '<' | '>') =>
    strapi.db
      .getConnection(`${auditTable} as ${alias}`)
      .select(connection.raw('1'))
      .whereRaw('?? = ??', [`${alias}.chain_id`, 'line.chain_id'])
      .whereRaw(`?? ${side} ??`, [`${alias}.chain_seq`, 'line.chain_seq']);
  return strapi.db
    .getConnection(`${auditTable} as line`)
    .where('line.at', '<', cutoff)
    .where('line.id', '>', after)
    .where((either) => {
      either.whereNull('line.chain_id').orWhere((chained) => {
        chained.whereExists(ofChain('later', '>'));
        chained.whereNotExists(ofChain('earlier', '<').where('earlier.at', '>=', cutoff));
      });
    });
}

async function readIds(strapi: Core.Strapi, cutoff: Date, after: number): Promise<number[]> {
  const rows = (await oldLines(strapi, cutoff, after)
    .select('line.id as id')
    .orderBy('line.id')
    .limit(batch)) as { id: number }[];
  return rows.map(({ id }) => id);
}

/**
 * Removes lines older than the site keeps them, a batch at a time, and tells how many; past Strapi's data layer, which
 * refuses to delete any. Several instances may do it at once.
 */
export async function sweepAudit(strapi: Core.Strapi): Promise<number> {
  const cutoff = cutoffOf(settingsOf(strapi).auditRetentionDays, clock.now());
  if (!cutoff) return 0;
  let removed = 0;
  for (let ids = await readIds(strapi, cutoff, 0); ids.length > 0;) {
    if (removed === 0) await notePruning(strapi, cutoff);
    removed += await strapi.db.getConnection(auditTable).whereIn('id', ids).delete();
    ids = ids.length < batch ? [] : await readIds(strapi, cutoff, ids.at(-1) ?? 0);
  }
  return removed;
}
