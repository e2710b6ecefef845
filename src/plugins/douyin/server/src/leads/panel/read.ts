import type { Core } from '@strapi/strapi';
import type { PanelLead } from '../../../../contracts/lead-panel';
import type { LeadSourceKind } from '../../../../contracts/leads';
import { toDetail } from '../list/record';
import { noSuchLead } from '../lock';
import { joinedLeadColumns, readLead, tables, type LeadRow } from '../row';
import { staffOf, type StaffMember } from '../teams/staff';

type Names = { appName: string | null; accountName: string | null };

async function rowsWithNames(strapi: Core.Strapi, ids: number[]): Promise<(LeadRow & Names)[]> {
  const rows = (await strapi.db
    .getConnection(`${tables.leads} as l`)
    .whereIn('l.id', ids)
    .leftJoin('douyin_apps as p', 'p.document_id', 'l.app_id')
    .leftJoin('douyin_accounts as a', 'a.document_id', 'l.account_id')
    .select({ ...joinedLeadColumns, appName: 'p.name', accountName: 'a.nickname' })) as Record<
    string,
    unknown
  >[];
  return rows.map((raw) => readLead(raw) as LeadRow & Names);
}

const named = (id: string, name: string | null) => (name === null ? null : { id, name });

function toPanelLead(lead: LeadRow & Names, staff: Map<number, StaffMember>): PanelLead {
  const { gender, city, province, country } = lead;
  return {
    ...toDetail(lead),
    ownerName: staff.get(lead.ownerId ?? 0)?.name ?? null,
    source: lead.sourceKind as LeadSourceKind,
    app: named(lead.appId, lead.appName),
    account: named(lead.accountId, lead.accountName),
    ...{ gender, city, province, country },
    held: Boolean(lead.held),
  };
}

/** Leads by their ids, in this order, with the names of what belongs to them; whoever was erased meanwhile is left out. */
export async function readPanelLeads(strapi: Core.Strapi, ids: number[]): Promise<PanelLead[]> {
  if (ids.length === 0) return [];
  const rows = await rowsWithNames(strapi, ids);
  const staff = await staffOf(
    strapi,
    rows.flatMap(({ ownerId }) => ownerId ?? []),
  );
  const found = new Map(rows.map((row) => [row.id, toPanelLead(row, staff)]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** One lead as the panel shows it; throws LEAD_NOT_FOUND. */
export async function readPanelLead(strapi: Core.Strapi, id: number): Promise<PanelLead> {
  const [lead] = await readPanelLeads(strapi, [id]);
  if (!lead) throw noSuchLead(id);
  return lead;
}
