import type { Core } from '@strapi/strapi';
import type { NoticeKind } from '../../../contracts/notices';
import { clock } from '../shared/clock';
import { changeOne, inTransaction, whileContested } from '../shared/database';
import { planDeliveries } from './plan';
import { findIncident, incidentUid, openKeyOf, type IncidentRow } from './row';

/** What is over looks like: its link opens nothing any more. */
const over = () => ({ recoveredAt: clock.now(), linkSealed: null });

/**
 * Ends an incident: of all callers one is told `true`, and the channels that were told of it hear of its end once. Costs
 * one read where there is none. Joins the transaction it is called in.
 */
export async function recover(strapi: Core.Strapi, key: string): Promise<boolean> {
  const openKey = openKeyOf(key, { warning: false });
  const row = (await strapi.db.query(incidentUid).findOne({ where: { openKey } })) as IncidentRow | null;
  if (!row) return false;
  const end = () =>
    inTransaction(strapi, async () => {
      const where = { documentId: row.documentId, openKey };
      if (!(await changeOne(strapi, incidentUid, where, { ...over(), openKey: null }))) return false;
      await planDeliveries(strapi, row, 'recovered');
      return true;
    });
  return strapi.db.inTransaction() ? end() : whileContested(end);
}

/** Which warnings are out of date: all of one kind about one subject, but for one of them. */
export type OldWarnings = { kind: NoticeKind; subjectId: string; but?: string };

/** Ends warnings that are out of date, without a word to anybody; their keys stay taken. Tells whether there were any. */
export function settleWarnings(strapi: Core.Strapi, { kind, subjectId, but }: OldWarnings): Promise<boolean> {
  const open = { warning: true, kind, subjectId, recoveredAt: { $null: true } };
  return changeOne(strapi, incidentUid, but ? { ...open, documentId: { $ne: but } } : open, over());
}

/** Notes who knows of an incident first; a warning is over with it. */
export async function acknowledge(strapi: Core.Strapi, id: string, by: string): Promise<void> {
  const { warning } = await findIncident(strapi, id);
  const where = { documentId: id, acknowledgedAt: { $null: true }, recoveredAt: { $null: true } };
  const known = { acknowledgedAt: clock.now(), acknowledgedBy: by };
  await changeOne(strapi, incidentUid, where, warning ? { ...known, ...over() } : known);
}
