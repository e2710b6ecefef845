import type { Core } from '@strapi/strapi';
import { identitiesOf, type Identity, type IdentityApp } from '../../identities';
import { lockRows } from '../../lock';
import { within as reached } from '../../rights/giving';
import type { Reach } from '../../rights/reach';
import { within, type LeadRow, type Transaction } from '../../row';
import type { ParsedRow } from './parse';

/** What the database holds of the people of some rows. */
export type KnownPeople = {
  /** Of each row, by its place. */
  identities: Identity[][];
  leadOf: Map<string, number>;
  /** As they were before anything was written; locked. */
  leads: Map<number, LeadRow>;
  /** Ids of those within reach. */
  reachable: Set<number>;
  /** Ids asked for, by those that became part of others. */
  winners: Map<number, number>;
  /** Leads that a file told of before. */
  told: Set<number>;
};

/** The account under which files tell of people. */
export const importAccount = '';

/** Reads leads, by their ids, and keeps them as they are until the transaction ends. */
export const lockLeads = async (
  strapi: Core.Strapi,
  trx: Transaction,
  ids: number[],
): Promise<Map<number, LeadRow>> =>
  new Map((await lockRows(strapi, trx, ids)).map((lead) => [lead.id, lead]));

async function toldBefore(strapi: Core.Strapi, trx: Transaction, ids: number[]): Promise<Set<number>> {
  const sources = within(strapi, trx, 'sources').where({ account_id: importAccount, kind: 'import' });
  return new Set((await sources.whereIn('lead_id', ids).pluck('lead_id')) as number[]);
}

/** Reads what is known of the people of rows; `key` hashes identities. */
export async function readPeople(
  { strapi, trx, key }: { strapi: Core.Strapi; trx: Transaction; key: Buffer },
  { app, reach, rows }: { app: IdentityApp; reach: Reach; rows: ParsedRow[] },
): Promise<KnownPeople> {
  const identities = rows.map(({ person }) => identitiesOf(key, app, person));
  const hashes = [...new Set(identities.flat().map(({ valueHash }) => valueHash))];
  const found = (await within(strapi, trx, 'identities')
    .whereIn('value_hash', hashes)
    .select({ hash: 'value_hash', leadId: 'lead_id' })) as { hash: string; leadId: number }[];
  const asked = rows.flatMap(({ leadId }) => leadId ?? []);
  const named = (await within(strapi, trx, 'leads')
    .whereIn('id', asked)
    .select({ id: 'id', into: 'merged_into_id' })) as { id: number; into: number | null }[];
  const winners = new Map(named.map(({ id, into }) => [id, into ?? id]));
  const ids = [...new Set([...found.map(({ leadId }) => leadId), ...winners.values()])].sort((a, b) => a - b);
  return {
    identities,
    leadOf: new Map(found.map(({ hash, leadId }) => [hash, leadId])),
    leads: await lockLeads(strapi, trx, ids),
    reachable: await reached(strapi, ids, reach),
    winners,
    told: await toldBefore(strapi, trx, ids),
  };
}
