import type { Core } from '@strapi/strapi';
import type { MergePreview, MergeRequest } from '../../../../contracts/lead-merge';
import type { LeadDetail } from '../../../../contracts/leads';
import { clock } from '../../shared/clock';
import { whileContested } from '../../shared/database';
import { PluginError } from '../../shared/errors';
import { toDetail } from '../list/record';
import { findLead, readLeads } from '../lock';
import { everything, type Asker, type Reach } from '../rights/reach';
import type { LeadRow, Transaction } from '../row';
import type { SearchIndex } from '../search';
import { baggageOf } from './baggage';
import { choose, oldest, phoneHolder, type Several } from './choose';
import { mergeLeads } from './merge-leads';

/** The leads of a request, the one that stays first; null where one is of another version, or went elsewhere. */
async function current(
  strapi: Core.Strapi,
  { leads }: MergeRequest,
  reach: Reach,
  trx?: Transaction,
): Promise<Several | null> {
  const ids = leads.map(({ id }) => id).sort((one, other) => one - other);
  const rows = await readLeads(strapi, ids, reach, trx);
  const isRead = (row: LeadRow) =>
    row.mergedIntoId === null && leads.some(({ id, version }) => id === row.id && version === row.version);
  return rows.every(isRead) ? (oldest(rows) as Several) : null;
}

/** The error of a request that was made from older versions: which, and what is there now. */
async function stale(strapi: Core.Strapi, { leads }: MergeRequest, reach: Reach): Promise<PluginError> {
  const difference = [];
  for (const { id, version } of leads) {
    const lead = await findLead(strapi, id, reach);
    if (lead.id !== id || lead.version !== version)
      difference.push({ leadId: id, yours: version, theirs: toDetail(lead) });
  }
  const message = 'Somebody else changed or merged some of these leads meanwhile';
  return new PluginError('LEAD_STALE', message, { difference });
}

/** What `preview` of the service does. */
export async function previewMerge(
  strapi: Core.Strapi,
  request: MergeRequest,
  reach: Reach,
): Promise<MergePreview> {
  const leads = await current(strapi, request, reach);
  if (!leads) throw await stale(strapi, request, reach);
  const phoneView = phoneHolder(leads, request.keep)?.phoneView ?? null;
  return {
    lead: toDetail({ ...choose(leads, request.keep), phoneView }),
    leads: leads.map(toDetail),
    baggage: await baggageOf(strapi, leads),
  };
}

/** What `merge` of the service does. */
export async function mergeByHand(
  strapi: Core.Strapi,
  index: SearchIndex,
  request: MergeRequest,
  { actor, reach }: Asker,
): Promise<LeadDetail> {
  const id = await whileContested(() =>
    strapi.db.transaction(async ({ trx }) => {
      const leads = await current(strapi, request, reach, trx);
      if (leads) await mergeLeads({ strapi, trx, index, now: clock.now(), actor }, leads, request.keep);
      return leads?.[0].id ?? null;
    }),
  );
  if (id === null) throw await stale(strapi, request, reach);
  return toDetail(await findLead(strapi, id, everything));
}
