import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Lookalike } from '../../../../contracts/lead-panel';
import type {
  DuplicateField,
  DuplicateGroup,
  DuplicatePage,
  DuplicateQuery,
} from '../../../../contracts/lead-duplicates';
import { toDetail } from '../list/record';
import { narrowToReach, type Reach } from '../rights/reach';
import { joinedLeadColumns, readLead, tables, type LeadRow } from '../row';
import { apartAmong, maybeOne } from './apart';
import { shownSearch } from './jobs';

type Key = { kind: string; hash: string };
type Wanted = { search: string; reach: Reach };

/** What leads (`l`) that stand for themselves, within reach, have in common (`d`). */
function shared(strapi: Core.Strapi, { search, reach }: Wanted): Knex.QueryBuilder {
  const rows = strapi.db
    .getConnection(`${tables.duplicates} as d`)
    .join(`${tables.leads} as l`, 'l.id', 'd.lead_id')
    .where('d.search', search)
    .whereNull('l.merged_into_id');
  narrowToReach(strapi, rows, reach);
  return rows;
}

const after = (rows: Knex.QueryBuilder, { kind, hash }: Key): Knex.QueryBuilder =>
  rows
    .where('d.kind', '<=', kind)
    .where((either) => void either.where('d.kind', '<', kind).orWhere('d.trait_hash', '<', hash));

/** The next values that several leads have in common; backwards, so that a phone number comes before a name. */
async function nextKeys(
  strapi: Core.Strapi,
  wanted: Wanted,
  from: Key | null,
  limit: number,
): Promise<Key[]> {
  const rows = shared(strapi, wanted);
  if (from) after(rows, from);
  const keys: unknown = await rows
    .groupBy('d.kind', 'd.trait_hash')
    .havingRaw('count(*) > 1')
    .orderBy([
      { column: 'd.kind', order: 'desc' },
      { column: 'd.trait_hash', order: 'desc' },
    ])
    .limit(limit)
    .select({ kind: 'd.kind', hash: 'd.trait_hash' });
  return keys as Key[];
}

type Member = { kind: string; hash: string; lead: LeadRow };

async function membersOf(strapi: Core.Strapi, wanted: Wanted, keys: Key[]): Promise<Member[]> {
  const rows: unknown = await shared(strapi, wanted)
    .whereIn('d.kind', [...new Set(keys.map(({ kind }) => kind))])
    .whereIn(
      'd.trait_hash',
      keys.map(({ hash }) => hash),
    )
    .orderBy('l.id')
    .select({
      ...joinedLeadColumns,
      kind: 'd.kind',
      hash: 'd.trait_hash',
    });
  return (rows as Record<string, unknown>[]).map(({ kind, hash, ...raw }) => ({
    kind: String(kind),
    hash: String(hash),
    lead: readLead(raw),
  }));
}

/** The groups of some values, without leads that are known to be apart from all others of their group. */
async function groupsOf(strapi: Core.Strapi, wanted: Wanted, keys: Key[]): Promise<DuplicateGroup[]> {
  const members = await membersOf(strapi, wanted, keys);
  const apart = await apartAmong(strapi, [...new Set(members.map(({ lead }) => lead.id))]);
  return keys.flatMap(({ kind, hash }) => {
    const leads = members.filter((member) => member.kind === kind && member.hash === hash);
    const ids = maybeOne(
      leads.map(({ lead }) => lead.id),
      apart,
    );
    if (ids.length < 2) return [];
    const shown = leads.filter(({ lead }) => ids.includes(lead.id)).map(({ lead }) => toDetail(lead));
    return [{ id: `${kind}.${hash}`, reasons: kind.split('-') as DuplicateField[], leads: shown }];
  });
}

const keyOf = (cursor: string): Key => {
  const [kind = '', hash = ''] = cursor.split('.');
  return { kind, hash };
};

/** A page of groups within reach: those of one phone number first, which is nearly always one person. */
export async function listDuplicates(
  strapi: Core.Strapi,
  { size, cursor }: DuplicateQuery,
  reach: Reach,
): Promise<DuplicatePage> {
  const search = await shownSearch(strapi);
  const groups: DuplicateGroup[] = [];
  let from = cursor ? keyOf(cursor) : null;
  while (search && groups.length < size) {
    const wanted = size - groups.length;
    const keys = await nextKeys(strapi, { search, reach }, from, wanted);
    groups.push(...(await groupsOf(strapi, { search, reach }, keys)));
    from = keys[wanted - 1] ?? null;
    if (!from) break;
  }
  return { groups, nextCursor: search && from ? `${from.kind}.${from.hash}` : null };
}

/** The leads within reach that look like the same person as one of them, by the last search. */
export async function lookalikesOf(strapi: Core.Strapi, leadId: number, reach: Reach): Promise<Lookalike[]> {
  const search = await shownSearch(strapi);
  if (!search) return [];
  const own: unknown = await strapi.db
    .getConnection(tables.duplicates)
    .where({ search, lead_id: leadId })
    .select({ kind: 'kind', hash: 'trait_hash' });
  const groups = await groupsOf(strapi, { search, reach }, own as Key[]);
  const found = new Map<number, Lookalike>();
  for (const { leads, reasons } of groups.filter((group) => group.leads.some((one) => one.leadId === leadId)))
    for (const lead of leads.filter((one) => one.leadId !== leadId)) {
      const before = found.get(lead.leadId)?.reasons ?? [];
      found.set(lead.leadId, { lead, reasons: [...new Set([...before, ...reasons])] });
    }
  return [...found.values()];
}
