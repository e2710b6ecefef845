import type { Core } from '@strapi/strapi';
import { settingsOf } from '../config';
import { clock, cutoffOf } from '../shared/clock';
import { deliveryUid, incidentUid, type IncidentRow } from './row';

const batch = 500;

async function sweepSome(strapi: Core.Strapi, cutoff: Date): Promise<number> {
  const incidents = strapi.db.query(incidentUid);
  const rows: Pick<IncidentRow, 'documentId'>[] = await incidents.findMany({
    where: { recoveredAt: { $lt: cutoff } },
    select: ['documentId'],
    limit: batch,
  });
  const $in = rows.map(({ documentId }) => documentId);
  if ($in.length === 0) return 0;
  // The messages first: an incident that is left is found again.
  await strapi.db.query(deliveryUid).deleteMany({ where: { incidentId: { $in } } });
  await incidents.deleteMany({ where: { documentId: { $in } } });
  return $in.length;
}

/**
 * Forgets incidents and warnings that have been over for longer than the site keeps them, with their messages, and tells how
 * many; what is open stays, however old. Several instances may do it at once.
 */
export async function sweepNotices(strapi: Core.Strapi): Promise<number> {
  const cutoff = cutoffOf(settingsOf(strapi).noticeRetentionDays, clock.now());
  if (!cutoff) return 0;
  let removed = 0;
  for (;;) {
    const some = await sweepSome(strapi, cutoff);
    removed += some;
    if (some < batch) return removed;
  }
}
