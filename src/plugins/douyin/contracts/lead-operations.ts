import { z } from 'zod';
import { contract, idParams, moment } from './contract';
import { leadFilter, rowId, searchMoment, staffLimits, stageName, text } from './leads';
import { adminId } from './lead-teams';

/** Most leads that are picked one by one, most that are changed within the request, and hours in which it can be undone. */
export const operationLimits = { picked: 1000, atOnce: 100, undoHours: 24 } as const;

const leadId = z.number().int().min(1).max(2_147_483_647);
const picked = z.union([leadId, z.strictObject({ id: leadId, version: z.number().int().min(1) })]);

/** Leads by their ids, with the versions that were seen where that matters, or all that pass a filter of the list. */
export const leadSelection = z.union([
  z.strictObject({ ids: z.array(picked).min(1).max(operationLimits.picked) }),
  z.strictObject({ filter: leadFilter.strict() }),
]);

const tag = text(staffLimits.tag).min(1);
const someTags = z.array(tag).min(1).max(staffLimits.tags);

/** What is done to each lead; what is left out stays. */
export const leadManyChange = z
  .strictObject({
    status: stageName.optional(),
    owner: adminId.nullable().optional(),
    /** Id of a team; empty: none. */
    team: text(staffLimits.team).optional(),
    addTags: someTags.optional(),
    removeTags: someTags.optional(),
    nextFollowUpAt: searchMoment.nullable().optional(),
    /** Deals unowned leads out to a team, or where it is null as the rules say. */
    deal: z.strictObject({ team: rowId.nullable() }).optional(),
  })
  .refine((change) => Object.keys(change).length > 0, 'must change something')
  .refine(({ deal, owner, team }) => !deal || (owner === undefined && team === undefined), {
    path: ['deal'],
    message: 'cannot go with owner or team',
  });
export type LeadManyChange = z.infer<typeof leadManyChange>;

/** Why a lead was left as it was. */
export const leftReasons = [
  'not-found',
  'stale',
  'stage',
  'tags',
  'forbidden',
  'owned',
  'changed-since',
  'held',
] as const;
export type LeftReason = (typeof leftReasons)[number];

export const operationStages = ['queued', 'running', 'done', 'cancelled'] as const;
export type OperationStage = (typeof operationStages)[number];

/** What an operation can change. */
export const changedFields = ['status', 'owner', 'team', 'tags', 'nextFollowUpAt', 'deal'] as const;
export type ChangedField = (typeof changedFields)[number];

/** One change of many leads: how far it is and what came of it. */
export const operationView = z.object({
  id: z.string(),
  kind: z.enum(['change', 'undo', 'erase']),
  stage: z.enum(operationStages),
  /** What was ordered to be changed; empty for an undo. */
  fields: z.array(z.enum(changedFields)),
  /** How many leads it is about, counted up to 10,000; those to be erased all. */
  total: z.number().int(),
  totalIsCapped: z.boolean(),
  changed: z.number().int(),
  /** Leads that were as wanted already. */
  unchanged: z.number().int(),
  /** Leads left as they were, by reason, with the first twenty ids. */
  left: z.array(z.object({ reason: z.enum(leftReasons), count: z.number().int(), leads: z.array(leadId) })),
  createdAt: moment,
  finishedAt: moment.nullable(),
  /** Until when it can be undone; null: it cannot. */
  undoUntil: moment.nullable(),
  /** The operation that took it back. */
  undoneBy: z.string().nullable(),
});
export type OperationView = z.infer<typeof operationView>;

/** Routes of changing many leads; everybody sees their own only. */
export const operationContracts = {
  /** 200 when it is done, 202 when it goes on by itself: above 100 leads. */
  start: contract({
    once: true,
    method: 'POST',
    path: '/lead-operations',
    body: z.strictObject({ select: leadSelection, change: leadManyChange }),
    answer: operationView,
  }),
  list: contract({
    method: 'GET',
    path: '/lead-operations',
    answer: z.object({ rows: z.array(operationView) }),
  }),
  /** With `Accept: text/event-stream` the progress as it goes on. */
  read: contract({ method: 'GET', path: '/lead-operations/:id', params: idParams, answer: operationView }),
  /** What was changed so far stays, and can be undone. */
  cancel: contract({
    once: true,
    method: 'POST',
    path: '/lead-operations/:id/cancel',
    params: idParams,
    answer: operationView,
  }),
  /** Gives each lead back what it had, unless it was changed since. Once, within 24 hours, by whoever did it. */
  undo: contract({
    once: true,
    method: 'POST',
    path: '/lead-operations/:id/undo',
    params: idParams,
    answer: operationView,
  }),
};

const erased = { params: idParams, answer: operationView };

/** Routes of the panel to erase many people for good; everybody sees their own only. */
export const eraseManyContracts = {
  /** How many leads would be erased, as far as the asker may erase. */
  count: contract({
    method: 'POST',
    path: '/lead-erase-many/count',
    body: z.strictObject({ select: leadSelection }),
    answer: z.object({ total: z.number().int() }),
  }),
  /** As `operationContracts.start`; 409 where more leads are meant by now than were `expected`. */
  start: contract({
    method: 'POST',
    path: '/lead-erase-many',
    body: z.strictObject({
      select: leadSelection,
      reason: text(500).min(1),
      expected: z.number().int().min(1),
    }),
    answer: operationView,
  }),
  /** With `Accept: text/event-stream` the progress as it goes on. */
  read: contract({ method: 'GET', path: '/lead-erase-many/:id', ...erased }),
  /** Who is erased by then stays erased. */
  cancel: contract({ method: 'POST', path: '/lead-erase-many/:id/cancel', ...erased }),
};
