import type { Knex } from 'knex';
import type { Transaction } from '../row';

/** The text a lead is to be found by; folded already. */
export type SearchEntry = { leadId: number; text: string };

/** Where words are looked up. Rows are kept in the transaction that changes the lead. */
export type SearchIndex = {
  /** Makes the table where it is missing; safe beside other instances. */
  prepare(): Promise<void>;
  write(trx: Transaction, entries: SearchEntry[]): Promise<void>;
  remove(trx: Transaction, leadIds: number[]): Promise<void>;
  /**
   * Ids of the leads whose text may hold all words of one of the readings; null where there is no index. Never empty-handed
   * for a lead that does.
   */
  idsOf(readings: string[][]): Knex.QueryBuilder | null;
  /** Whether `idsOf` gives for a word no other leads than those whose text holds it. */
  isSure(word: string): boolean;
  /** False where there is nothing to be kept up. */
  isKept: boolean;
  /** SQL that compares a column with a pattern by its characters; `!` escapes. */
  like: string;
};

/** SQL that compares a column with a pattern, where the database compares characters as they are. */
export const plainLike = "?? LIKE ? ESCAPE '!'";
