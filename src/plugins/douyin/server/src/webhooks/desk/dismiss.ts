import type { Core } from '@strapi/strapi';
import type { Actor } from '../../audit/service';
import { clock } from '../../shared/clock';
import { changeOne } from '../../shared/database';
import { service } from '../../shared/service';
import { eventTable, eventUid, toEvent, type EventRow, type RawRow } from '../inbox/row';
import { withLine } from '../inbox/settle';

function giveUp(strapi: Core.Strapi, { documentId, stage, fence, history }: EventRow): Promise<boolean> {
  const now = clock.now();
  const end = { outcome: 'ignored' as const, reason: 'dismissed' as const };
  const line = { at: now.toISOString(), ...end, act: 'dismissed' as const };
  return changeOne(
    strapi,
    eventUid,
    { documentId, stage, fence },
    { stage: end.outcome, reason: end.reason, settledAt: now, history: withLine(history, line) },
  );
}

/** Gives held and dead deliveries up, and tells how many it did; they are forgotten like those that were handled. */
export async function dismiss(
  strapi: Core.Strapi,
  ids: string[],
  reason: string,
  actor: Actor,
): Promise<number> {
  const rows = (await strapi.db
    .getConnection(eventTable)
    .whereIn('document_id', ids)
    .whereIn('stage', ['held', 'dead'])
    .orderBy('id')
    .select('*')) as RawRow[];
  const given: string[] = [];
  for (const row of rows.map(toEvent)) if (await giveUp(strapi, row)) given.push(row.documentId);
  const details = { count: given.length, ids: given, reason };
  if (given.length > 0)
    await service(strapi, 'audit').recordSite({ action: 'webhook.dismissed', actor, details });
  return given.length;
}
