import type { Core } from '@strapi/strapi';
import { newOrderedId } from '../../shared/crypto';
import { batches, type Transaction } from '../row';
import { sealRow, snapshotTable } from './row';

/** What a platform said of somebody through a source. */
export type Said = { sourceId: string; leadId: number; row: unknown };

/** Keeps what was said last of each source, many with one statement; what was said before is replaced. */
export async function keepSnapshots(
  strapi: Core.Strapi,
  trx: Transaction,
  said: Said[],
  now: Date,
): Promise<void> {
  for (const batch of batches(said)) {
    const rows = batch.map(({ sourceId, leadId, row }) => ({
      document_id: newOrderedId(),
      created_at: now,
      updated_at: now,
      source_id: sourceId,
      lead_id: leadId,
      kept_at: now,
      row_sealed: sealRow(strapi, sourceId, row),
    }));
    await strapi.db
      .getConnection(snapshotTable)
      .transacting(trx)
      .insert(rows)
      .onConflict('source_id')
      .merge(['updated_at', 'lead_id', 'kept_at', 'row_sealed']);
  }
}
