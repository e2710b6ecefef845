import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { LeadFilter } from '../../../../contracts/leads';
import { identityKey } from '../../shared/crypto';
import { narrowToFollowUp } from './follow-up';
import { keepStanding, narrowToReach, rowsOfLead, unindexed, type Reach } from '../rights/reach';

/** A filter that was stored as JSON, which keeps moments as texts. */
export function reviveFilter({ startTime, endTime, ...filter }: LeadFilter): LeadFilter {
  return {
    ...filter,
    ...(startTime ? { startTime: new Date(startTime) } : {}),
    ...(endTime ? { endTime: new Date(endTime) } : {}),
  };
}

/** Which leads are wanted: those that pass a filter, its keyword apart, and lie within reach. */
export type Scope = { filter: LeadFilter; reach: Reach };

/** The columns of a source that a filter names. */
export const sourceOf = ({ account, app, source }: LeadFilter): Record<string, string> => {
  const named = Object.entries({ account_id: account, app_id: app, kind: source });
  return Object.fromEntries(named.filter((pair): pair is [string, string] => Boolean(pair[1])));
};

/** The columns of a tag that a filter names. */
export const tagOf = ({ tag }: LeadFilter): Record<string, string> =>
  tag ? { tag_key: identityKey(tag) } : {};

/** Conditions that a walk through the leads meets anyway. */
export type Met = 'sources' | 'tags' | null;

/** Keeps only leads (`l`) that have a row in another table with these values; all, where there are none. */
function narrowToRow(
  strapi: Core.Strapi,
  leads: Knex.QueryBuilder,
  table: 'sources' | 'tags',
  values: Record<string, string>,
): void {
  if (Object.keys(values).length === 0) return;
  // A look at one lead's rows costs the same however many leads have such a row.
  const rows = rowsOfLead(strapi, table);
  for (const [column, value] of Object.entries(values))
    rows.whereRaw(`${unindexed(strapi)} = ?`, [`r.${column}`, value]);
  leads.whereExists(rows);
}

/** Keeps only leads (`l`) that stand for themselves and are within a scope. */
export function narrowLeads(
  strapi: Core.Strapi,
  leads: Knex.QueryBuilder,
  { filter, reach }: Scope,
  met: Met,
): void {
  const { startTime, endTime, status, owner, team } = filter;
  keepStanding(strapi, leads, 'l.merged_into_id');
  narrowToReach(strapi, leads, reach);
  if (status) leads.where('l.stage', status);
  if (owner) leads.where('l.owner_id', owner === 'none' ? null : owner);
  if (team) leads.where('l.team', team === 'none' ? null : team);
  narrowToFollowUp(leads, filter, 'l');
  if (startTime) leads.where('l.acquired_at', '>=', startTime);
  if (endTime) leads.where('l.acquired_at', '<=', endTime);
  if (met !== 'sources') narrowToRow(strapi, leads, 'sources', sourceOf(filter));
  if (met !== 'tags') narrowToRow(strapi, leads, 'tags', tagOf(filter));
}
