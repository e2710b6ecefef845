import type { Core } from '@strapi/strapi';
import type { SearchIndex } from './port';
import { postgresIndex } from './postgres';
import { sqliteIndex } from './sqlite';

export type { SearchIndex } from './port';
export { everythingAnew, laterIndex, preparePending } from './pending';
export { workOff, type Reindexing } from './rebuild';

/** MySQL has no index for parts of words: there the newest leads are compared one by one. */
const noIndex: SearchIndex = {
  prepare: async () => undefined,
  write: async () => undefined,
  remove: async () => undefined,
  idsOf: () => null,
  isSure: () => false,
  isKept: false,
  // Its usual collations take all pictures for one.
  like: "?? COLLATE utf8mb4_bin LIKE ? ESCAPE '!'",
};

/** The index that fits the database. */
export function createSearchIndex(strapi: Core.Strapi): SearchIndex {
  const { client } = strapi.db.dialect;
  if (client === 'sqlite') return sqliteIndex(strapi);
  return client === 'postgres' ? postgresIndex(strapi) : noIndex;
}
