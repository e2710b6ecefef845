import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { LeadFilter } from '../../../../contracts/leads';
import { identityKey } from '../../shared/crypto';
import { narrowToFollowUp } from './follow-up';
import { keepStanding, narrowToReach, rowsOfLead, unindexed, type Reach } from '../rights/reach';
import { narrowToWhere } from './where';

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
  const rows = rowsOfLead(strapi, table);
  // With the lead's moment an index of the newest leads of a value holds all that is asked for; tags have one without.
  if (table === 'sources') rows.whereRaw('?? = ??', ['r.acquired_at', 'l.acquired_at']);
  for (const [column, value] of Object.entries(values)) rows.where(`r.${column}`, value);
  leads.whereExists(rows);
}

type Own = { stage?: string; owner_id?: number | null; team?: string | null };

const orNull = <Value>(value: Value | 'none'): Value | null => (value === 'none' ? null : value);

/** The columns of a lead itself that a filter names. */
export const ownOf = ({ status, owner, team }: LeadFilter): Own => ({
  ...(owner ? { owner_id: orNull(owner) } : {}),
  ...(team ? { team: orNull(team) } : {}),
  ...(status ? { stage: status } : {}),
});

/** Keeps only leads (`l`) with these values of their own; `isLed`: an index for something else is to be followed. */
function narrowToOwn(strapi: Core.Strapi, leads: Knex.QueryBuilder, own: Own, isLed: boolean): void {
  const column = isLed ? unindexed(strapi) : '??';
  for (const [name, value] of Object.entries(own))
    if (value === null) leads.whereRaw(`${column} IS NULL`, [`l.${name}`]);
    else leads.whereRaw(`${column} = ?`, [`l.${name}`, value]);
}

/**
 * Keeps only leads (`l`) that stand for themselves and are within a scope. `isLed`: an index for something else is followed,
 * whose rows fulfil the condition `met` anyway.
 */
export function narrowLeads(
  strapi: Core.Strapi,
  leads: Knex.QueryBuilder,
  { filter, reach }: Scope,
  { met, isLed }: { met: Met; isLed: boolean } = { met: null, isLed: false },
): void {
  const { startTime, endTime } = filter;
  keepStanding(strapi, leads, 'l.merged_into_id');
  narrowToReach(strapi, leads, reach);
  narrowToOwn(strapi, leads, ownOf(filter), isLed);
  narrowToFollowUp(leads, filter, 'l');
  if (startTime) leads.where('l.acquired_at', '>=', startTime);
  if (endTime) leads.where('l.acquired_at', '<=', endTime);
  if (met !== 'sources') narrowToRow(strapi, leads, 'sources', sourceOf(filter));
  if (met !== 'tags') narrowToRow(strapi, leads, 'tags', tagOf(filter));
  narrowToWhere(strapi, leads, filter);
}
