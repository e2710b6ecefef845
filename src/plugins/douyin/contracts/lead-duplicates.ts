import { z } from 'zod';
import { contract, moment } from './contract';
import { leadDetail } from './leads';

/** What two leads can have in common that makes them look like one person. */
export const duplicateFields = ['phone', 'nickname', 'city', 'province', 'country', 'gender'] as const;
export type DuplicateField = (typeof duplicateFields)[number];

/** Fields that must all be there and be the same. */
export const duplicateKey = z.array(z.enum(duplicateFields)).min(1).max(4);
export type DuplicateKey = z.infer<typeof duplicateKey>;

/** How duplicates are found where a site says nothing else. */
export const usualDuplicateKeys: DuplicateKey[] = [['phone'], ['nickname', 'city']];

/** More leads than this of one value are no hint: many are called 用户. */
export const groupLimit = 50;

/** Most people of one question. */
export const matchLimit = 200;

/** How a search for duplicates goes on, and what the last one found. */
export const duplicateSearch = z.object({
  stage: z.enum(['never', 'queued', 'running', 'done', 'failed', 'cancelled']),
  /** Part of the work that is done, 0 to 1. */
  progress: z.number(),
  /** When the search ended whose groups are shown; null: none has. */
  finishedAt: moment.nullable(),
});
export type DuplicateSearch = z.infer<typeof duplicateSearch>;

/** Leads that look like one person. */
export const duplicateGroup = z.object({
  id: z.string(),
  /** What they have in common. */
  reasons: z.array(z.enum(duplicateFields)),
  leads: z.array(leadDetail),
});
export type DuplicateGroup = z.infer<typeof duplicateGroup>;

/** A page of groups. */
export const duplicateQuery = z.object({
  size: z.coerce.number().int().min(1).max(100).default(20),
  /** The `nextCursor` of the page before. */
  cursor: z
    .string()
    .regex(/^[a-z-]{1,64}\.[0-9a-f]{32}$/, 'is not one of ours')
    .optional(),
});
export type DuplicateQuery = z.infer<typeof duplicateQuery>;
export const duplicatePage = z.object({
  groups: z.array(duplicateGroup),
  nextCursor: z.string().nullable(),
});
export type DuplicatePage = z.infer<typeof duplicatePage>;

const leadId = z.number().int().min(1).max(2_147_483_647);

/** Leads that are several people. */
export const apartRequest = z.strictObject({
  leads: z
    .array(leadId)
    .min(2)
    .max(groupLimit)
    .refine((ids) => new Set(ids).size === ids.length, 'must name each lead once'),
});

/** Two leads, the smaller id first. */
const pair = z.tuple([leadId, leadId]);

/** Pairs of leads that are not known to be different people any more. */
export const togetherRequest = z.strictObject({
  pairs: z
    .array(pair)
    .min(1)
    .max((groupLimit * (groupLimit - 1)) / 2),
});

const text = z.string().trim().min(1).max(255);

/** By what one person may be known; open_id and union_id belong to an app. */
export const matchPerson = z
  .strictObject({
    app: text.optional(),
    openId: text.optional(),
    unionId: text.optional(),
    phone: text.optional(),
  })
  .refine(({ app, openId, unionId }) => app || !(openId || unionId), {
    path: ['app'],
    message: 'must name the app of open_id and union_id',
  });
export const matchRequest = z.strictObject({ people: z.array(matchPerson).min(1).max(matchLimit) });
export type MatchRequest = z.infer<typeof matchRequest>;

/** The leads that one person is known as already, the surest first. */
export const match = z.object({
  leads: z.array(z.object({ leadId, by: z.array(z.enum(['union_id', 'open_id', 'phone'])) })),
});
export type Match = z.infer<typeof match>;

/** Routes for finding duplicates, for administrators. */
export const leadDuplicateContracts = {
  /** Begins to search all leads; one that goes on is given instead. */
  search: contract({ method: 'POST', path: '/lead-duplicates/search', answer: duplicateSearch }),
  state: contract({ method: 'GET', path: '/lead-duplicates/search', answer: duplicateSearch }),
  /** Ends a search before its time; the groups of the one before stay. */
  cancel: contract({ method: 'POST', path: '/lead-duplicates/search/cancel', answer: duplicateSearch }),
  list: contract({ method: 'GET', path: '/lead-duplicates', query: duplicateQuery, answer: duplicatePage }),
  /** Remembers that these leads are different people; they are not shown as duplicates of each other again. */
  keepApart: contract({
    method: 'POST',
    path: '/lead-duplicates/apart',
    body: apartRequest,
    /** `added`: those that were not known before, to take them back. */
    answer: z.object({ pairs: z.number().int(), added: z.array(pair) }),
  }),
  /** Takes back that leads are different people. */
  takeBack: contract({
    method: 'POST',
    path: '/lead-duplicates/apart/undo',
    body: togetherRequest,
    answer: z.object({ pairs: z.number().int() }),
  }),
};

/** Which leads people are, asked before they are created; for administrators and below `/api/v1/lead/douyin`. */
export const leadMatchContracts = {
  match: contract({
    method: 'POST',
    path: '/leads/matches',
    body: matchRequest,
    answer: z.object({ people: z.array(match) }),
  }),
};
