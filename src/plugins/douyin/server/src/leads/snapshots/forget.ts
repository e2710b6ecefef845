import type { Core } from '@strapi/strapi';
import { snapshotDays } from '../../../../contracts/lead-snapshots';
import { addSeconds, clock } from '../../shared/clock';
import { service } from '../../shared/service';
import { batches, tables, within, type Transaction } from '../row';
import { snapshotTable } from './row';

/** Removes what platforms said of these leads, also what was said before another lead took the source over. */
export async function eraseSnapshots(
  strapi: Core.Strapi,
  trx: Transaction,
  leadIds: number[],
): Promise<number> {
  let removed = 0;
  for (const batch of batches(leadIds)) {
    const sources = within(strapi, trx, 'sources').whereIn('lead_id', batch).select('document_id');
    removed += await strapi.db
      .getConnection(snapshotTable)
      .transacting(trx)
      .where((theirs) => void theirs.whereIn('lead_id', batch).orWhereIn('source_id', sources))
      .delete();
  }
  return removed;
}

const rowsAtOnce = 500;

/** Removes rows some hundred at once; tells how many. */
async function removeBatches(strapi: Core.Strapi, some: () => Promise<number[]>): Promise<number> {
  let removed = 0;
  for (let ids = await some(); ids.length > 0; ids = await some())
    removed += await strapi.db.getConnection(snapshotTable).whereIn('id', ids).delete();
  return removed;
}

/** Forgets what is older than 30 days, and all of apps that do not keep it any more; tells how many. */
export async function sweepSnapshots(strapi: Core.Strapi): Promise<number> {
  const before = addSeconds(clock.now(), -snapshotDays * 86_400);
  const rows = () => strapi.db.getConnection(`${snapshotTable} as r`).limit(rowsAtOnce);
  const old = () => rows().where('r.kept_at', '<=', before).pluck('r.id') as Promise<number[]>;
  const unwanted = () =>
    rows()
      .join(`${tables.sources} as s`, 's.document_id', 'r.source_id')
      .whereNotIn('s.app_id', service(strapi, 'apps').ids('raw'))
      .pluck('r.id') as Promise<number[]>;
  return (await removeBatches(strapi, old)) + (await removeBatches(strapi, unwanted));
}
