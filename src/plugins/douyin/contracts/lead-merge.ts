import { z } from 'zod';
import { contract, idParams, moment } from './contract';
import { leadDetail, leadParams } from './leads';

/** How many leads can be merged at once, and for how many days they can be separated again. */
export const mergeLimits = { leads: 10, separableDays: 30 } as const;

const leadId = z.number().int().min(1).max(2_147_483_647);
const oneOrAll = z.union([leadId, z.literal('all')], { error: 'must be the id of a lead, or "all"' });

/**
 * Of which lead a value is kept; what is left out is chosen as when a sync merges: the first that has one. Notes and tags of
 * all leads are put together (`all`). What the platform tells, the nickname first of all, is not chosen.
 */
export const mergeKeep = z.strictObject({
  status: leadId.optional(),
  owner: leadId.optional(),
  team: leadId.optional(),
  nextFollowUpAt: leadId.optional(),
  phone: leadId.optional(),
  notes: oneOrAll.optional(),
  tags: oneOrAll.optional(),
});
export type MergeKeep = z.infer<typeof mergeKeep>;

/** Which leads become one, each with the version that was read, and what is kept of each. */
export const mergeRequest = z
  .strictObject({
    leads: z
      .array(z.strictObject({ id: leadId, version: leadId }))
      .min(2)
      .max(mergeLimits.leads),
    keep: mergeKeep.default({}),
  })
  .superRefine(({ leads, keep }, context) => {
    const ids = leads.map(({ id }) => id);
    if (new Set(ids).size < ids.length)
      context.addIssue({ code: 'custom', path: ['leads'], message: 'must name each lead once' });
    for (const [field, id] of Object.entries(keep))
      if (typeof id === 'number' && !ids.includes(id))
        context.addIssue({ code: 'custom', path: ['keep', field], message: 'must be one of the leads' });
  });
export type MergeRequest = z.infer<typeof mergeRequest>;

/** How much hangs on a lead, and would go along. */
export const mergeBaggage = z.object({
  leadId,
  identities: z.number().int(),
  sources: z.number().int(),
  notes: z.number().int(),
  /** Lines of its timeline. */
  events: z.number().int(),
  tags: z.number().int(),
});
export type MergeBaggage = z.infer<typeof mergeBaggage>;

/** What would become of leads, beside what they are, the one that stays first. */
export const mergePreview = z.object({
  lead: leadDetail,
  leads: z.array(leadDetail),
  baggage: z.array(mergeBaggage),
});
export type MergePreview = z.infer<typeof mergePreview>;

/**
 * Why leads cannot be separated: it was done; it is too long ago; the platform itself says that they are one person; one of
 * them was merged once more since; one was erased; the platform told since of a union_id that may belong to any of them.
 */
export const hindrances = ['separated', 'expired', 'platform', 'merged-on', 'erased', 'union-id'] as const;
export type Hindrance = (typeof hindrances)[number];

/** One merge that a lead was made by. */
export const mergeView = z.object({
  id: z.string(),
  leadId: z.number().int(),
  /** Those that became part of it. */
  leads: z.array(z.number().int()),
  at: moment,
  actorName: z.string().nullable(),
  /** A sync found that they are one person. */
  byPlatform: z.boolean(),
  separableUntil: moment,
  separatedAt: moment.nullable(),
  /** Why it cannot be undone now; null when it can. */
  hindrance: z.enum(hindrances).nullable(),
});
export type MergeView = z.infer<typeof mergeView>;

/** Routes for merging leads, below `/api/v1/lead/douyin` and for administrators. */
export const leadMergeContracts = {
  preview: contract({
    method: 'POST',
    path: '/leads/merge/preview',
    body: mergeRequest,
    answer: mergePreview,
  }),
  /** The lead acquired first stays. 409 LEAD_STALE with those that somebody changed meanwhile. */
  merge: contract({
    once: true,
    method: 'POST',
    path: '/leads/merge',
    body: mergeRequest,
    answer: leadDetail,
  }),
  /** The latest first. */
  merges: contract({
    method: 'GET',
    path: '/leads/:id/merges',
    params: leadParams,
    answer: z.array(mergeView),
  }),
  /** The separated leads, the one that had stayed first; 409 LEAD_INSEPARABLE with the hindrance as `reason`. */
  separate: contract({
    once: true,
    method: 'POST',
    path: '/leads/merges/:id/separate',
    params: idParams,
    answer: z.array(leadDetail),
  }),
};
