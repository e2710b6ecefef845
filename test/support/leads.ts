import type { RunningStrapi } from './strapi';
import type { World } from './world';

/** One row of a page as stories write it; moments are ISO texts. */
export type Found = {
  openId?: string;
  unionId?: string;
  phone?: string;
  nickname?: string | null;
  avatarUrl?: string;
  gender?: string;
  city?: string;
  item?: string;
  platformTags?: { id: string | null; name: string }[];
  raw?: unknown;
  acquiredAt?: string;
  touchedAt?: string;
};

/** Where a page was found. */
export type Place = {
  app?: string;
  developer?: string | null;
  account?: string;
  kind?: string;
  /** Whether they are people of before, as those of a first sync. */
  isHistory?: boolean;
};

/** What became of a page. */
export type PageOutcome = {
  inserted: number;
  changed: number;
  unchanged: number;
  returned: number;
  rejected: number;
  duplicates: number;
  merged: number;
  rows: { outcome: string; leadId: number | null }[];
};

/** Stores a page in a process, as a sync does. */
export const upsertIn = (
  process: RunningStrapi,
  rows: Found[],
  { app = 'app1', developer = 'river', account = 'acc1', kind = 'fans', isHistory = false }: Place = {},
): Promise<PageOutcome> =>
  process.run<PageOutcome>(
    `const moments = ({ acquiredAt, touchedAt, ...row }) => ({ ...row,
       ...(acquiredAt ? { acquiredAt: new Date(acquiredAt) } : {}),
       ...(touchedAt ? { touchedAt: new Date(touchedAt) } : {}) });
     const page = {
       app: ${JSON.stringify({ documentId: app, provider: 'douyin', developer })},
       account: { documentId: '${account}' },
       kind: '${kind}',
       isHistory: ${isHistory},
       rows: ${JSON.stringify(rows)}.map(moments),
     };
     const leads = strapi.plugin('douyin').service('leads');
     return leads.upsertPage(page);`,
  );

const leadTables = [
  'douyin_leads',
  'douyin_lead_identities',
  'douyin_lead_sources',
  'douyin_lead_events',
  'douyin_lead_tags',
  'douyin_lead_notes',
] as const;

/** All rows of all tables of the leads, for a comparison of before and after. */
export async function allLeadRows(world: World): Promise<Record<string, unknown[]>> {
  const entries = [];
  for (const table of leadTables) entries.push([table, await world.tables(table).orderBy('id')]);
  return Object.fromEntries(entries) as Record<string, unknown[]>;
}

/** A lead as it lies in its table. */
export type LeadRow = {
  id: number;
  nickname: string | null;
  stage: string;
  notes: string | null;
  owner_id: number | null;
  merged_into_id: number | null;
  version: number;
} & Record<string, unknown>;

/** The stored leads, the oldest first. */
export const leadRows = (world: World): Promise<LeadRow[]> =>
  world.tables('douyin_leads').orderBy('id').select('*');

/** Kinds of a lead's timeline, the oldest first. */
export const timelineOf = async (world: World, leadId: number): Promise<string[]> =>
  (
    (await world.tables('douyin_lead_events').where({ lead_id: leadId }).orderBy('id')) as { kind: string }[]
  ).map(({ kind }) => kind);

/** Removes all leads. */
export async function clearLeads(world: World): Promise<void> {
  for (const table of leadTables) await world.tables(table).delete();
}
