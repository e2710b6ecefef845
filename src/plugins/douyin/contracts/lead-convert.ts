import { z } from 'zod';
import { contract, moment } from './contract';
import { leadParams, stageName } from './leads';

/** What of a lead can be written into an entry. */
export const leadSources = [
  'leadId',
  'channel',
  'nickname',
  'avatarUrl',
  'douyinUserId',
  'gender',
  'city',
  'province',
  'country',
  'relation',
  'acquireTime',
  'lastSeenTime',
  'status',
  'owner',
  'team',
  'tags',
  'notes',
  'nextFollowUpAt',
  'phone',
] as const;
export type LeadSource = (typeof leadSources)[number];

const mapName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be lower-case letters, digits and hyphens');

/** How a lead becomes an entry of a content type of the application. */
export const leadMap = z.object({
  /** Its uid; only types of the application itself. */
  type: z.string().regex(/^api::[\w-]+\.[\w-]+$/, 'must be a content type of the application (api::…)'),
  /** By which the map is chosen and its entries are known: not to be changed later. */
  name: mapName,
  /** What people call it; default the name of the type. */
  title: z.string().trim().min(1).max(64).optional(),
  /** Fields of the type, each with what of the lead is written into it. */
  fields: z
    .record(z.string(), z.enum(leadSources))
    .refine((fields) => Object.keys(fields).length > 0, 'must name at least one field'),
  /** The stage a converted lead goes to; default CONVERTED. */
  stage: stageName.optional(),
});
export type LeadMap = z.infer<typeof leadMap>;

/** The maps of a site. */
export const leadMaps = z
  .array(leadMap)
  .refine((maps) => new Set(maps.map(({ name }) => name)).size === maps.length, 'must use each name once');

/** One entry that a lead was converted into. */
export const leadConversion = z.object({
  leadId: z.number().int(),
  map: z.string(),
  type: z.string(),
  /** What people call that type. */
  typeName: z.string(),
  /** The entry's document id. */
  entry: z.string(),
  at: moment,
  actorName: z.string().nullable(),
  /** It was deleted since: the lead can be converted again. */
  gone: z.boolean(),
});
export type LeadConversion = z.infer<typeof leadConversion>;

/** What a conversion gave: the entry, whether this call made it, and the lead's status from then on. */
export const converted = leadConversion.extend({
  isNew: z.boolean(),
  status: stageName,
  /** The phone number was left out: it may not be seen by whoever converts. */
  withoutPhone: z.boolean(),
});
export type Converted = z.infer<typeof converted>;

/** A way to convert a lead: what would be written, and what became of it before. */
export const conversionOffer = z.object({
  map: z.string(),
  title: z.string(),
  type: z.string(),
  typeName: z.string(),
  /** Each field with what it would hold, as text; empty where the lead has nothing for it. */
  fields: z.array(z.object({ field: z.string(), source: z.enum(leadSources), value: z.string() })),
  /** Fields that an entry must have and that would stay empty. */
  missing: z.array(z.string()),
  /** What whoever asks may not create: an entry at all, or some of its fields; null: nothing stands against it. */
  refused: z.object({ fields: z.array(z.string()) }).nullable(),
  /** The phone number would be left out: it may not be seen by whoever asks. */
  withoutPhone: z.boolean(),
  /** The status the lead goes to; null: it keeps the one it has. */
  status: stageName.nullable(),
  /** The entry it was converted into already, that one being there. */
  done: leadConversion.nullable(),
});
export type ConversionOffer = z.infer<typeof conversionOffer>;

/** Routes for converting leads, below `/api/v1/lead/douyin` and for administrators. */
export const leadConvertContracts = {
  maps: contract({
    method: 'GET',
    path: '/lead-maps',
    answer: z.array(leadMap),
  }),
  /** All ways to convert a lead with what would come of each; in the panel alone. */
  offers: contract({
    method: 'GET',
    path: '/leads/:id/conversion-offers',
    params: leadParams,
    answer: z.object({ rows: z.array(conversionOffer) }),
  }),
  /** The same lead and map give the same entry, however often. */
  convert: contract({
    once: true,
    method: 'POST',
    path: '/leads/:id/convert',
    params: leadParams,
    body: z.strictObject({ map: mapName }),
    answer: converted,
  }),
  conversions: contract({
    method: 'GET',
    path: '/leads/:id/conversions',
    params: leadParams,
    answer: z.array(leadConversion),
  }),
};
