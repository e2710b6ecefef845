import type { Core } from '@strapi/strapi';
import { joined } from '../../shared/database';
import { batches, leadColumns, tables, type LeadRow } from '../row';

/** What rules look at of a lead that stands for itself. */
export type Standing = Pick<
  LeadRow,
  'id' | 'appId' | 'sourceKind' | 'ownerId' | 'team' | 'stage' | 'searchText' | 'mergedIntoId'
>;

const columns = {
  id: leadColumns.id,
  appId: leadColumns.appId,
  sourceKind: leadColumns.sourceKind,
  ownerId: leadColumns.ownerId,
  team: leadColumns.team,
  stage: leadColumns.stage,
  searchText: leadColumns.searchText,
  mergedIntoId: leadColumns.mergedIntoId,
};

async function read(strapi: Core.Strapi, ids: number[]): Promise<Standing[]> {
  const rows: Standing[] = [];
  for (const batch of batches([...new Set(ids)])) {
    const query = strapi.db.getConnection(tables.leads).whereIn('id', batch).select(columns);
    rows.push(...(await joined<Standing[]>(strapi, query)));
  }
  return rows;
}

/** Leads by the ids they are or were known by; whoever was erased is missing. */
export async function standingLeads(strapi: Core.Strapi, ids: number[]): Promise<Map<number, Standing>> {
  const found = await read(strapi, ids);
  const winners = await read(
    strapi,
    found.flatMap(({ mergedIntoId }) => mergedIntoId ?? []),
  );
  const byId = new Map(winners.map((lead) => [lead.id, lead]));
  const standing = (lead: Standing): Standing | undefined =>
    lead.mergedIntoId === null ? lead : byId.get(lead.mergedIntoId);
  return new Map(
    found.flatMap((lead) => {
      const now = standing(lead);
      return now ? [[lead.id, now] as const] : [];
    }),
  );
}
