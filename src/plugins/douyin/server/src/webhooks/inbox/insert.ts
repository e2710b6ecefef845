import type { Core } from '@strapi/strapi';
import { createHash } from 'node:crypto';
import { clock } from '../../shared/clock';
import { identityKey, newOrderedId } from '../../shared/crypto';
import { insertUnlessTaken, isUniqueViolation } from '../../shared/database';
import { laneOf } from '../events';
import type { EventBody } from '../events/body';
import { marksOf } from './people';
import { eventTable, eventUid, sealBody } from './row';

/** A delivery that was believed. */
export type Delivery = {
  appId: string;
  /** The platform's id of it, which it does not sign; empty where there is none. */
  msgId: string;
  body: EventBody;
  /** The body as it came, in UTF-8. */
  raw: Buffer;
  nonce: string | null;
};

/** What a nonce is kept as. */
export const relayNonceOf = (appId: string, nonce: string): string => identityKey('relay', appId, nonce);

/** `stored`: it is new; `known`: it came before; `nonce-used`: its relay's nonce came with something else. */
export type Stored = 'stored' | 'known' | 'nonce-used';

function rowOf(strapi: Core.Strapi, { appId, msgId, body, raw, nonce }: Delivery) {
  const documentId = newOrderedId();
  const hash = createHash('sha256').update(raw).digest('hex');
  const now = clock.now();
  return {
    documentId,
    deliveryKey: identityKey(appId, msgId, hash),
    relayNonce: nonce,
    appId,
    event: body.event.slice(0, 64),
    msgId: msgId.slice(0, 191) || null,
    bodyHash: identityKey(appId, hash),
    bodySealed: sealBody(strapi, documentId, raw.toString('utf8')),
    people: marksOf(strapi, appId, raw.toString('utf8')),
    receivedAt: now,
    stage: 'waiting',
    lane: identityKey(appId, laneOf(body)),
    tries: 0,
    dueAt: now,
    fence: 0,
  };
}

const isKnown = async (strapi: Core.Strapi, deliveryKey: string): Promise<boolean> =>
  Boolean(await strapi.db.getConnection(eventTable).where({ delivery_key: deliveryKey }).first('id'));

/** Keeps a delivery with one statement, once for app, Msg-Id and body. Throws CONFIG_KEYS_LOCKED. */
export async function storeDelivery(strapi: Core.Strapi, delivery: Delivery): Promise<Stored> {
  const row = rowOf(strapi, delivery);
  try {
    if (await insertUnlessTaken(strapi, eventUid, 'delivery_key', row)) return 'stored';
  } catch (error) {
    // The other unique value: the nonce of a relay. MySQL passes over it as well.
    if (!isUniqueViolation(error)) throw error;
  }
  if (delivery.nonce === null || (await isKnown(strapi, row.deliveryKey))) return 'known';
  return 'nonce-used';
}
