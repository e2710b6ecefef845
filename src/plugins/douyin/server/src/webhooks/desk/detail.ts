import type { Core } from '@strapi/strapi';
import type { DeliveryDetail } from '../../../../contracts/webhook-inbox';
import type { Actor } from '../../audit/service';
import { PluginError } from '../../shared/errors';
import { service } from '../../shared/service';
import { eventTable, openBody, toEvent, type EventRow, type RawRow } from '../inbox/row';
import { maskBody } from './mask';
import { errorOf, namesOf, toView, type ViewRow } from './view';

async function findRow(strapi: Core.Strapi, id: string): Promise<RawRow & ViewRow> {
  const found = strapi.db.getConnection(eventTable).where({ document_id: id }).first('*');
  const row = (await found) as (RawRow & ViewRow) | undefined;
  if (!row)
    throw new PluginError('CONFIG_NOT_FOUND', 'There is no such delivery: it may have been forgotten');
  return row;
}

const textOf = (strapi: Core.Strapi, { documentId, bodySealed }: EventRow): string | null =>
  bodySealed === null ? null : openBody(strapi, documentId, bodySealed);

/** One delivery with all but the personal data in it. Throws CONFIG_NOT_FOUND and CONFIG_KEYS_LOCKED. */
export async function viewDelivery(strapi: Core.Strapi, id: string): Promise<DeliveryDetail> {
  const raw = await findRow(strapi, id);
  const row = toEvent(raw);
  const text = textOf(strapi, row);
  return {
    ...toView(raw, await namesOf(strapi, [row.appId])),
    message: errorOf(raw)?.message ?? null,
    history: row.history,
    done: row.done,
    listening: service(strapi, 'webhooks')
      .listening(row.event)
      .filter((name) => !row.done.includes(name)),
    masked: text === null ? null : maskBody(text),
  };
}

/** A body as it came, once it is counted and written down who sees it. Throws LEAD_TOO_OFTEN besides. */
export async function revealBody(
  strapi: Core.Strapi,
  id: string,
  reason: string,
  actor: Actor,
): Promise<string | null> {
  const row = toEvent(await findRow(strapi, id));
  const text = textOf(strapi, row);
  if (text === null) return null;
  await service(strapi, 'leadPrivacy').countLook(actor);
  const target = { kind: 'webhook-event' as const, id, name: row.event };
  await service(strapi, 'audit').record({ action: 'webhook.body-read', actor, target, details: { reason } });
  return text;
}
