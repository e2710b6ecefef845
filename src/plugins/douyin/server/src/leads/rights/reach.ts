import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Actor } from '../../audit/service';
import { tables } from '../row';

/** Which leads somebody can get at: all, or those with one of these owners, teams, or accounts they were found through. */
export type Reach = { kind: 'all' } | Some;
type Some = { kind: 'some'; owners: number[]; teams: string[]; accounts: string[] };

/** Who asks for something, and how far that person or program reaches: `assign` for giving leads to anybody, left out nowhere. */
export type Asker = { actor: Actor; reach: Reach; assign?: Reach };

/** Every lead there is. */
export const everything: Reach = { kind: 'all' };

/** No lead at all. */
export const nothing: Some = { kind: 'some', owners: [], teams: [], accounts: [] };

/** The product itself, which reaches everything. */
export const itself: Asker = { actor: { kind: 'system' }, reach: everything, assign: everything };

/** A column whose index is not to be used: SQLite takes the rows of an account or a stage, or those of no value, for few. */
export const unindexed = (strapi: Core.Strapi): string =>
  strapi.db.dialect.client === 'sqlite' ? '+??' : '??';

/** Keeps only leads that stand for themselves. By an index of this column SQLite would go through nearly all leads. */
export const keepStanding = (
  strapi: Core.Strapi,
  leads: Knex.QueryBuilder,
  column: string,
): Knex.QueryBuilder => leads.whereRaw(`${unindexed(strapi)} IS NULL`, [column]);

/** The rows (`r`) that another table holds of a lead (`l`). */
export const rowsOfLead = (strapi: Core.Strapi, table: 'sources' | 'tags'): Knex.QueryBuilder =>
  strapi.db.getConnection(`${tables[table]} as r`).whereRaw('?? = ??', ['r.lead_id', 'l.id']).select('r.id');

/** Keeps only leads (`l`) within reach. */
export function narrowToReach(strapi: Core.Strapi, leads: Knex.QueryBuilder, reach: Reach): void {
  if (reach.kind === 'all') return;
  const { owners, teams, accounts } = reach;
  leads.where((any) => {
    any.whereIn('l.owner_id', owners);
    if (teams.length > 0) any.orWhereIn('l.team', teams);
    if (accounts.length === 0) return;
    const list = accounts.map(() => '?').join(', ');
    const found = rowsOfLead(strapi, 'sources');
    any.orWhereExists(found.whereRaw(`${unindexed(strapi)} IN (${list})`, ['r.account_id', ...accounts]));
  });
}

/** Whether one reach holds everything another one holds. */
export function covers(one: Reach, other: Reach): boolean {
  if (one.kind === 'all') return true;
  if (other.kind === 'all') return false;
  return (['owners', 'teams', 'accounts'] as const).every((name) =>
    (other[name] as unknown[]).every((value) => (one[name] as unknown[]).includes(value)),
  );
}
