import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Transaction } from '../row';
import { postgresIndex } from './postgres';
import { sqliteIndex } from './sqlite';

/** The text a lead is to be found by; folded already. */
export type SearchEntry = { leadId: number; text: string };

/** Where words are looked up. Rows are kept in the transaction that changes the lead. */
export type SearchIndex = {
  /** Makes the table where it is missing; safe beside other instances. */
  prepare(): Promise<void>;
  write(trx: Transaction, entries: SearchEntry[]): Promise<void>;
  remove(trx: Transaction, leadIds: number[]): Promise<void>;
  /** Ids of the leads whose text may hold all words; null where there is no index. Never empty-handed for a lead that does. */
  idsOf(words: string[]): Knex.QueryBuilder | null;
};

/** MySQL has no index for parts of words: there the newest leads are compared one by one. */
const noIndex: SearchIndex = {
  prepare: async () => undefined,
  write: async () => undefined,
  remove: async () => undefined,
  idsOf: () => null,
};

/** The index that fits the database. */
export function createSearchIndex(strapi: Core.Strapi): SearchIndex {
  const { client } = strapi.db.dialect;
  if (client === 'sqlite') return sqliteIndex(strapi);
  return client === 'postgres' ? postgresIndex(strapi) : noIndex;
}
