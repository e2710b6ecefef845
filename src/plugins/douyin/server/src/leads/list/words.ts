import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { countLimit } from '../../../../contracts/leads';
import { keepStanding } from '../rights/reach';
import { tables } from '../row';
import type { SearchIndex } from '../search';
import { pendingRanges, type Pending } from '../search/pending';
import { formerWordsOf, wordsOf } from '../search-text';
import type { Ask } from './ask';

/** With so few hits the leads are fetched by their ids; of more, the newest are read until enough are found. */
const few = countLimit;

/** Leads that the search does not know yet are compared one by one, up to so many. */
const fewPending = 5000;
const fewRanges = 100;

/** What a keyword asks of leads (`l`). */
export type WordPlan = {
  narrow(leads: Knex.QueryBuilder): void;
  /** Whether few leads are left by it, which the database finds at once. */
  isRare: boolean;
  /** Whether the search does not know all leads yet, so that some may be missing. */
  isPartial: boolean;
};

const patternOf = (word: string): string => `%${word.replace(/[!%_]/g, (sign) => `!${sign}`)}%`;

/** Keeps only rows whose text holds all words of one of the readings. */
const compare =
  ({ like }: SearchIndex, readings: string[][], column: string) =>
  (rows: Knex.QueryBuilder): void =>
    void rows.where((any) =>
      readings.forEach(
        (words) =>
          void any.orWhere((all) =>
            words.forEach((word) => void all.whereRaw(like, [column, patternOf(word)])),
          ),
      ),
    );

const lengthOf = (ranges: Pending[]): number =>
  ranges.reduce((sum, { fromId, toId }) => sum + toId - fromId + 1, 0);

/** Ids of leads of some ranges whose text holds the words. */
function pendingIds(
  strapi: Core.Strapi,
  index: SearchIndex,
  readings: string[][],
  ranges: Pending[],
): Knex.QueryBuilder {
  const leads = strapi.db.getConnection(`${tables.leads} as p`);
  keepStanding(strapi, leads, 'p.merged_into_id');
  leads.where((any) => ranges.forEach(({ fromId, toId }) => void any.orWhereBetween('p.id', [fromId, toId])));
  compare(index, readings, 'p.search_text')(leads);
  return leads.select('p.id');
}

/** A keyword as it is looked for; while leads are read into the search anew, also as some of them are still folded. */
function readingsOf(keyword: string, isPending: boolean): string[][] {
  const all = isPending ? [wordsOf(keyword), formerWordsOf(keyword)] : [wordsOf(keyword)];
  const different = new Map(all.map((words) => [words.join(' '), words]));
  return [...different.values()].filter((words) => words.length > 0);
}

/**
 * The plan for a keyword; null for one that holds nothing to look for. What the index gives is compared once more, for it
 * may know pairs of characters that do not follow each other.
 */
export async function planWords(
  strapi: Core.Strapi,
  index: SearchIndex,
  keyword: string | undefined,
  ask: Ask,
): Promise<WordPlan | null> {
  if (!keyword) return null;
  const ranges = await pendingRanges(strapi, fewRanges + 1);
  const readings = readingsOf(keyword, ranges.length > 0);
  if (readings.length === 0) return null;
  const like = compare(index, readings, 'l.search_text');
  const known = index.idsOf(readings);
  if (!known) return { narrow: like, isRare: false, isPartial: false };
  const isPartial = ranges.length > fewRanges || lengthOf(ranges) > fewPending;
  const hits = () =>
    ranges.length === 0 || isPartial
      ? known.clone()
      : known.clone().unionAll([pendingIds(strapi, index, readings, ranges)]);
  if ((await ask.count(hits(), few + 1)) > few) return { narrow: like, isRare: false, isPartial: false };
  return { narrow: (leads) => like(leads.whereIn('l.id', hits())), isRare: true, isPartial };
}
