import type { Core } from '@strapi/strapi';
import type { ErasureKind } from '../../../../contracts/lead-privacy';
import { hmac, newId } from '../../shared/crypto';
import { bulkOf } from '../bulk';
import { batches, insertAll, within, type Transaction } from '../row';

/** What is kept of one identity of an erased person. */
export type Tombstone = { erasureId: string; kind: ErasureKind; at: Date; tombHash: string };

/** The hash that a tombstone keeps of an identity's own: without the key it tells nothing, with it nobody can be found. */
export const tombHashOf = (key: Buffer, valueHash: string): string => hmac(key, `tombstone\n${valueHash}`);

/** The tombstones among identities, by the identity's hash; joins a transaction. */
export async function tombstonesAmong(
  strapi: Core.Strapi,
  trx: Transaction,
  key: Buffer,
  valueHashes: string[],
): Promise<Map<string, Tombstone>> {
  const select = () => {
    const stones = within(strapi, trx, 'tombstones');
    // MySQL shows a transaction what it saw first, but the present to a read that locks.
    return strapi.db.dialect.client === 'mysql' ? stones.forShare() : stones;
  };
  // Where nobody was erased yet no hash is made.
  if (((await select().limit(1).select('id')) as unknown[]).length === 0) return new Map();
  const valueOf = new Map(valueHashes.map((valueHash) => [tombHashOf(key, valueHash), valueHash]));
  const stones = select().select({ erasureId: 'erasure_id', kind: 'kind', at: 'at', tombHash: 'tomb_hash' });
  bulkOf(strapi).among(stones, 'tomb_hash', [...valueOf.keys()]);
  const rows = (await stones) as Tombstone[];
  return new Map(rows.map((row) => [valueOf.get(row.tombHash) ?? '', { ...row, at: new Date(row.at) }]));
}

/** Keeps tombstones. */
export async function putTombstones(
  strapi: Core.Strapi,
  trx: Transaction,
  tombstones: Tombstone[],
): Promise<void> {
  const hashes = tombstones.map(({ tombHash }) => tombHash);
  // Whoever was erased once more is erased under the latest entry of the ledger.
  for (const batch of batches(hashes))
    await within(strapi, trx, 'tombstones').whereIn('tomb_hash', batch).delete();
  const rows = tombstones.map(({ erasureId, kind, at, tombHash }) => ({
    document_id: newId(),
    created_at: at,
    updated_at: at,
    erasure_id: erasureId,
    kind,
    at,
    tomb_hash: tombHash,
  }));
  await insertAll(strapi, trx, 'tombstones', rows);
}
