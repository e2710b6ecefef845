import type { Core } from '@strapi/strapi';
import { mergeLimits } from '../../../../contracts/lead-merge';
import { addSeconds, clock } from '../../shared/clock';
import { tables, within, type Transaction } from '../row';

/** Removes what is remembered of merges into these leads; gives how many that were. For erasing a person. */
export const eraseMerges = (strapi: Core.Strapi, trx: Transaction, leadIds: number[]): Promise<number> =>
  within(strapi, trx, 'merges').whereIn('winner_id', leadIds).delete();

const forgotten = { moved: null, phone_sealed: null };

const rowsAtOnce = 500;

/** Forgets what cannot be undone any more, some hundred merges at once; tells how many. */
export async function sweepMerges(strapi: Core.Strapi): Promise<number> {
  const before = addSeconds(clock.now(), -mergeLimits.separableDays * 86_400);
  let count = 0;
  for (;;) {
    const ids = (await strapi.db
      .getConnection(tables.merges)
      .where('at', '<=', before)
      .whereNotNull('moved')
      .limit(rowsAtOnce)
      .pluck('id')) as number[];
    if (ids.length === 0) return count;
    await strapi.db.getConnection(tables.merges).whereIn('id', ids).update(forgotten);
    count += ids.length;
  }
}
