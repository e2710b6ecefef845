import type { Core } from '@strapi/strapi';
import { clock } from '../../shared/clock';
import { identityKey, newId, newOrderedId, sha256 } from '../../shared/crypto';
import { isUniqueViolation, joined } from '../../shared/database';
import { laneOf } from '../events';
import { isOnce, type EventBody } from '../events/body';
import { marksOf } from './people';
import { eventTable, sealBody } from './row';
import { together } from './together';

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

type Row = Record<string, unknown> & { delivery_key: string };

/**
 * What tells a delivery from others in the same words: its id; without one only what can happen once is the same again, while
 * the same request of a relay has the same nonce.
 */
const idOf = ({ msgId, body, nonce }: Delivery): string => msgId || (isOnce(body) ? '' : (nonce ?? newId()));

function rowOf(strapi: Core.Strapi, delivery: Delivery): Row {
  const { appId, msgId, body, raw, nonce } = delivery;
  const documentId = newOrderedId();
  const text = raw.toString('utf8');
  const hash = sha256(text);
  const now = clock.now();
  return {
    document_id: documentId,
    delivery_key: identityKey(appId, idOf(delivery), hash),
    relay_nonce: nonce,
    app_id: appId,
    event: body.event.slice(0, 64),
    msg_id: msgId.slice(0, 191) || null,
    body_hash: identityKey(appId, hash),
    body_sealed: sealBody(strapi, documentId, text),
    people: marksOf(strapi, appId, text),
    received_at: now,
    stage: 'waiting',
    lane: identityKey(appId, laneOf(body)),
    tries: 0,
    due_at: now,
    fence: 0,
    created_at: now,
    updated_at: now,
  };
}

const isOnMysql = (strapi: Core.Strapi): boolean => strapi.db.dialect.client === 'mysql';

/** Stores rows with one statement, each unless its key is taken; tells which of them it stored. */
async function insertAll(strapi: Core.Strapi, rows: Row[]): Promise<boolean[]> {
  // Always in one order: two processes that are brought the same deliveries at once would wait for each other.
  const inOrder = rows.toSorted((one, other) => (one.delivery_key < other.delivery_key ? -1 : 1));
  const query = strapi.db.getConnection(eventTable).insert(inOrder).onConflict('delivery_key').ignore();
  const stored = await joined<{ delivery_key: string }[]>(strapi, query.returning('delivery_key'));
  const keys = new Set(stored.map(({ delivery_key: key }) => key));
  return rows.map(({ delivery_key: key }) => keys.delete(key));
}

/** The same for one row where a statement does not tell what it stored but its id, 0 for none. */
async function insertOnMysql(strapi: Core.Strapi, row: Row): Promise<boolean> {
  const query = strapi.db.getConnection(eventTable).insert(row).onConflict('delivery_key').ignore();
  const [id] = await joined<number[]>(strapi, query);
  return Boolean(id);
}

const isKnown = async (strapi: Core.Strapi, deliveryKey: string): Promise<boolean> =>
  Boolean(await strapi.db.getConnection(eventTable).where({ delivery_key: deliveryKey }).first('id'));

/**
 * Keeps a delivery, once for app, Msg-Id and body; without a Msg-Id once where it tells of one moment or thing. Throws
 * CONFIG_KEYS_LOCKED.
 */
export type StoreDelivery = (delivery: Delivery) => Promise<Stored>;

/** Keeps deliveries with one statement for all that come at the same moment; each is answered once its own is stored. */
export function createStore(strapi: Core.Strapi): StoreDelivery {
  const insertTogether = together((rows: Row[]) => insertAll(strapi, rows));
  const insert = async (row: Row): Promise<boolean> => {
    if (isOnMysql(strapi)) return insertOnMysql(strapi, row);
    // A nonce can be refused, which all others of a statement would suffer from; and a transaction is its caller's own.
    const isAlone = row.relay_nonce !== null || strapi.db.inTransaction();
    return isAlone ? (await insertAll(strapi, [row])).some(Boolean) : insertTogether(row);
  };
  return async (delivery) => {
    const row = rowOf(strapi, delivery);
    try {
      if (await insert(row)) return 'stored';
    } catch (error) {
      // The other unique value: the nonce of a relay. MySQL passes over it as well.
      if (!isUniqueViolation(error)) throw error;
    }
    if (delivery.nonce === null || (await isKnown(strapi, row.delivery_key))) return 'known';
    return 'nonce-used';
  };
}
