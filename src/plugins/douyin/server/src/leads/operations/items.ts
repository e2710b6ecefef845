import type { Core } from '@strapi/strapi';
import { readJson } from '../../shared/database';
import { newId } from '../../shared/crypto';
import type { Staff } from '../edit';
import type { Reach } from '../rights/reach';
import { within } from '../rights/giving';
import { insertAll, type LeadRow, type Transaction } from '../row';
import { allTeams } from '../teams/row';
import type { Changed } from '../write-many';
import { itemTable } from './row';
import type { Verdict } from './judge';

/** What a lead had before an operation changed it. */
export type Item = { leadId: number; versionAfter: number; earlier: Partial<Staff> };

/** Keeps what leads have before they are changed. */
export async function keepItems(
  strapi: Core.Strapi,
  trx: Transaction,
  operation: string,
  all: Changed[],
  now: Date,
): Promise<void> {
  const rows = all.map(({ lead, changed }) => ({
    ...{ document_id: newId(), created_at: now, updated_at: now, operation, lead_id: lead.id },
    version_after: lead.version + 1,
    earlier: JSON.stringify(
      Object.fromEntries((Object.keys(changed) as (keyof Staff)[]).map((name) => [name, lead[name]])),
    ),
  }));
  await insertAll(strapi, trx, 'operationItems', rows);
}

const revive = ({ nextFollowUpAt, ...earlier }: Partial<Staff>): Partial<Staff> =>
  nextFollowUpAt === undefined
    ? earlier
    : { ...earlier, nextFollowUpAt: nextFollowUpAt && new Date(nextFollowUpAt) };

/** What an operation kept of some leads. */
export async function readItems(
  strapi: Core.Strapi,
  trx: Transaction,
  operation: string,
  leadIds: number[],
): Promise<Map<number, Item>> {
  const rows = (await strapi.db
    .getConnection(itemTable)
    .transacting(trx)
    .where({ operation })
    .whereIn('lead_id', leadIds)
    .select('lead_id', 'version_after', 'earlier')) as {
    lead_id: number;
    version_after: number;
    earlier: string | Partial<Staff>;
  }[];
  return new Map(
    rows.map(({ lead_id, version_after, earlier }) => {
      const read = readJson<Partial<Staff>>(earlier);
      return [lead_id, { leadId: lead_id, versionAfter: version_after, earlier: revive(read) }];
    }),
  );
}

/** Whether a lead was within reach before it was given away. */
function wasWithin(reach: Reach, lead: LeadRow, { earlier }: Item): boolean {
  if (reach.kind === 'all') return true;
  const { ownerId, team } = { ...lead, ...earlier };
  return (
    (ownerId !== null && reach.owners.includes(ownerId)) || (team !== null && reach.teams.includes(team))
  );
}

/** What undoing makes of leads: only those that nobody changed since, and that are or were within reach, go back. */
export async function judgeUndo(
  strapi: Core.Strapi,
  leads: LeadRow[],
  items: Map<number, Item>,
  reach: Reach,
): Promise<Map<number, Verdict>> {
  const reached = await within(
    strapi,
    leads.map(({ id }) => id),
    reach,
  );
  const teams = new Set((await allTeams(strapi)).map(({ documentId }) => documentId));
  const judged = leads.flatMap((lead): [number, Verdict][] => {
    const item = items.get(lead.id);
    if (!item || !(reached.has(lead.id) || wasWithin(reach, lead, item))) return [];
    const isTeam = !item.earlier.team || teams.has(item.earlier.team);
    const isSame = item.versionAfter === lead.version && isTeam;
    return [[lead.id, isSame ? { changed: item.earlier } : { left: 'changed-since' }]];
  });
  return new Map(judged);
}
