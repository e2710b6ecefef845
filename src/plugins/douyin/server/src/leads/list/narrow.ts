import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { LeadFilter } from '../../../../contracts/leads';
import { identityKey } from '../../shared/crypto';
import { narrowToReach, type Reach } from '../rights/reach';
import { tables } from '../row';

/** Keeps only leads (`l`) that stand for themselves, lie within reach and pass a filter, its keyword apart. */
export function narrowLeads(
  strapi: Core.Strapi,
  leads: Knex.QueryBuilder,
  filter: LeadFilter,
  reach: Reach,
): void {
  const { startTime, endTime, status, app, account, source, tag, owner } = filter;
  leads.whereNull('l.merged_into_id');
  narrowToReach(strapi, leads, reach);
  const equal = { stage: status, app_id: app, account_id: account, source_kind: source };
  for (const [column, value] of Object.entries(equal)) if (value) leads.where(`l.${column}`, value);
  if (owner === 'none') leads.whereNull('l.owner_id');
  else if (owner) leads.where('l.owner_id', owner);
  if (startTime) leads.where('l.acquired_at', '>=', startTime);
  if (endTime) leads.where('l.acquired_at', '<=', endTime);
  if (tag) {
    const tagged = strapi.db
      .getConnection(tables.tags)
      .where({ tag_key: identityKey(tag) })
      .select('lead_id');
    leads.whereIn('l.id', tagged);
  }
}
