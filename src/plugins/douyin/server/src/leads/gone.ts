import type { Core } from '@strapi/strapi';
import type { LeadSourceKind } from '../../../contracts/leads';
import { clock } from '../shared/clock';
import { eventColumns, system } from './events';
import { batches, insertAll, within, type Transaction } from './row';

/** Leads that a complete list of one account did not hold any more. */
export type GonePage = { account: { documentId: string }; kind: LeadSourceKind; leadIds: number[] };

/** The leads that a list of an account holds, as far as is known; joins the transaction it is called in. */
export async function listedIn(
  strapi: Core.Strapi,
  { account, kind }: Omit<GonePage, 'leadIds'>,
): Promise<number[]> {
  const listed = { account_id: account.documentId, kind, gone_at: null };
  const rows = await strapi.db.transaction(
    async ({ trx }) =>
      (await within(strapi, trx, 'sources').where(listed).distinct('lead_id')) as { lead_id: number }[],
  );
  return rows.map(({ lead_id }) => lead_id);
}

const isFollowing = { kind: 'fans', gone_at: null };

/** Leads of whom no list of fans holds any more that they follow one of our accounts. */
async function loseRelation(
  strapi: Core.Strapi,
  trx: Transaction,
  leadIds: number[],
  now: Date,
): Promise<void> {
  const following = (await within(strapi, trx, 'sources')
    .where(isFollowing)
    .whereIn('lead_id', leadIds)
    .pluck('lead_id')) as number[];
  const lost = leadIds.filter((id) => !following.includes(id));
  await within(strapi, trx, 'leads')
    .whereIn('id', lost)
    .where({ relation: 'following' })
    .update({ relation: 'not-in-list', updated_at: now });
}

async function markBatch(
  strapi: Core.Strapi,
  { account, kind }: GonePage,
  leadIds: number[],
): Promise<number> {
  return strapi.db.transaction(async ({ trx }) => {
    const now = clock.now();
    const listed = { account_id: account.documentId, kind, gone_at: null };
    const rows = (await within(strapi, trx, 'sources')
      .where(listed)
      .whereIn('lead_id', leadIds)
      .forUpdate()
      .select('id', 'lead_id', 'app_id')) as { id: number; lead_id: number; app_id: string }[];
    const ids = rows.map(({ id }) => id);
    await within(strapi, trx, 'sources').whereIn('id', ids).update({ gone_at: now, updated_at: now });
    const gone = [...new Map(rows.map((row) => [row.lead_id, row.app_id]))];
    if (kind === 'fans')
      await loseRelation(
        strapi,
        trx,
        gone.map(([leadId]) => leadId),
        now,
      );
    const events = gone.map(([leadId, app]) => {
      const facts = { app, account: account.documentId, source: kind };
      return eventColumns({ leadId, kind: 'gone', at: now, actor: system, facts });
    });
    await insertAll(strapi, trx, 'events', events);
    return gone.length;
  });
}

/** What `markGone` of the service does. */
export async function markGone(strapi: Core.Strapi, page: GonePage): Promise<number> {
  let count = 0;
  for (const batch of batches(page.leadIds)) count += await markBatch(strapi, page, batch);
  return count;
}
