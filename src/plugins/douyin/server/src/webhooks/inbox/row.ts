import type { Core } from '@strapi/strapi';
import type { DeliveryReason, DeliveryStage } from '../../../../contracts/webhooks';
import type { SealedPlace } from '../../secrets/service';
import { readJson } from '../../shared/database';
import { service } from '../../shared/service';

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

/** What came of one try. */
export type HistoryLine = { at: string; outcome: DeliveryStage; code?: string; reason?: DeliveryReason };

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
  lane: string;
  tries: number;
  fence: number;
  done: string[];
  history: HistoryLine[];
};

type RawRow = {
  id: number;
  document_id: string;
  app_id: string;
  event: string;
  msg_id: string | null;
  body_hash: string;
  body_sealed: string | null;
  received_at: unknown;
  lane: string;
  tries: number;
  fence: number;
  done: unknown;
  history: unknown;
};

/** One delivery by its number; null when there is none. */
export async function findEvent(strapi: Core.Strapi, id: number): Promise<EventRow | null> {
  const row = (await strapi.db.getConnection(eventTable).where({ id }).first('*')) as RawRow | undefined;
  if (!row) return null;
  return {
    id: row.id,
    documentId: row.document_id,
    appId: row.app_id,
    event: row.event,
    msgId: row.msg_id,
    bodyHash: row.body_hash,
    bodySealed: row.body_sealed,
    receivedAt: new Date(row.received_at as Date),
    lane: row.lane,
    tries: row.tries,
    fence: row.fence,
    done: readJson<string[] | null>(row.done) ?? [],
    history: readJson<HistoryLine[] | null>(row.history) ?? [],
  };
}
