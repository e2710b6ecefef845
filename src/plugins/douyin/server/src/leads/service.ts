import { setImmediate as pause } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { defaultStages, type Stages } from '../../../contracts/lead-stages';
import type { PanelQuery } from '../../../contracts/lead-panel';
import type { LeadChange, LeadDetail, LeadFilter, LeadPage, LeadQuery } from '../../../contracts/leads';
import { settingsOf } from '../config';
import { whileContested } from '../shared/database';
import type { Context } from '../shared/service';
import { changeLead } from './edit';
import { listedIn, markGone, type GonePage } from './gone';
import { createKeyHolder } from './keys';
import { identitiesOf, type Identity, type IdentityApp, type PersonIds } from './identities';
import { listLeads } from './list';
import { countLeads } from './list/count';
import { queryError } from './list/cursor';
import { toDetail } from './list/record';
import { findLead } from './lock';
import type { Asker, Reach } from './rights/reach';
import { createSoon } from './jobs';
import { createSearchIndex, everythingAnew, laterIndex, preparePending, workOff } from './search';
import type { Reindexing, SearchIndex } from './search';
import { upsertPage, type FoundPage, type PageOutcome } from './upsert';

export type { GonePage } from './gone';
export type { Eraser } from './privacy/service';
export type { FoundPage, FoundPerson, Outcome, PageOutcome, RowOutcome } from './upsert';

/** The people who may become customers. */
export type LeadsService = {
  /** Makes ready what leads are found and known by; at boot. */
  prepare(): Promise<void>;
  /**
   * Stores a page of found people, at most 200 rows, in the transaction it is called in or one of its own: new people become
   * leads, known ones get what the platform tells anew, and what is as it was is not written. What the staff wrote stays.
   * Whoever loses a race starts over: in a transaction of the caller's that is the caller (`whileContested` around it), and on
   * SQLite such a transaction should write first. Throws CONFIG_KEYS_LOCKED.
   */
  upsertPage(page: FoundPage): Promise<PageOutcome>;
  /**
   * Stores up to 1,000 rows as `upsertPage` does, for masses: no signals are sent, and the search reads the leads afterwards in
   * the background (`searchIsPartial` of a list says so). Gives the outcome of each row.
   */
  importRows(page: FoundPage): Promise<PageOutcome>;
  /** Has all leads read into the search anew, in the background, while it goes on finding them. */
  reindex(): Promise<void>;
  /** Reads what is pending into the search here and now; what `onProgress` throws halts it, and the next one goes on. */
  indexPending(onProgress?: (progress: Reindexing) => void): Promise<void>;
  /** The leads that a list of an account holds, as far as is known. */
  listedIn(list: Omit<GonePage, 'leadIds'>): Promise<number[]>;
  /**
   * Notes that a complete list of an account did not hold these leads any more, and tells of how many that is news; they are
   * kept. Whoever is found again is `returned`. Joins the transaction it is called in.
   */
  markGone(page: GonePage): Promise<number>;
  /** One lead, or the one it became part of; throws LEAD_NOT_FOUND, for one out of reach as well. */
  get(id: number, reach: Reach): Promise<LeadDetail>;
  /**
   * Changes what the staff keeps of a lead. Throws LEAD_STALE with the difference when it is of another version than the
   * change, LEAD_STAGE when the stage cannot follow, LEAD_INVALID and LEAD_NOT_FOUND.
   */
  change(id: number, change: LeadChange, asker: Asker): Promise<LeadDetail>;
  /** By what a person is known, the surest first; throws CONFIG_KEYS_LOCKED. */
  identitiesOf(app: IdentityApp, ids: PersonIds): Identity[];
  /** A page of the leads within reach that pass a filter, the newest first. Throws QUERY_INVALID and QUERY_TOO_SLOW. */
  list(query: LeadQuery | PanelQuery, reach: Reach): Promise<LeadPage>;
  /** How many there are of them, as far as the list counts. Throws as it does. */
  count(filter: LeadFilter, isExact: boolean, reach: Reach): Promise<Total>;
};

type Total = { total: number; totalIsCapped: boolean };

declare module '../shared/service' {
  interface Services {
    leads: LeadsService;
  }
}

/** The stages of this site. */
export const stagesOf = (strapi: Core.Strapi): Stages => settingsOf(strapi).leads.stages ?? defaultStages;

function refuseStage(strapi: Core.Strapi, { status }: LeadFilter): void {
  const stages = stagesOf(strapi);
  if (status && !(status in stages))
    throw queryError('status', `must be one of ${Object.keys(stages).join(', ')}`);
}

/** The `leads` service. */
export function leadsService({ strapi }: Context): LeadsService {
  const keys = createKeyHolder(strapi, 'identity');
  const index = createSearchIndex(strapi);
  const store = async (page: FoundPage, manner: { index: SearchIndex; isTold: boolean }) => {
    const once = () => upsertPage(strapi, { ...manner, key: keys.key() }, page);
    return strapi.db.inTransaction() ? once() : whileContested(once);
  };
  // One job at a time is enough: it goes on until nothing is pending.
  const indexSoon = createSoon(strapi);
  return {
    async prepare() {
      await keys.prepare();
      await index.prepare();
      await preparePending(strapi);
    },
    upsertPage: (page) => store(page, { index, isTold: true }),
    async importRows(page) {
      const outcome = await store(page, { index: laterIndex(strapi, index), isTold: false });
      await indexSoon();
      // Who imports batch after batch would on SQLite leave nobody else a turn.
      await pause();
      return outcome;
    },
    async reindex() {
      await strapi.db.transaction(({ trx }) => everythingAnew(strapi, trx));
      await indexSoon();
    },
    indexPending: (onProgress) => workOff(strapi, index, onProgress),
    listedIn: (list) => listedIn(strapi, list),
    markGone: (page) => markGone(strapi, page),
    get: async (id, reach) => toDetail(await findLead(strapi, id, reach)),
    change: (id, change, asker) => changeLead(strapi, index, stagesOf(strapi), { id, change, asker }),
    identitiesOf: (app, ids) => identitiesOf(keys.key(), app, ids),
    async list(query, reach) {
      refuseStage(strapi, query);
      return listLeads(strapi, index, { query, reach });
    },
    async count(filter, isExact, reach) {
      refuseStage(strapi, filter);
      return countLeads(strapi, index, { filter, reach }, isExact);
    },
  };
}
