import type { Knex } from 'knex';
import { countLimit } from '../../../../contracts/leads';
import type { SearchIndex } from '../search';
import { wordsOf } from '../search-text';
import type { Ask } from './ask';

/** With so few hits the leads are fetched by their ids; of more, the newest are read until enough are found. */
const few = countLimit;

/** What a keyword asks of leads (`l`). */
export type WordPlan = {
  narrow(leads: Knex.QueryBuilder): void;
  /** Whether few leads are left by it, which the database finds at once. */
  isRare: boolean;
};

const patternOf = (word: string): string => `%${word.replace(/[!%_]/g, (sign) => `!${sign}`)}%`;

const compare =
  ({ like }: SearchIndex, words: string[]) =>
  (leads: Knex.QueryBuilder): void =>
    words.forEach((word) => void leads.whereRaw(like, ['l.search_text', patternOf(word)]));

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
  if (!hits || (await ask.count(hits.clone(), few + 1)) > few) return { narrow: like, isRare: false };
  return { narrow: (leads) => like(leads.whereIn('l.id', hits.clone())), isRare: true };
}
