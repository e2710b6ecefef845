import type { Core } from '@strapi/strapi';
import type { LeftReason } from '../../../../contracts/lead-operations';
import { service } from '../../shared/service';
import { lockStanding } from '../lock';
import { narrowToReach } from '../rights/reach';
import type { LeadRow, Transaction } from '../row';
import type { Outcome } from './batch';
import { actorOf, type OperationRow, type Picked } from './row';
import type { Batch } from './select';

/** Why a lead is not erased; null: it is. */
function hindrance(lead: LeadRow | undefined, { version }: Picked): LeftReason | null {
  if (!lead) return 'not-found';
  if (version !== undefined && version !== lead.version) return 'stale';
  return lead.held ? 'held' : null;
}

/** Erases the people of one batch, each as one alone would be; whoever is out of reach or on hold stays. Joins a transaction. */
export async function eraseBatch(
  strapi: Core.Strapi,
  trx: Transaction,
  row: OperationRow,
  { leads: picked }: Batch,
): Promise<Outcome> {
  const { reach, erase } = row.plan;
  const ids = picked.map(({ id }) => id);
  const leads = await lockStanding(strapi, trx, ids, (query) => narrowToReach(strapi, query, reach));
  const standing = new Map(leads.map((lead) => [lead.id, lead]));
  const left = new Map<number, LeftReason>();
  for (const one of picked) {
    const why = hindrance(standing.get(one.id), one);
    if (why) left.set(one.id, why);
    else await service(strapi, 'leadPrivacy').eraseWithin(one.id, erase?.reason ?? '', actorOf(row));
  }
  return { changed: picked.length - left.size, unchanged: 0, left };
}
