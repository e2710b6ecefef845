import { z } from 'zod';
import { contract, idParams, moment, pageOf, paging } from './contract';
import { leadParams, leadSourceKinds } from './leads';

/** Why a person was erased: somebody asked for it, or the time to keep leads was over. */
export const erasureKinds = ['request', 'retention'] as const;
export type ErasureKind = (typeof erasureKinds)[number];

/** One line of the ledger: that a person was erased, never who it was. */
export const erasureView = z.object({
  id: z.string(),
  /** The id the lead had. */
  leadId: z.number().int(),
  kind: z.enum(erasureKinds),
  reason: z.string(),
  actorName: z.string().nullable(),
  at: moment,
  /** How many rows went, by where they lay. */
  removed: z.record(z.string(), z.number().int()),
  /** Since when a sync may bring the person back; null: it may not. */
  liftedAt: moment.nullable(),
});
export type ErasureView = z.infer<typeof erasureView>;

/** What is due to be erased, and by which rule. */
export const retentionView = z.object({
  sources: z.array(
    z.object({
      source: z.enum(leadSourceKinds),
      /** Days a lead is kept after anything happened last; 0: for ever. */
      days: z.number().int(),
      due: z.number().int(),
      /** Due, but on hold. */
      held: z.number().int(),
    }),
  ),
});
export type RetentionView = z.infer<typeof retentionView>;

const reason = z.string().trim().min(1).max(500);

/** Routes of the admin panel about personal data. */
export const leadPrivacyContracts = {
  /** Removes a person everywhere, for good; 409 for a lead on hold. */
  erase: contract({
    method: 'POST',
    path: '/leads/:id/erase',
    params: leadParams,
    body: z.object({ reason }),
    answer: erasureView,
  }),
  /** Keeps a lead from being erased, or lets it be again. */
  hold: contract({
    method: 'POST',
    path: '/leads/:id/hold',
    params: leadParams,
    body: z.object({ held: z.boolean(), reason }),
    answer: z.object({ held: z.boolean() }),
  }),
  /** All that is stored of one person, as a JSON file. */
  person: contract({
    method: 'GET',
    path: '/leads/:id/person',
    params: leadParams,
    answer: z.unknown(),
  }),
  ledger: contract({ method: 'GET', path: '/lead-erasures', query: paging, answer: pageOf(erasureView) }),
  /** Lets a sync bring the person back, e.g. after a new consent. */
  lift: contract({
    method: 'POST',
    path: '/lead-erasures/:id/lift',
    params: idParams,
    body: z.object({ reason }),
    answer: erasureView,
  }),
  retention: contract({ method: 'GET', path: '/lead-retention', answer: retentionView }),
};
