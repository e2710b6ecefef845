import type { Core } from '@strapi/strapi';
import type {
  DuplicatePage,
  DuplicateQuery,
  DuplicateSearch,
  Match,
  MatchRequest,
} from '../../../../contracts/lead-duplicates';
import type { Context } from '../../shared/service';
import { readLeads } from '../lock';
import type { Asker, Reach } from '../rights/reach';
import { bringTogether, keepApart, type Pair } from './apart';
import { cancelSearch, searchState, startSearch } from './jobs';
import { listDuplicates } from './list';
import { matchPeople } from './match';
import { prepareDuplicates } from './tables';

/** Leads that may be one person. */
export type LeadDuplicatesService = {
  /** Makes ready what a search writes to; at boot. */
  prepare(): Promise<void>;
  /** Begins a search through all leads, unless one goes on. */
  search(): Promise<DuplicateSearch>;
  state(): Promise<DuplicateSearch>;
  /** Groups of the last search that ended, as far as they are within reach and still several leads. */
  list(query: DuplicateQuery, reach: Reach): Promise<DuplicatePage>;
  /** Ends a search before its time, if one goes on. */
  cancel(): Promise<DuplicateSearch>;
  /** Remembers that leads are different people; gives the pairs of which that was not known. Throws LEAD_NOT_FOUND. */
  keepApart(ids: number[], asker: Asker): Promise<Pair[]>;
  /** Takes that back for pairs of leads; gives how many that were. Throws LEAD_NOT_FOUND. */
  takeBack(pairs: Pair[], reach: Reach): Promise<number>;
  /**
   * The leads within reach that people are known as, in the order of the people, at most 200; asked before leads are
   * created or imported. Throws LEAD_INVALID for an unknown app and CONFIG_KEYS_LOCKED.
   */
  matches(people: MatchRequest['people'], reach: Reach): Promise<Match[]>;
};

declare module '../../shared/service' {
  interface Services {
    leadDuplicates: LeadDuplicatesService;
  }
}

async function rememberApart(strapi: Core.Strapi, ids: number[], { actor, reach }: Asker): Promise<Pair[]> {
  await readLeads(strapi, ids, reach);
  return strapi.db.transaction(({ trx }) => keepApart(strapi, trx, ids, actor));
}

async function takeBack(strapi: Core.Strapi, pairs: Pair[], reach: Reach): Promise<number> {
  await readLeads(strapi, [...new Set(pairs.flat())], reach);
  return strapi.db.transaction(({ trx }) => bringTogether(strapi, trx, pairs));
}

/** The `lead-duplicates` service. */
export function leadDuplicatesService({ strapi }: Context): LeadDuplicatesService {
  return {
    prepare: () => prepareDuplicates(strapi),
    search: () => startSearch(strapi),
    state: () => searchState(strapi),
    cancel: () => cancelSearch(strapi),
    list: (query, reach) => listDuplicates(strapi, query, reach),
    keepApart: (ids, asker) => rememberApart(strapi, ids, asker),
    takeBack: (pairs, reach) => takeBack(strapi, pairs, reach),
    matches: (people, reach) => matchPeople(strapi, people, reach),
  };
}
