import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

/** A lead's place in the order of the list: the newest first, of one moment the one stored last. */
export type Key = { acquiredAt: Date; id: number };

/** A key as the database gives it. */
export type RawKey = { at: Date | number | string; id: number };

/** The key that a row is. */
export const readKey = ({ at, id }: RawKey): Key => ({ acquiredAt: new Date(at), id });

/** Of two leads the one that comes first. */
export const later = (one: Key, other: Key): Key =>
  +one.acquiredAt > +other.acquiredAt || (+one.acquiredAt === +other.acquiredAt && one.id > other.id)
    ? one
    : other;

/** A part of the list: what comes after a lead, up to and with another. */
export type Range = { after: Key | null; until: Key | null; startTime?: Date; endTime?: Date };

/** Names of the columns that the order is made of. */
type Columns = { at: string; id: string };

/** MySQL uses no index for a comparison of pairs. */
function compare(
  strapi: Core.Strapi,
  rows: Knex.QueryBuilder,
  { at, id }: Columns,
  [sign, equal]: ['<' | '>', '' | '='],
  key: Key,
): void {
  if (strapi.db.dialect.client !== 'mysql') {
    const pair = strapi.db.connection.raw('(??, ??)', [at, id]);
    rows.whereRaw(`? ${sign}${equal} (?, ?)`, [pair, key.acquiredAt, key.id]);
    return;
  }
  rows.where(at, `${sign}=`, key.acquiredAt).where((either) => {
    either.where(at, sign, key.acquiredAt).orWhere(id, `${sign}${equal}`, key.id);
  });
}

/** Keeps only rows in a range. */
export function narrowToRange(
  strapi: Core.Strapi,
  rows: Knex.QueryBuilder,
  { after, until, startTime, endTime }: Range,
  columns: Columns,
): void {
  if (after) compare(strapi, rows, columns, ['<', ''], after);
  if (until) compare(strapi, rows, columns, ['>', '='], until);
  if (startTime) rows.where(columns.at, '>=', startTime);
  if (endTime) rows.where(columns.at, '<=', endTime);
}
