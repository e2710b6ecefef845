import type { Core } from '@strapi/strapi';
import type { MergePreview, MergeRequest, MergeView } from '../../../../contracts/lead-merge';
import type { LeadDetail } from '../../../../contracts/leads';
import type { Context } from '../../shared/service';
import { findLead } from '../lock';
import type { Asker, Reach } from '../rights/reach';
import { leadColumns, readLead, tables } from '../row';
import { createSearchIndex } from '../search';
import { mergeByHand, previewMerge } from './by-hand';
import { sweepMerges } from './forget';
import { hindranceOf, unionIdSince } from './hindrance';
import { mergesOf, toMergeView, type MergeRow } from './record';
import { separate } from './separate';

/** Several leads of one person become one, and can be separated again. */
export type LeadMergeService = {
  /** What would become of leads. Throws LEAD_NOT_FOUND and LEAD_STALE. */
  preview(request: MergeRequest, reach: Reach): Promise<MergePreview>;
  /**
   * Merges leads, all within reach; the one acquired first stays. Throws LEAD_NOT_FOUND, and LEAD_STALE with those that are
   * of another version than the request.
   */
  merge(request: MergeRequest, asker: Asker): Promise<LeadDetail>;
  /** The merges that a lead was made by, the latest first; throws LEAD_NOT_FOUND. */
  merges(leadId: number, reach: Reach): Promise<MergeView[]>;
  /**
   * Undoes a merge: each lead has again what was its own, and what was found since stays where it is. Throws LEAD_NOT_FOUND,
   * and LEAD_INSEPARABLE with the reason.
   */
  separate(id: string, asker: Asker): Promise<LeadDetail[]>;
  /** Forgets what cannot be undone any more; tells how many merges that were. */
  sweep(): Promise<number>;
};

declare module '../../shared/service' {
  interface Services {
    leadMerge: LeadMergeService;
  }
}

async function toView(strapi: Core.Strapi, merge: MergeRow, all: MergeRow[]): Promise<MergeView> {
  const rows = (await strapi.db
    .getConnection(tables.leads)
    .whereIn('id', [merge.winnerId, ...merge.loserIds])
    .select(leadColumns)) as Record<string, unknown>[];
  const latest = all.find(({ separatedAt }) => !separatedAt) === merge;
  const since = latest && (await unionIdSince(strapi, merge.winnerId, merge.at));
  return toMergeView(merge, hindranceOf({ merge, leads: rows.map(readLead), latest, unionIdSince: since }));
}

async function merges(strapi: Core.Strapi, leadId: number, reach: Reach): Promise<MergeView[]> {
  const lead = await findLead(strapi, leadId, reach);
  const all = await mergesOf(strapi, lead.id);
  return Promise.all(all.map((merge) => toView(strapi, merge, all)));
}

/** The `lead-merge` service. */
export function leadMergeService({ strapi }: Context): LeadMergeService {
  const index = createSearchIndex(strapi);
  return {
    preview: (request, reach) => previewMerge(strapi, request, reach),
    merge: (request, asker) => mergeByHand(strapi, index, request, asker),
    merges: (leadId, reach) => merges(strapi, leadId, reach),
    separate: (id, asker) => separate(strapi, index, id, asker),
    sweep: () => sweepMerges(strapi),
  };
}
