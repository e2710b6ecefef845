import { z } from 'zod';
import { contract } from './contract';
import { duplicateFields } from './lead-duplicates';
import { stageList } from './lead-stages';
import { tagSetting } from './lead-tags';
import { colleague, timelineContracts } from './lead-timeline';
import {
  leadChange,
  leadDetail,
  leadFilter,
  leadPage,
  leadParams,
  leadSourceKinds,
  listQuery,
} from './leads';

/** Most accounts and administrators that are offered to choose from. */
export const choiceLimit = 500;

const named = z.object({ id: z.string(), name: z.string() });

/** A lead as the panel shows it; app, account and kind of source are those of the first touch. */
export const panelLead = leadDetail.extend({
  /** Null: nobody's, or an administrator's who was deleted. */
  ownerName: z.string().nullable(),
  source: z.enum(leadSourceKinds),
  /** Null where it was deleted since. */
  app: named.nullable(),
  account: named.nullable(),
  gender: z.string().nullable(),
  city: z.string().nullable(),
  province: z.string().nullable(),
  country: z.string().nullable(),
  /** Kept from being erased. */
  held: z.boolean(),
});
export type PanelLead = z.infer<typeof panelLead>;

/** `none`: the rows alone, for whoever asks for the total afterwards. */
const panelQuery = listQuery(z.enum(['exact', 'none']).optional());
export type PanelQuery = z.infer<typeof panelQuery>;

/** A page of the list; total and number of pages are null where they were not asked for. */
export const panelPage = leadPage.extend({
  records: z.array(panelLead),
  total: z.number().int().nullable(),
  pages: z.number().int().nullable(),
});
export type PanelPage = z.infer<typeof panelPage>;

/** All that leads can be given and found by, for whoever asks; `me` is that administrator. */
export const leadChoices = stageList.extend({
  me: z.number().int(),
  apps: z.array(named),
  /** Accounts that leads were found through, at most 500. */
  accounts: z.array(named.extend({ app: z.string() })),
  /** Administrators, at most 500; who is blocked or was never activated is not active. */
  people: z.array(z.object({ id: z.number().int(), name: z.string(), isActive: z.boolean() })),
  teams: z.array(named),
  /** Colours and groups of tags. */
  tagSettings: z.array(tagSetting),
});
export type LeadChoices = z.infer<typeof leadChoices>;

/** Another lead that may be the same person, and what both have in common. */
export const lookalike = z.object({ lead: leadDetail, reasons: z.array(z.enum(duplicateFields)) });
export type Lookalike = z.infer<typeof lookalike>;

/** Routes of the leads that only the panel has, or that tell it more than the public contract does. */
export const leadPanelContracts = {
  list: contract({ method: 'GET', path: '/leads', query: panelQuery, answer: panelPage }),
  /** The total of a list, exact up to 10,000 or with `count=exact`. */
  total: contract({
    method: 'GET',
    path: '/lead-counts/total',
    query: leadFilter.extend({ count: z.literal('exact').optional() }),
    answer: z.object({ total: z.number().int(), totalIsCapped: z.boolean() }),
  }),
  choices: contract({ method: 'GET', path: '/lead-choices', answer: leadChoices }),
  read: contract({ method: 'GET', path: '/leads/:id', params: leadParams, answer: panelLead }),
  /** The same as PATCH, which the admin's own client cannot send. */
  change: contract({
    method: 'PUT',
    path: '/leads/:id',
    params: leadParams,
    body: leadChange,
    answer: panelLead,
  }),
  changeNote: contract({ ...timelineContracts.editNote, method: 'PUT' }),
  /** Administrators who can be named in a note of this lead: those who may read it, at most 500. */
  colleagues: contract({
    method: 'GET',
    path: '/leads/:id/colleagues',
    params: leadParams,
    answer: z.object({ rows: z.array(colleague) }),
  }),
  /** Who looks like the same person by the last search for duplicates. */
  lookalikes: contract({
    method: 'GET',
    path: '/leads/:id/lookalikes',
    params: leadParams,
    answer: z.object({ rows: z.array(lookalike) }),
  }),
};
