import type { Core } from '@strapi/strapi';
import type { Keyring } from '../shared/crypto';
import { changeOne } from '../shared/database';

type Uid = Parameters<Core.Strapi['db']['query']>[0];

/** Where a feature keeps sealed values: the columns by attribute, and the attribute that names the row in the seal. */
export type SealedPlace = {
  uid: Uid;
  table: string;
  rowKey: string;
  columns: Record<string, string>;
};

type Row = Record<string, string | null> & { id: number };

/** How a pass over all sealed values went: those sealed anew, and those no key opened. */
export type Resealed = { done: number; unopened: number };

const pageSize = 100;

/** Seals one value anew, unless somebody wrote another meanwhile. */
async function resealValue(
  strapi: Core.Strapi,
  keyring: Keyring,
  place: SealedPlace,
  row: Row,
  attribute: string,
) {
  const sealed = row[attribute];
  if (!sealed || keyring.isCurrent(sealed)) return 0;
  const at = { table: place.table, row: row[place.rowKey] ?? '', column: place.columns[attribute] ?? '' };
  const anew = keyring.seal(keyring.open(sealed, at), at);
  const changed = await changeOne(
    strapi,
    place.uid,
    { id: row.id, [attribute]: sealed },
    { [attribute]: anew },
  );
  return changed ? 1 : 0;
}

async function resealRow(
  strapi: Core.Strapi,
  keyring: Keyring,
  place: SealedPlace,
  row: Row,
): Promise<Resealed> {
  const result = { done: 0, unopened: 0 };
  for (const attribute of Object.keys(place.columns)) {
    try {
      result.done += await resealValue(strapi, keyring, place, row, attribute);
    } catch {
      result.unopened += 1;
    }
  }
  return result;
}

/** All rows of a type, read a page at a time. */
async function* rowsOf(strapi: Core.Strapi, uid: Uid): AsyncGenerator<Row> {
  for (let after = 0; ;) {
    const where = { id: { $gt: after } };
    const page = { where, orderBy: { id: 'asc' as const }, limit: pageSize };
    const rows = (await strapi.db.query(uid).findMany(page)) as Row[];
    const last = rows.at(-1);
    if (!last) return;
    yield* rows;
    after = last.id;
  }
}

/** Seals every stored value with the newest key; safe beside other instances that do the same. */
export async function reseal(
  strapi: Core.Strapi,
  keyring: Keyring,
  places: SealedPlace[],
): Promise<Resealed> {
  const total = { done: 0, unopened: 0 };
  for (const place of places) {
    for await (const row of rowsOf(strapi, place.uid)) {
      const { done, unopened } = await resealRow(strapi, keyring, place, row);
      total.done += done;
      total.unopened += unopened;
    }
  }
  return total;
}
