import { z } from 'zod';
import { contract, moment } from './contract';
import { isZone } from './days';
import { keywordLimit, leadSourceKinds, rowId, staffLimits, stageName, text } from './lead-names';
import { leadWhere } from './lead-where-read';

export * from './lead-names';

/** Whether a person follows one of our accounts: `following`, or `not-in-list` once the lists had them no more. */
export const leadRelations = ['following', 'not-in-list'] as const;
export type LeadRelation = (typeof leadRelations)[number];

/** What can stand in a lead's timeline. */
export const leadEventKinds = [
  'acquired',
  'changed',
  'source-added',
  'gone',
  'returned',
  'merged',
  'stage-changed',
  'assigned',
  'tagged',
  'noted',
  'follow-up-set',
  'note-added',
  'note-deleted',
  'revealed',
  'separated',
  'converted',
] as const;
export type LeadEventKind = (typeof leadEventKinds)[number];

/** Most rows of one page, and most rows that pages can reach; beyond, a cursor goes on. */
export const pageLimits = { size: 200, reach: 20_000 } as const;

/** Totals are exact up to here. */
export const countLimit = 10_000;

// A plus sign that was not escaped arrives as a blank.
const withZone = (text: string): string => text.replace(/ (?=\d\d:\d\d$)/, '+');

/** Moments that every database can hold. */
const isStorable = (date: Date): boolean => date.getUTCFullYear() >= 1000 && date.getUTCFullYear() <= 9999;

/** A moment as it is searched for or set; a date alone is its first moment in UTC. */
export const searchMoment = z
  .string()
  .transform(withZone)
  .pipe(
    z.union([z.string().datetime({ offset: true }), z.string().date()], {
      error: 'must be a moment in ISO 8601, e.g. 2026-01-31T08:00:00Z',
    }),
  )
  .transform((text) => new Date(text))
  .refine(isStorable, 'must lie between the years 1000 and 9999');

const length = (text: string): number => [...text.normalize('NFKC')].length;

const keyword = z
  .string()
  .refine((text) => length(text) <= keywordLimit, `must have at most ${keywordLimit} characters`);

/** A whole number from 1 on, as the query writes it. */
export const whole = (max: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().int().min(1).max(max));

/** The distance of a day's borders from UTC, e.g. `+08:00`. */
export const zone = z
  .string()
  .transform((text) => text.replace(/^ /, '+'))
  .pipe(z.string().regex(/^[+-](0\d|1[0-4]):[0-5]\d$/, 'must be a distance from UTC, e.g. +08:00'));

/** Whose days are meant: such a distance, or a place whose clocks may change, e.g. `Europe/Berlin`. */
export const zoneOrPlace = z.union([zone, z.string().max(64).refine(isZone)], {
  error: 'must be a distance from UTC or the name of a zone, e.g. +08:00 or Asia/Shanghai',
});

/** Which leads to list; everything given must hold. */
export const leadFilter = z.object({
  /** Acquired at or after, and at or before. */
  startTime: searchMoment.optional(),
  endTime: searchMoment.optional(),
  /** Words that nickname, notes or tags contain, all of them; any part of a word does. */
  keyword: keyword.optional(),
  status: stageName.optional(),
  /** App, account and kind of a source, any that the lead was found through; together they mean one source. */
  app: rowId.optional(),
  account: rowId.optional(),
  source: z.enum(leadSourceKinds).optional(),
  tag: z.string().trim().min(1).max(staffLimits.tag).optional(),
  /** Id of an administrator, or `none`. */
  owner: z
    .union([z.literal('none'), whole(2_147_483_647)], { error: 'must be a number or "none"' })
    .optional(),
  /** Id of a team, or `none`. */
  team: rowId.optional(),
  /** `overdue` was before now, `today` is still to come on this day, `due` is both, `none` is not set. */
  followUp: z.enum(['due', 'today', 'overdue', 'none']).optional(),
  /** Conditions joined by AND and OR, as JSON text or as an object. */
  where: leadWhere.optional(),
  /** Where `today` is, and whose days `where` means; default UTC. */
  zone: zoneOrPlace.optional(),
});
export type LeadFilter = z.infer<typeof leadFilter>;

const paged = {
  page: whole(pageLimits.reach).default(1),
  size: whole(pageLimits.size).default(10),
  /** `nextCursor` of the page before; it belongs to the filter it was given with. */
  cursor: z.string().max(512).optional(),
};

