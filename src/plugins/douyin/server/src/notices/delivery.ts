import type { Core } from '@strapi/strapi';
import type { DeliveryState, NoticePhase } from '../../../contracts/notices';
import { clock } from '../shared/clock';
import { changeOne } from '../shared/database';
import { deliveryUid, type DeliveryRow } from './row';

/** Moves a message on, if it still stands as it was read. */
export function moveDelivery(
  strapi: Core.Strapi,
  { documentId, attempts, state: before }: DeliveryRow,
  state: DeliveryState,
  more: Partial<DeliveryRow> = {},
): Promise<boolean> {
  const where = { documentId, state: before, attempts };
  return changeOne(strapi, deliveryUid, where, { state, stateAt: clock.now(), ...more });
}

/** The message of a phase to a channel, or null. */
export const findDelivery = (
  strapi: Core.Strapi,
  where: { documentId: string } | { incidentId: string; channelId: string; phase: NoticePhase },
): Promise<DeliveryRow | null> =>
  strapi.db.query(deliveryUid).findOne({ where }) as Promise<DeliveryRow | null>;
