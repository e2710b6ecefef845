import type { Core } from '@strapi/strapi';
import type { Actor } from '../../audit/service';
import { joined } from '../../shared/database';
import { PluginError } from '../../shared/errors';
import { tables, type LeadRow } from '../row';
import { narrowToReach, type Asker, type Reach } from './reach';

type Owned = Pick<LeadRow, 'id' | 'ownerId'>;
type Giving = Partial<Pick<LeadRow, 'ownerId' | 'team'>>;

/** The id of the administrator who acts; null for anybody else. */
export const adminIdOf = ({ kind, id }: Actor): number | null => (kind === 'admin' ? Number(id) : null);

/** Whether a change is what everybody may do: take what is nobody's, or hand back one's own. */
export function isForOneself(actor: Actor, { ownerId }: Owned, { ownerId: next, team }: Giving): boolean {
  const self = adminIdOf(actor);
  if (self === null || team !== undefined) return false;
  return (ownerId === null && next === self) || (ownerId === self && next === null);
}

/** Whether a change gives a lead to somebody at all. */
export const isGiving = ({ ownerId, team }: Giving): boolean => ownerId !== undefined || team !== undefined;

/** Of some leads those within reach. */
export async function within(strapi: Core.Strapi, ids: number[], reach: Reach): Promise<Set<number>> {
  if (reach.kind === 'all') return new Set(ids);
  const leads = strapi.db.getConnection(`${tables.leads} as l`).whereIn('l.id', ids);
  narrowToReach(strapi, leads, reach);
  const rows = await joined<{ id: number }[]>(strapi, leads.select('l.id'));
  return new Set(rows.map(({ id }) => id));
}

/** Throws LEAD_FORBIDDEN for a change that gives a lead to somebody without the right to. */
export async function refuseGiving(
  strapi: Core.Strapi,
  { actor, assign }: Asker,
  lead: Owned,
  changed: Giving,
): Promise<void> {
  if (!isGiving(changed) || isForOneself(actor, lead, changed)) return;
  if (assign && (await within(strapi, [lead.id], assign)).has(lead.id)) return;
  throw new PluginError(
    'LEAD_FORBIDDEN',
    'Only leads that are nobody’s can be taken, and one’s own handed back',
  );
}
