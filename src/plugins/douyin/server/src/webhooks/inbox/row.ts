import type { Core } from '@strapi/strapi';
import type { DeliveryLine } from '../../../../contracts/webhook-inbox';
import type { DeliveryStage } from '../../../../contracts/webhooks';
import type { SealedPlace } from '../../secrets/service';
import { readJson } from '../../shared/database';
import { PluginError } from '../../shared/errors';
import { service } from '../../shared/service';
import { readBody, type EventBody } from '../events/body';

/** Uid and table of the deliveries. */
export const eventUid = 'plugin::douyin.webhook-event';
export const eventTable = 'douyin_webhook_events';

/** Where deliveries lie sealed. */
export const sealedBodies: SealedPlace = {
  uid: eventUid,
  table: eventTable,
  rowKey: 'documentId',
  columns: { bodySealed: 'body_sealed' },
};

const place = (documentId: string) => ({ table: eventTable, row: documentId, column: 'body_sealed' });

/** Seals a body for its row. */
export const sealBody = (strapi: Core.Strapi, documentId: string, body: string): string =>
  service(strapi, 'secrets').seal(body, place(documentId));

/** A body in clear. Throws CONFIG_KEYS_LOCKED. */
export const openBody = (strapi: Core.Strapi, documentId: string, sealed: string): string =>
  service(strapi, 'secrets').open(sealed, place(documentId));

/** What came of one try, or what a person did. */
export type HistoryLine = DeliveryLine;

/** A delivery as whoever handles it needs it. */
export type EventRow = {
  id: number;
  documentId: string;
  appId: string;
  event: string;
  msgId: string | null;
  bodyHash: string;
  bodySealed: string | null;
  receivedAt: Date;
  stage: DeliveryStage;
  /** When it is to be handled, or while it is the end of the lease; null: it is settled. */
  dueAt: Date | null;
  /** When a person had it handled, whatever came before; null: nobody did. */
  releasedAt: Date | null;
  lane: string;
  tries: number;
  fence: number;
  done: string[];
  history: HistoryLine[];
};

/** A delivery as it lies in the table. */
export type RawRow = {
  id: number;
  document_id: string;
  app_id: string;
  event: string;
  msg_id: string | null;
  body_hash: string;
  body_sealed: string | null;
  received_at: unknown;
  stage: DeliveryStage;
  due_at: unknown;
  released_at: unknown;
  lane: string;
  tries: number;
  fence: number;
  done: unknown;
  history: unknown;
};

/** Reads a delivery from the table. */
export function toEvent(row: RawRow): EventRow {
  return {
    id: row.id,
    documentId: row.document_id,
    appId: row.app_id,
    event: row.event,
    msgId: row.msg_id,
    bodyHash: row.body_hash,
    bodySealed: row.body_sealed,
    receivedAt: new Date(row.received_at as Date),
    stage: row.stage,
    dueAt: row.due_at ? new Date(row.due_at as Date) : null,
    releasedAt: row.released_at ? new Date(row.released_at as Date) : null,
    lane: row.lane,
    tries: row.tries,
    fence: row.fence,
    done: readJson<string[] | null>(row.done) ?? [],
    history: readJson<HistoryLine[] | null>(row.history) ?? [],
  };
}

/** One delivery by its number, or by its document id; null when there is none. */
export async function findEvent(
  strapi: Core.Strapi,
  where: { id: number } | { document_id: string },
): Promise<EventRow | null> {
  const row = (await strapi.db.getConnection(eventTable).where(where).first('*')) as RawRow | undefined;
  return row ? toEvent(row) : null;
}

/** What a delivery says. Throws WEBHOOK_CONTENT where that cannot be read, and CONFIG_KEYS_LOCKED. */
export function bodyOf(strapi: Core.Strapi, { documentId, bodySealed }: EventRow): EventBody {
  const body = readBody(JSON.parse(openBody(strapi, documentId, bodySealed ?? '')));
  if (!body) throw new PluginError('WEBHOOK_CONTENT', 'The stored delivery names no event');
  return body;
}
