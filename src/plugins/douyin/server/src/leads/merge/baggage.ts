import type { Core } from '@strapi/strapi';
import type { MergeBaggage } from '../../../../contracts/lead-merge';
import { tables, type LeadRow } from '../row';

type Counted = 'identities' | 'sources' | 'notes' | 'events';

async function countsIn(strapi: Core.Strapi, table: Counted, ids: number[]): Promise<Map<number, number>> {
  const rows = (await strapi.db
    .getConnection(tables[table])
    .whereIn('lead_id', ids)
    .groupBy('lead_id')
    .select({ id: 'lead_id' })
    .count({ n: '*' })) as { id: number; n: number | string }[];
  return new Map(rows.map(({ id, n }) => [id, Number(n)]));
}

/** How much hangs on each of some leads. */
export async function baggageOf(strapi: Core.Strapi, leads: LeadRow[]): Promise<MergeBaggage[]> {
  const ids = leads.map(({ id }) => id);
  const [identities, sources, notes, events] = await Promise.all(
    (['identities', 'sources', 'notes', 'events'] as const).map((table) => countsIn(strapi, table, ids)),
  );
  return leads.map(({ id, tags }) => ({
    leadId: id,
    identities: identities?.get(id) ?? 0,
    sources: sources?.get(id) ?? 0,
    notes: notes?.get(id) ?? 0,
    events: events?.get(id) ?? 0,
    tags: tags.length,
  }));
}
