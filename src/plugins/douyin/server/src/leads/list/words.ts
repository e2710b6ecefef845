import type { Knex } from 'knex';
import type { SearchIndex } from '../search';
import { wordsOf } from '../search-text';

/** With so few hits the leads are fetched by their ids. */
const few = 1000;
/** With so many the newest leads are read until enough are found: most pages are full after a few hundred. */
const many = 20_000;

/** How a keyword narrows a query of leads (`l`): the page's, and the count's. */
export type WordPlan = { page(leads: Knex.QueryBuilder): void; count(leads: Knex.QueryBuilder): void };

const patternOf = (word: string): string => `%${word.replace(/[!%_]/g, (sign) => `!${sign}`)}%`;

const compare =
  ({ like }: SearchIndex, words: string[]) =>
  (leads: Knex.QueryBuilder): void =>
    words.forEach((word) => void leads.whereRaw(like, ['l.search_text', patternOf(word)]));

/** What the list may ask of the database, each under its limit of time. */
export type Ask = {
  rows<Row>(query: Knex.QueryBuilder): Promise<Row[]>;
  /** Number of rows, at most `limit`. */
  count(query: Knex.QueryBuilder, limit?: number): Promise<number>;
};

/**
 * The plan for a keyword; null for one that holds nothing to look for. What the index gives is compared once more, for it
 * may know pairs of characters that do not follow each other.
 */
export async function planWords(
  index: SearchIndex,
  keyword: string | undefined,
  ask: Ask,
): Promise<WordPlan | null> {
  const words = wordsOf(keyword ?? '');
  if (words.length === 0) return null;
  const like = compare(index, words);
  const hits = index.idsOf(words);
  if (!hits) return { page: like, count: like };
  const ids = (await ask.rows<{ id: number }>(hits.clone().limit(few + 1))).map(({ id }) => id);
  if (ids.length <= few) {
    const byId = (leads: Knex.QueryBuilder) => like(leads.whereIn('l.id', ids));
    return { page: byId, count: byId };
  }
  const among = (leads: Knex.QueryBuilder) => like(leads.whereIn('l.id', hits.clone()));
  const isCommon = (await ask.count(hits.clone(), many + 1)) > many;
  return { page: isCommon ? like : among, count: among };
}
