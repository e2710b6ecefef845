import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { joined, readJson } from '../../shared/database';
import { batches, tables, within, type Transaction } from '../row';
import type { Place } from './gaps';
import type { Line } from './happened';

/** Most lines that are read at once. */
export const linesAtOnce = 500;

type RawLine = { id: number; lead_id: number; kind: Line['kind']; at: Date | number; facts: unknown };

const toLine = ({ id, lead_id, kind, at, facts }: RawLine): Line => ({
  ...{ id, leadId: lead_id, kind, at: new Date(at) },
  facts: readJson<Record<string, unknown> | null>(facts) ?? {},
});

const columns = ['id', 'lead_id', 'kind', 'at', 'facts'];

/** Lines of all timelines after a place, and those that came late into its gaps, in the order of their numbers. */
export async function linesAfter(
  strapi: Core.Strapi,
  trx: Transaction,
  { upTo, gaps }: Place,
): Promise<Line[]> {
  const newer = within(strapi, trx, 'events').where('id', '>', upTo).orderBy('id').limit(linesAtOnce);
  const rows = (await newer.select(columns)) as RawLine[];
  // Apart from the others: one condition for both would have a database walk through all lines.
  for (const batch of batches(gaps, 50)) {
    const anyOf = (query: Knex.QueryBuilder) =>
      batch.forEach(({ from, to }) => void query.orWhereBetween('id', [from, to]));
    const late = within(strapi, trx, 'events').where((query) => void anyOf(query));
    rows.push(...((await late.select(columns)) as RawLine[]));
  }
  return rows.map(toLine).sort((one, other) => one.id - other.id);
}

/** The number of the newest line, 0 where there is none. */
export async function newestLine(strapi: Core.Strapi): Promise<number> {
  const query = strapi.db.getConnection(tables.events).max({ id: 'id' });
  const [row] = await joined<{ id: number | null }[]>(strapi, query);
  return Number(row?.id ?? 0);
}
