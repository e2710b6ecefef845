import type { Core } from '@strapi/strapi';
import { addSeconds, clock } from '../../shared/clock';
import { newId, sha256 } from '../../shared/crypto';
import { insertOne } from '../../shared/database';
import { PluginError } from '../../shared/errors';
import { limitNetwork } from '../network';

const streamUid = 'plugin::douyin.attempt-stream';
const leaseSeconds = 30;
const perAttempt = 2;
const perNetwork = 20;

const query = (strapi: Core.Strapi) => strapi.db.query(streamUid);

const leaseEnd = (): Date => addSeconds(clock.now(), leaseSeconds);

/**
 * Takes a place among the open streams, which all processes share: two for an attempt, twenty for a network. A place that
 * its process stops renewing is free again after 30 seconds. Gives its id; throws AUTH_TOO_OFTEN.
 */
export async function takePlace(strapi: Core.Strapi, attemptId: string, ip: string): Promise<string> {
  const documentId = newId();
  const networkHash = sha256(limitNetwork(ip));
  // Counted after the insert: of two who take the last place at once both may lose, and never both win.
  await insertOne(strapi, streamUid, { documentId, attemptId, networkHash, expiresAt: leaseEnd() });
  const live = { expiresAt: { $gt: clock.now() } };
  const [ofAttempt, ofNetwork] = await Promise.all([
    query(strapi).count({ where: { attemptId, ...live } }),
    query(strapi).count({ where: { networkHash, ...live } }),
  ]);
  if (ofAttempt <= perAttempt && ofNetwork <= perNetwork) return documentId;
  await leavePlaces(strapi, [documentId]);
  throw new PluginError(
    'AUTH_TOO_OFTEN',
    'Too many open streams: ask for the state every few seconds instead',
    {
      seconds: 2,
    },
  );
}

/** Keeps places for another 30 seconds. */
export async function renewPlaces(strapi: Core.Strapi, ids: string[]): Promise<void> {
  await query(strapi).updateMany({ where: { documentId: { $in: ids } }, data: { expiresAt: leaseEnd() } });
}

/** Gives places up. */
export async function leavePlaces(strapi: Core.Strapi, ids: string[]): Promise<void> {
  await query(strapi).deleteMany({ where: { documentId: { $in: ids } } });
}

/** Clears away places whose processes are gone. */
export async function sweepPlaces(strapi: Core.Strapi): Promise<void> {
  await query(strapi).deleteMany({ where: { expiresAt: { $lte: clock.now() } } });
}
