import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Condition } from '../../../../contracts/lead-where';
import { identityKey } from '../../shared/crypto';
import { rowsOfLead, unindexed } from '../rights/reach';
import { ownColumnOf, rowColumnOf, type RowColumn } from './where-columns';

type Chosen = Extract<Condition, { op: 'any' | 'none' }>;

/** The values of a condition as the database keeps them. */
export function storedValues({ field, values }: Chosen): (string | number)[] {
  if (field === 'owner') return values.map(Number);
  return field === 'tag' ? values.map((tag) => identityKey(tag)) : values;
}

const isIn = (strapi: Core.Strapi, values: unknown[]): string =>
  `${unindexed(strapi)} IN (${values.map(() => '?').join(', ')})`;

/** Rows of a lead with one of some values; found by the lead, for SQLite takes all rows of a value for few. */
const rowsWith = (strapi: Core.Strapi, { table, column }: RowColumn, values: (string | number)[]) =>
  rowsOfLead(strapi, table).whereRaw(isIn(strapi, values), [`r.${column}`, ...values]);

/** Keeps only leads (`l`) with one of the values of a condition, or with none of them; of no value at all, with none. */
export function narrowToChosen(strapi: Core.Strapi, leads: Knex.QueryBuilder, condition: Chosen): void {
  const { field, op } = condition;
  const values = storedValues(condition);
  const row = rowColumnOf(field);
  if (row && op === 'any') leads.whereExists(rowsWith(strapi, row, values));
  else if (row) leads.whereNotExists(rowsWith(strapi, row, values));
  else if (op === 'any') leads.whereRaw(isIn(strapi, values), [ownColumnOf(field), ...values]);
  else
    leads.where((either) => {
      either.whereNull(ownColumnOf(field)).orWhereNotIn(ownColumnOf(field), values);
    });
}
