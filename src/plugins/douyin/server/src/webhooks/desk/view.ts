import type { Core } from '@strapi/strapi';
import type { DeliveryView } from '../../../../contracts/webhook-inbox';
import type { DeliveryReason, DeliveryStage } from '../../../../contracts/webhooks';
import { isoOf } from '../../shared/clock';
import { readJson } from '../../shared/database';
import { service } from '../../shared/service';

/** Columns of a delivery that a list needs: none of what it says. */
export const viewColumns = [
  'document_id',
  'app_id',
  'event',
  'msg_id',
  'received_at',
  'stage',
  'reason',
  'tries',
  'due_at',
  'settled_at',
  'error',
] as const;

/** These columns as they lie in the table. */
export type ViewRow = {
  document_id: string;
  app_id: string;
  event: string;
  msg_id: string | null;
  received_at: Date;
  stage: DeliveryStage;
  reason: DeliveryReason | null;
  tries: number;
  due_at: Date | null;
  settled_at: Date | null;
  error: unknown;
};

/** Why a delivery failed last, as it is stored; redacted. */
export const errorOf = ({ error }: ViewRow) => readJson<{ code: string; message: string } | null>(error);

/** Names of apps by their ids; null for those that are gone. */
export async function namesOf(strapi: Core.Strapi, ids: string[]): Promise<Map<string, string | null>> {
  const apps = service(strapi, 'apps');
  const named = [...new Set(ids)].map(
    async (id) => [id, (await apps.find('douyin', { id }))?.name ?? null] as const,
  );
  return new Map(await Promise.all(named));
}

/** A delivery as a list shows it. */
export const toView = (row: ViewRow, names: Map<string, string | null>): DeliveryView => ({
  id: row.document_id,
  app: { id: row.app_id, name: names.get(row.app_id) ?? row.app_id },
  event: row.event,
  msgId: row.msg_id,
  receivedAt: new Date(row.received_at).toISOString(),
  stage: row.stage,
  reason: row.reason,
  tries: row.tries,
  dueAt: row.stage === 'waiting' ? isoOf(row.due_at) : null,
  settledAt: isoOf(row.settled_at),
  code: errorOf(row)?.code ?? null,
});
