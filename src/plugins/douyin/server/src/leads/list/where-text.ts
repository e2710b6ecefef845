import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Condition } from '../../../../contracts/lead-where';
import { patternOf } from '../../shared/database';
import { ownColumnOf } from './where-columns';

type Part = Extract<Condition, { op: 'contains' | 'lacks' }>;

// The usual collations of MySQL take all pictures for one.
const columns: Record<string, string> = { mysql: 'lower(??) COLLATE utf8mb4_bin' };

/** Keeps only leads (`l`) whose field contains a text, in capitals or not, or does not; no index helps. */
export function narrowToText(strapi: Core.Strapi, leads: Knex.QueryBuilder, { field, op, text }: Part): void {
  const column = columns[strapi.db.dialect.client] ?? 'lower(??)';
  const contains = `${column} LIKE lower(?) ESCAPE '!'`;
  const bindings = [ownColumnOf(field), patternOf(text)];
  if (op === 'contains') leads.whereRaw(contains, bindings);
  else
    leads.where((either) => {
      either.whereNull(ownColumnOf(field)).orWhereRaw(`NOT (${contains})`, bindings);
    });
}
