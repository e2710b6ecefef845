import type { Core } from '@strapi/strapi';
import { mergeLimits } from '../../../../contracts/lead-merge';
import { addSeconds, clock } from '../../shared/clock';
import { joined } from '../../shared/database';
import { tables } from '../row';

const forgotten = { moved: null, phone_sealed: null };

/** Forgets what merges of these leads moved, so that nothing of a person is left there; they cannot be undone then. */
export async function forgetMerges(strapi: Core.Strapi, leadIds: number[]): Promise<void> {
  const merges = strapi.db.getConnection(tables.merges).whereIn('winner_id', leadIds);
  await joined(strapi, merges.update({ ...forgotten, updated_at: clock.now() }));
}

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
