import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Keyring } from '../shared/crypto';
import { patternOf } from '../shared/database';
import { judgeMark, storedMark } from './mark';
import type { SealedPlace } from './pass';

/** How the keys fit what is stored; nothing is opened and nothing changed. */
export type KeyExamination = {
  /** What the mark says of the keys; `none`: nothing was ever sealed here. */
  mark: 'current' | 'former' | 'foreign' | 'none';
  /** Id of the key that seals. */
  key: string;
  /** Whether that key was made by a machine for trying things out. */
  isGenerated: boolean;
  /** Stored values, and those of them that a former key sealed. */
  sealed: number;
  former: number;
  /** Keys that stored values name and nobody gave. */
  unknown: { id: string; count: number }[];
};

/** What values begin with that a key sealed, as a pattern of LIKE. */
const sealedWith = (id: string): string => patternOf(`s1.${id}.`).slice(1);

const idOf = (sealed: string): string => sealed.split('.')[1] ?? '';

async function countOf(rows: Knex.QueryBuilder): Promise<number> {
  const [counted] = (await rows.clone().count({ n: '*' })) as { n: number | string }[];
  return Number(counted?.n ?? 0);
}

type Column = { table: string; column: string };

/** The ids among a column's values that are none of those given; each costs two looks. */
async function unknownIn(strapi: Core.Strapi, { table, column }: Column, given: readonly string[]) {
  const unknown: KeyExamination['unknown'] = [];
  const ids = [...given];
  for (;;) {
    const rows = strapi.db.getConnection(table).whereNotNull(column);
    for (const id of ids) void rows.whereRaw("?? NOT LIKE ? ESCAPE '!'", [column, sealedWith(id)]);
    const one = (await rows.clone().first(column)) as Record<string, string> | undefined;
    const id = idOf(one?.[column] ?? '');
    if (!one || ids.includes(id)) return unknown;
    const left = await countOf(rows);
    ids.push(id);
    void rows.whereRaw("?? NOT LIKE ? ESCAPE '!'", [column, sealedWith(id)]);
    unknown.push({ id, count: left - (await countOf(rows)) });
  }
}

/** Looks at the keys that stored values name. */
export async function examine(
  strapi: Core.Strapi,
  keyring: Keyring,
  places: SealedPlace[],
): Promise<Omit<KeyExamination, 'isGenerated'>> {
  const mark = await storedMark(strapi);
  const result = { sealed: 0, former: 0, unknown: [] as KeyExamination['unknown'] };
  for (const { table, columns } of places) {
    for (const column of Object.values(columns)) {
      const rows = strapi.db.getConnection(table).whereNotNull(column);
      const sealed = await countOf(rows);
      const unknown = await unknownIn(strapi, { table, column }, keyring.ids);
      const strange = unknown.reduce((sum, { count }) => sum + count, 0);
      const current = rows.whereRaw("?? LIKE ? ESCAPE '!'", [column, sealedWith(keyring.writer)]);
      result.sealed += sealed;
      result.former += sealed - strange - (await countOf(current));
      result.unknown.push(...unknown);
    }
  }
  return { mark: mark === null ? 'none' : judgeMark(keyring, mark), key: keyring.writer, ...result };
}
