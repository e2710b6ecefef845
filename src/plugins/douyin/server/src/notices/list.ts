import type { Core } from '@strapi/strapi';
import type { IncidentView } from '../../../contracts/notices';
import { deliveryUid, findIncident, incidentUid, type DeliveryRow, type IncidentRow } from './row';

/** Which incidents to read; pages count from 1. */
export type IncidentQuery = { page: number; pageSize: number; state: 'open' | 'all' };

const isOpen = { recoveredAt: { $null: true } };

const moment = (value: string): string => new Date(value).toISOString();
const momentOrNull = (value: string | null): string | null => value && moment(value);

type Told = IncidentView['told'];

/** What was told of some incidents, by their ids. */
async function toldOf(strapi: Core.Strapi, ids: string[]): Promise<Map<string, Told>> {
  const told = new Map<string, Told>(ids.map((id) => [id, []]));
  if (ids.length === 0) return told;
  const rows = (await strapi.db
    .query(deliveryUid)
    .findMany({ where: { incidentId: { $in: ids } }, orderBy: { id: 'asc' } })) as DeliveryRow[];
  for (const { incidentId, channelName: channel, phase, state, stateAt, errorCode: code } of rows)
    told.get(incidentId)?.push({ channel, phase, state, at: moment(stateAt), code });
  return told;
}

/** An incident as the admin sees it; its link does not leave through here. */
const toView = (row: IncidentRow, told: Told): IncidentView => ({
  id: row.documentId,
  kind: row.kind,
  severity: row.severity,
  subject: row.subject,
  facts: row.facts ?? {},
  remedy: row.remedy,
  warning: row.warning,
  openedAt: moment(row.openedAt),
  seenCount: row.seenCount,
  lastSeenAt: moment(row.lastSeenAt),
  recoveredAt: momentOrNull(row.recoveredAt),
  acknowledgedAt: momentOrNull(row.acknowledgedAt),
  acknowledgedBy: row.acknowledgedBy,
  told,
});

/** Incidents and warnings, the newest first, with the count of all. */
export async function listIncidents(
  strapi: Core.Strapi,
  { page, pageSize, state }: IncidentQuery,
): Promise<{ rows: IncidentView[]; total: number }> {
  const where = state === 'open' ? isOpen : {};
  const orderBy = [{ openedAt: 'desc' as const }, { id: 'desc' as const }];
  const [rows, total] = await Promise.all([
    strapi.db
      .query(incidentUid)
      .findMany({ where, orderBy, limit: pageSize, offset: (page - 1) * pageSize }) as Promise<IncidentRow[]>,
    strapi.db.query(incidentUid).count({ where }),
  ]);
  const told = await toldOf(
    strapi,
    rows.map(({ documentId }) => documentId),
  );
  return { rows: rows.map((row) => toView(row, told.get(row.documentId) ?? [])), total };
}

/** One incident as the admin sees it; throws CONFIG_NOT_FOUND. */
export async function viewIncident(strapi: Core.Strapi, id: string): Promise<IncidentView> {
  const told = await toldOf(strapi, [id]);
  return toView(await findIncident(strapi, id), told.get(id) ?? []);
}

/** How many incidents and warnings are open. */
export const countOpen = (strapi: Core.Strapi): Promise<number> =>
  strapi.db.query(incidentUid).count({ where: isOpen });
