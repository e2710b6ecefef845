import { z } from 'zod';
import { contract, idParams } from './contract';
import { keywordLimit, leadSourceKinds, rowId, staffLimits, stageName, text } from './lead-names';
import { leadWhere } from './lead-where-read';

/** Most views of one person, and most characters of a name. */
export const viewLimits = { each: 100, name: 64 } as const;

/** Columns of the table beside the person, in their usual order. */
export const tableColumns = [
  'status',
  'followUp',
  'owner',
  'source',
  'tags',
  'phone',
  'acquired',
  'team',
  'notes',
  'place',
  'seen',
] as const;

/** How much air there is between rows. */
export const densities = ['comfortable', 'compact'] as const;

/** Rows page by page, rows without end, or cards in a column for each status. */
export const viewModes = ['table', 'scroll', 'board'] as const;

/** Sizes of a page. */
export const pageSizes = [20, 50, 100, 200] as const;

/** How a next follow-up can stand. */
export const followUps = ['overdue', 'today', 'due', 'none'] as const;

const day = z.string().date();

/** What the list is narrowed to, as people choose it: days where they live, not moments. */
export const viewFilters = z.strictObject({
  keyword: text(keywordLimit).min(1).optional(),
  status: stageName.optional(),
  followUp: z.enum(followUps).optional(),
  owner: z
    .string()
    .regex(/^(none|[1-9]\d{0,8})$/)
    .optional(),
  team: rowId.optional(),
  tag: text(staffLimits.tag).min(1).optional(),
  source: z.enum(leadSourceKinds).optional(),
  app: rowId.optional(),
  account: rowId.optional(),
  /** First and last day of acquisition. */
  from: day.optional(),
  to: day.optional(),
});

/** What a view holds: which leads, and how they are shown. */
export const viewSettings = z.strictObject({
  filters: viewFilters.default({}),
  where: leadWhere.optional(),
  mode: z.enum(viewModes).default('table'),
  columns: z
    .array(z.enum(tableColumns))
    .refine((names) => new Set(names).size === names.length, 'must name each column once'),
  density: z.enum(densities),
  size: z.union(pageSizes.map((size) => z.literal(size))),
});
export type ViewSettings = z.infer<typeof viewSettings>;

/** A view as it is written. */
export const viewForm = z.strictObject({
  name: text(viewLimits.name).min(1),
  /** Whether all who may read leads see it; anything about such a view needs the permission `lead.views`. */
  isShared: z.boolean(),
  settings: viewSettings,
});
export type ViewForm = z.infer<typeof viewForm>;

/** A view as whoever asks sees it. */
export const leadView = viewForm.extend({
  id: z.string(),
  isMine: z.boolean(),
  /** Null: an administrator's who was deleted. */
  ownerName: z.string().nullable(),
  /** To be sent back with a change. */
  revision: z.number().int(),
});
export type LeadView = z.infer<typeof leadView>;

/** The views of whoever asks and those that are shared, by name; and the ids of those the page opens with. */
export const viewList = z.object({
  rows: z.array(leadView),
  /** One's own choice, which goes before everybody's. */
  ownDefault: z.string().nullable(),
  sharedDefault: z.string().nullable(),
});
export type ViewList = z.infer<typeof viewList>;

/** Null: none. */
const chosen = z.strictObject({ view: rowId.nullable() });

/** Routes of the views, in the panel. A private view is nobody else's business. */
export const viewContracts = {
  list: contract({ method: 'GET', path: '/lead-views', answer: viewList }),
  /** Throws CONFIG_CONFLICT for a name that one has already. */
  create: contract({ method: 'POST', path: '/lead-views', body: viewForm, answer: leadView }),
  /** Throws CONFIG_STALE when somebody else changed it since that revision. */
  update: contract({
    method: 'PUT',
    path: '/lead-views/:id',
    params: idParams,
    body: viewForm.extend({ revision: z.number().int() }),
    answer: leadView,
  }),
  remove: contract({
    method: 'DELETE',
    path: '/lead-views/:id',
    params: idParams,
    answer: z.object({ id: z.string() }),
  }),
  /** The view that the page opens with for whoever asks. */
  setOwnDefault: contract({ method: 'PUT', path: '/lead-view-default', body: chosen, answer: viewList }),
  /** The shared view that it opens with for everybody who chose none. */
  setSharedDefault: contract({
    method: 'PUT',
    path: '/lead-view-default/shared',
    body: chosen,
    answer: viewList,
  }),
};
