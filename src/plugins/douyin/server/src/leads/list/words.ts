import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { countLimit } from '../../../../contracts/leads';
import { patternOf } from '../../shared/database';
import { keepStanding, unindexed } from '../rights/reach';
import { tables } from '../row';
import type { SearchIndex } from '../search';
import { pendingRanges, type Pending } from '../search/pending';
import { formerWordsOf, wordsOf } from '../search-text';
import type { Ask } from './ask';
import { leadsByPhone } from './phone';

/** With so few hits the leads are fetched by their ids; of more, the newest are read until enough are found. */
const few = countLimit;

/** Of more hits than these some are likely to be among the newest leads. */
const sparse = 2000;

/** Leads that the search does not know yet are compared one by one, up to so many. */
const fewPending = 5000;
const fewRanges = 100;

/** What a keyword asks of leads (`l`). */
export type WordPlan = {
  /** `isLed`: the leads are met on the way that another index leads. */
  narrow(leads: Knex.QueryBuilder, isLed?: boolean): void;
  /** The same by the ids that the search gives, also where it gives many; null where there is no search. */
  narrowByIds: ((leads: Knex.QueryBuilder) => void) | null;
  /** Whether few leads are left by it, which the database finds at once. */
  isRare: boolean;
  /** Whether some of these few are likely to be among the newest leads. */
  isDense: boolean;
  /** Whether the search alone tells that more leads hold it than a count goes to. */
  isBeyond: boolean;
  /** Whether the search does not know all leads yet, so that some may be missing. */
  isPartial: boolean;
};

/** Names of a lead's columns where they are compared. */
type Columns = { id: string; text: string };

/** Keeps only rows whose text holds all words of one of the readings, and those with one of the ids. */
const compare =
  ({ like }: SearchIndex, readings: string[][], { id, text }: Columns, named: number[]) =>
  (rows: Knex.QueryBuilder): void =>
    void rows.where((any) => {
      if (named.length > 0) any.whereIn(id, named);
      readings.forEach(
        (words) =>
          void any.orWhere((all) =>
            words.forEach((word) => void all.whereRaw(like, [text, patternOf(word)])),
          ),
      );
    });

const leadsWith = (strapi: Core.Strapi, ids: number[]): Knex.QueryBuilder =>
  strapi.db.getConnection(`${tables.leads} as n`).whereIn('n.id', ids).select('n.id');

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
  compare(index, readings, { id: 'p.id', text: 'p.search_text' }, [])(leads);
  return leads.select('p.id');
}

/** A keyword as it is looked for; while leads are read into the search anew, also as some of them are still folded. */
function readingsOf(keyword: string, isPending: boolean): string[][] {
  const all = isPending ? [wordsOf(keyword), formerWordsOf(keyword)] : [wordsOf(keyword)];
  const different = new Map(all.map((words) => [words.join(' '), words]));
  return [...different.values()].filter((words) => words.length > 0);
}

/** A keyword that the search is asked for: the ids it gives, and the comparison for what it is not sure of. */
type Look = { strapi: Core.Strapi; hits(): Knex.QueryBuilder; like: WordPlan['narrow']; isSure: boolean };

function narrowToHits({ hits, like, isSure }: Look, leads: Knex.QueryBuilder, column: Knex.Value): void {
  leads.whereIn(column as string, hits());
  if (!isSure) like(leads);
}

/** The same where few hits are known to be: PostgreSQL would rather go through the newest leads than sort some hundred. */
function narrowToFew(look: Look, leads: Knex.QueryBuilder): void {
  if (look.strapi.db.dialect.client !== 'postgres') return narrowToHits(look, leads, 'l.id');
  leads.whereRaw('?? = ANY(ARRAY(?))', ['l.id', look.hits()]);
  if (!look.isSure) look.like(leads);
}

/** Keeps only leads that the search gives; on the way of another index what is met there is looked up, or compared. */
const narrowRare =
  (look: Look): WordPlan['narrow'] =>
  (leads, isLed = false) => {
    const { strapi, like } = look;
    if (!isLed) narrowToFew(look, leads);
    // SQLite keeps the ids at hand, and need not read the leads for them.
    else if (strapi.db.dialect.client === 'sqlite')
      narrowToHits(look, leads, strapi.db.connection.raw(unindexed(strapi), ['l.id']));
    else like(leads);
  };

/**
 * The plan for a keyword; null for one that holds nothing to look for. What the index is not sure of is compared once more:
 * it may know pairs of characters that do not follow each other.
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
  const named = await leadsByPhone(strapi, keyword);
  const like = compare(index, readings, { id: 'l.id', text: 'l.search_text' }, named);
  const common = { narrow: like, isRare: false, isDense: false, isPartial: false };
  const known = index.idsOf(readings);
  if (!known) return { ...common, narrowByIds: null, isBeyond: false };
  const isPartial = ranges.length > fewRanges || lengthOf(ranges) > fewPending;
  const hits = () => {
    const ids = known.clone();
    if (ranges.length > 0 && !isPartial) ids.unionAll([pendingIds(strapi, index, readings, ranges)]);
    if (named.length > 0) ids.unionAll([leadsWith(strapi, named)]);
    return ids;
  };
  const isSure = ranges.length === 0 && readings.flat().every((word) => index.isSure(word));
  const look = { strapi, hits, like, isSure };
  const found = await ask.count(hits(), few + 1);
  const more = {
    narrowByIds: isPartial ? null : (leads: Knex.QueryBuilder) => narrowToHits(look, leads, 'l.id'),
    isBeyond: isSure && found > few,
  };
  if (found > few) return { ...common, ...more };
  return {
    ...more,
    narrow: narrowRare(look),
    isRare: true,
    isDense: found > sparse && !isPartial,
    isPartial,
  };
}
