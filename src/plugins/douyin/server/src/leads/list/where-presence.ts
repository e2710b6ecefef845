import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Condition, WhereField } from '../../../../contracts/lead-where';
import { rowsOfLead } from '../rights/reach';
import { tables } from '../row';
import { ownColumnOf, rowColumnOf } from './where-columns';

type Presence = Extract<Condition, { op: 'filled' | 'empty' }>;

const texts: readonly WhereField[] = ['nickname', 'notes', 'province', 'city', 'gender', 'team'];

const conversionsOf = (strapi: Core.Strapi, lead: 'l.id' | 'm.id'): Knex.QueryBuilder =>
  strapi.db
    .getConnection(`${tables.conversions} as c`)
    .whereRaw('?? = ??', ['c.lead_id', lead])
    .select('c.id');

/** Keeps only leads that were converted, or became one with a lead that was. */
function narrowToConverted(strapi: Core.Strapi, leads: Knex.QueryBuilder): void {
  const parts = strapi.db
    .getConnection(`${tables.leads} as m`)
    .whereRaw('?? = ??', ['m.merged_into_id', 'l.id'])
    .whereExists(conversionsOf(strapi, 'm.id'));
  leads.whereExists(conversionsOf(strapi, 'l.id')).orWhereExists(parts.select('m.id'));
}

/** Keeps only leads that have something in a field; a text without characters is nothing. */
function narrowToFilled(strapi: Core.Strapi, leads: Knex.QueryBuilder, field: WhereField): void {
  const row = rowColumnOf(field);
  if (field === 'converted') narrowToConverted(strapi, leads);
  else if (row) leads.whereExists(rowsOfLead(strapi, row.table));
  else {
    leads.whereNotNull(ownColumnOf(field));
    if (texts.includes(field)) leads.where(ownColumnOf(field), '<>', '');
  }
}

/** Keeps only leads (`l`) that have something in the field of a condition, or nothing. */
export function narrowToPresence(
  strapi: Core.Strapi,
  leads: Knex.QueryBuilder,
  { field, op }: Presence,
): void {
  const narrow = (rows: Knex.QueryBuilder) => narrowToFilled(strapi, rows, field);
  if (op === 'filled') leads.where(narrow);
  else leads.whereNot(narrow);
}