type Paged = { page: number; size: number; cursor?: string; startTime?: Date; endTime?: Date };

function checkPage(query: Paged, context: z.RefinementCtx): void {
  const { page, size, cursor, startTime, endTime } = query;
  if (!cursor && page * size > pageLimits.reach)
    context.addIssue({
      code: 'custom',
      path: ['cursor'],
      message: `pages reach ${pageLimits.reach} rows; go on with cursor, the nextCursor of the page before`,
    });
  if (startTime && endTime && startTime > endTime)
    context.addIssue({ code: 'custom', path: ['endTime'], message: 'must not be before startTime' });
}

const withoutEmpty = (query: unknown): unknown =>
  query && typeof query === 'object'
    ? Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''))
    : query;

/** The query of a list of leads that counts in one of these ways; a parameter without a value counts as left out. */
export const listQuery = <Count extends z.ZodType>(count: Count) =>
  z.preprocess(withoutEmpty, leadFilter.extend({ ...paged, count }).superRefine(checkPage));

/** The query of the list (seed 002 §2.4 and what was added to it); `count=exact` counts all, however many. */
export const leadQuery = listQuery(z.literal('exact', { error: 'must be "exact"' }).optional());
export type LeadQuery = z.infer<typeof leadQuery>;

/** A lead as the public list shows it: the fields of seed 002. */
export const leadRecord = z.object({
  leadId: z.number().int(),
  channel: z.literal('抖音获客'),
  nickname: z.string(),
  avatarUrl: z.string(),
  /** The open_id of the first touch; empty where the platform told none. */
  douyinUserId: z.string(),
  acquireTime: moment,
  status: stageName,
  notes: z.string(),
});
export type LeadRecord = z.infer<typeof leadRecord>;

/** A page of leads, the newest first. */
export const leadPage = z.object({
  records: z.array(leadRecord),
  /** Exact up to 10,000 or with `count=exact`; above that, or where counting takes long, as far as was counted. */
  total: z.number().int(),
  size: z.number().int(),
  current: z.number().int(),
  pages: z.number().int(),
  totalIsCapped: z.boolean(),
  /** Whether many leads were imported a moment ago that the keyword does not find yet. */
  searchIsPartial: z.boolean(),
  /** Asks for the page after this one; null at the end. */
  nextCursor: z.string().nullable(),
});
export type LeadPage = z.infer<typeof leadPage>;

/** One lead with what the staff keeps of it. */
export const leadDetail = leadRecord.extend({
  /** To be sent back with a change. */
  version: z.number().int(),
  /** Id of an administrator; null: nobody's. */
  owner: z.number().int().nullable(),
  team: z.string(),
  tags: z.array(z.string()),
  nextFollowUpAt: moment.nullable(),
  relation: z.enum(leadRelations).nullable(),
  lastSeenTime: moment,
  /** The phone number with its middle hidden; null where none is known. */
  phoneMasked: z.string().nullable(),
});
export type LeadDetail = z.infer<typeof leadDetail>;

/** What the staff changes of a lead; what is left out stays. */
export const leadChange = z.strictObject({
  /** The version that was read: when somebody changed the lead since, nothing is written. */
  version: z.number().int().min(1),
  status: stageName.optional(),
  notes: text(staffLimits.notes).optional(),
  tags: z
    .array(text(staffLimits.tag).min(1))
    .max(staffLimits.tags)
    .transform((tags) => [...new Set(tags)])
    .optional(),
  owner: z.number().int().min(1).max(2_147_483_647).nullable().optional(),
  team: text(staffLimits.team).optional(),
  nextFollowUpAt: searchMoment.nullable().optional(),
});
export type LeadChange = z.infer<typeof leadChange>;

/** The path parameter of every route about one lead. */
export const leadParams = z.object({ id: whole(2_147_483_647) });

/** Routes below `/api/v1/lead/douyin`. The id of a lead that became part of another leads to that one. */
export const leadContracts = {
  list: contract({ method: 'GET', path: '/leads', query: leadQuery, answer: leadPage }),
  read: contract({ method: 'GET', path: '/leads/:id', params: leadParams, answer: leadDetail }),
  /** 409 with the difference when somebody else was faster, or when the stage cannot follow. */
  update: contract({
    method: 'PATCH',
    path: '/leads/:id',
    params: leadParams,
    body: leadChange,
    answer: leadDetail,
  }),
};
