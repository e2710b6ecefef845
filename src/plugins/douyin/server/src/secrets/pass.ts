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

/** One sealed value that no key opens where it lies. */
export type UnopenedValue = { table: string; id: number; column: string };

/** How a pass over all sealed values went. */
export type Pass = {
  /** Values that were looked at. */
  checked: number;
  /** Those of a former key that were sealed anew. */
  sealed: number;
  /** Those of a former key that somebody else changed at the same moment. */
  missed: number;
  unopened: UnopenedValue[];
};

/** How far a pass has come in one table. */
export type TableProgress = { table: string; done: number; total: number };

type Row = Record<string, string | null> & { id: number };

const pageSize = 100;

/** The values of a row that want a new seal, as they are and as they shall be. */
function changesOf(keyring: Keyring, place: SealedPlace, row: Row, pass: Pass) {
  const before: Record<string, string> = {};
  const after: Record<string, string> = {};
  for (const [attribute, column] of Object.entries(place.columns)) {
    const sealed = row[attribute];
    if (!sealed) continue;
    pass.checked += 1;
    const at = { table: place.table, row: row[place.rowKey] ?? '', column };
    try {
      const plain = keyring.open(sealed, at);
      if (keyring.isCurrent(sealed)) continue;
      before[attribute] = sealed;
      after[attribute] = keyring.seal(plain, at);
    } catch {
      pass.unopened.push({ table: place.table, id: row.id, column });
    }
  }
  return { before, after, count: Object.keys(after).length };
}

async function sealRow(
  strapi: Core.Strapi,
  keyring: Keyring,
  place: SealedPlace,
  row: Row,
  pass: Pass,
): Promise<void> {
  const { before, after, count } = changesOf(keyring, place, row, pass);
  if (count === 0) return;
  // Only what was read is replaced: a token that was refreshed meanwhile stays as it is.
  const changed = await changeOne(strapi, place.uid, { id: row.id, ...before }, after);
  pass[changed ? 'sealed' : 'missed'] += count;
}

async function readPage(strapi: Core.Strapi, place: SealedPlace, after: number): Promise<Row[]> {
  const select = ['id', place.rowKey, ...Object.keys(place.columns)];
  const page = { select, where: { id: { $gt: after } }, orderBy: { id: 'asc' as const }, limit: pageSize };
  return (await strapi.db.query(place.uid).findMany(page)) as Row[];
}

/** Hands every row of the places to `work`, page by page. */
async function walk(
  strapi: Core.Strapi,
  places: SealedPlace[],
  tell: (progress: TableProgress) => void,
  work: (place: SealedPlace, row: Row) => unknown,
): Promise<void> {
  for (const place of places) {
    const total = await strapi.db.query(place.uid).count();
    let done = 0;
    for (let page = await readPage(strapi, place, 0); page.length > 0;) {
      for (const row of page) await work(place, row);
      done += page.length;
      tell({ table: place.table, done, total: Math.max(total, done) });
      page = await readPage(strapi, place, page.at(-1)?.id ?? 0);
    }
  }
}

const newPass = (): Pass => ({ checked: 0, sealed: 0, missed: 0, unopened: [] });

/**
 * Opens every stored value and seals those of a former key anew, a row at a time and without a lock; safe beside other
 * instances that do the same.
 */
export async function passOver(
  strapi: Core.Strapi,
  keyring: Keyring,
  places: SealedPlace[],
  tell: (progress: TableProgress) => void,
): Promise<Pass> {
  const pass = newPass();
  await walk(strapi, places, tell, (place, row) => sealRow(strapi, keyring, place, row, pass));
  return pass;
}

/** Opens every stored value and changes none. */
export async function lookOver(
  strapi: Core.Strapi,
  keyring: Keyring,
  places: SealedPlace[],
  tell: (progress: TableProgress) => void,
): Promise<Pick<Pass, 'checked' | 'unopened'>> {
  const pass = newPass();
  await walk(strapi, places, tell, (place, row) => changesOf(keyring, place, row, pass));
  return { checked: pass.checked, unopened: pass.unopened };
}
