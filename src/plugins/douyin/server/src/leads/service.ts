import type { Core } from '@strapi/strapi';
import { defaultStages, type Stages } from '../../../contracts/lead-stages';
import type { LeadPage, LeadQuery } from '../../../contracts/leads';
import { settingsOf } from '../config';
import { whileContested } from '../shared/database';
import type { Context } from '../shared/service';
import { createKeyHolder } from './keys';
import { listLeads } from './list';
import { queryError } from './list/cursor';
import { createSearchIndex } from './search';
import { upsertPage, type FoundPage, type PageOutcome } from './upsert';

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
  /** A page of the leads that pass a filter, the newest first. Throws QUERY_INVALID and QUERY_TOO_SLOW. */
  list(query: LeadQuery): Promise<LeadPage>;
};

declare module '../shared/service' {
  interface Services {
    leads: LeadsService;
  }
}

/** The stages of this site. */
export const stagesOf = (strapi: Core.Strapi): Stages => settingsOf(strapi).leads.stages ?? defaultStages;

/** The `leads` service. */
export function leadsService({ strapi }: Context): LeadsService {
  const keys = createKeyHolder(strapi);
  const index = createSearchIndex(strapi);
  return {
    async prepare() {
      await keys.prepare();
      await index.prepare();
    },
    upsertPage: async (page) => {
      const once = () => upsertPage(strapi, index, keys.key(), page);
      return strapi.db.inTransaction() ? once() : whileContested(once);
    },
    async list(query) {
      const stages = stagesOf(strapi);
      if (query.status && !(query.status in stages))
        throw queryError('status', `must be one of ${Object.keys(stages).join(', ')}`);
      return listLeads(strapi, index, query);
    },
  };
}
