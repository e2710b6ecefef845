import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { PluginError } from '../shared/errors';
import { contested, whileContested } from '../shared/database';
import { narrowToReach, type Reach } from './rights/reach';
import {
  joinedLeadColumns,
  leadColumns,
  readLead,
  tables,
  within,
  type LeadRow,
  type Transaction,
} from './row';

/** The error of a lead that is not there, or out of the asker's reach, which says no more. */
export const noSuchLead = (id: number): PluginError =>
  new PluginError('LEAD_NOT_FOUND', 'There is no such lead', { lead: id });

/** One lead, or the one it became part of; throws LEAD_NOT_FOUND, for one out of reach as well. */
export async function findLead(strapi: Core.Strapi, id: number, reach: Reach): Promise<LeadRow> {
  const own = strapi.db.getConnection(`${tables.leads} as l`);
  const winner = own
    .clone()
    .where('l.id', id)
    .select(strapi.db.connection.raw('coalesce(l.merged_into_id, l.id)'));
  const found = own.where('l.id', '=', winner).select(leadColumns);
  narrowToReach(strapi, found, reach);
  const [raw] = (await found) as Record<string, unknown>[];
  if (!raw) throw noSuchLead(id);
  return readLead(raw);
}

/**
 * Leads by their ids, in this order; with a transaction they stay as they are until it ends. Merged ones are given as they
 * are. Throws LEAD_NOT_FOUND, for one out of reach as well.
 */
export async function readLeads(
  strapi: Core.Strapi,
  ids: number[],
  reach: Reach,
  trx?: Transaction,
): Promise<LeadRow[]> {
  const query = strapi.db.getConnection(`${tables.leads} as l`).whereIn('l.id', ids).select(leadColumns);
  narrowToReach(strapi, query, reach);
  if (trx) query.transacting(trx).forUpdate();
  const rows = ((await query.orderBy('l.id')) as Record<string, unknown>[]).map(readLead);
  return ids.map((id) => {
    const lead = rows.find((row) => row.id === id);
    if (!lead) throw noSuchLead(id);
    return lead;
  });
}

/** One lead that stands for itself, locked; throws `contested()` where it was merged meanwhile. */
export async function lockLead(
  strapi: Core.Strapi,
  id: number,
  reach: Reach,
  trx: Transaction,
): Promise<LeadRow> {
  const [lead] = await readLeads(strapi, [id], reach, trx);
  if (!lead || lead.mergedIntoId !== null) throw contested();
  return lead;
}

/**
 * Does work on a lead, or on the one it became part of, in a transaction that holds it: nobody merges or erases it meanwhile.
 * Throws LEAD_NOT_FOUND, for one out of reach as well.
 */
export const holdingLead = <Result>(
  strapi: Core.Strapi,
  id: number,
  reach: Reach,
  work: (lead: LeadRow, trx: Transaction) => Promise<Result>,
): Promise<Result> =>
  whileContested(async () => {
    const found = await findLead(strapi, id, reach);
    return strapi.db.transaction(async ({ trx }) => work(await lockLead(strapi, found.id, reach, trx), trx));
  });

/** Leads by their ids, as they are, in the order of the ids; locked. Those that are not there are missing. */
export async function lockRows(strapi: Core.Strapi, trx: Transaction, ids: number[]): Promise<LeadRow[]> {
  const rows = (await within(strapi, trx, 'leads')
    .whereIn('id', ids)
    .select(leadColumns)
    .orderBy('id')
    .forUpdate()) as Record<string, unknown>[];
  return rows.map(readLead);
}

/** Locks leads that stand for themselves, and reads them; those out of `narrow` are left out. */
export async function lockStanding(
  strapi: Core.Strapi,
  trx: Transaction,
  ids: number[],
  narrow: (leads: Knex.QueryBuilder) => void = () => undefined,
): Promise<LeadRow[]> {
  const leads = strapi.db.getConnection(`${tables.leads} as l`).transacting(trx);
  leads.whereIn('l.id', ids).whereNull('l.merged_into_id').orderBy('l.id');
  narrow(leads);
  return ((await leads.forUpdate().select(joinedLeadColumns)) as Record<string, unknown>[]).map(readLead);
}
