import type { Core } from '@strapi/strapi';
import { severities, type NoticePhase, type Severity } from '../../../contracts/notices';
import { clock } from '../shared/clock';
import { identityKey, newId } from '../shared/crypto';
import { insertOne } from '../shared/database';
import { service } from '../shared/service';
import { deliveryUid, findChannels, type DeliveryRow } from './row';

/** Kind of the jobs that carry messages out. */
export const deliverKind = 'notices.deliver';

const tries = 8;

type Place = { id: string; name: string };
type Subject = { documentId: string; severity: Severity };

const isBadEnough = (severity: Severity, least: Severity): boolean =>
  severities.indexOf(severity) >= severities.indexOf(least);

/** Channels that take news of this severity. */
async function listeners(strapi: Core.Strapi, severity: Severity): Promise<Place[]> {
  const rows = await findChannels(strapi, { enabled: true });
  return rows
    .filter(({ minSeverity }) => isBadEnough(severity, minSeverity))
    .map(({ documentId, name }) => ({ id: documentId, name }));
}

/** Channels that were told, or may still be, that an incident began. */
async function witnesses(strapi: Core.Strapi, incidentId: string): Promise<Place[]> {
  const where = { incidentId, phase: 'opened', state: { $in: ['waiting', 'sending', 'sent'] } };
  const rows = (await strapi.db
    .query(deliveryUid)
    .findMany({ where, orderBy: { id: 'asc' } })) as DeliveryRow[];
  return rows.map(({ channelId, channelName }) => ({ id: channelId, name: channelName }));
}

async function planOne(
  strapi: Core.Strapi,
  incidentId: string,
  phase: NoticePhase,
  channel: Place,
): Promise<void> {
  const documentId = newId();
  await insertOne(strapi, deliveryUid, {
    documentId,
    deliveryKey: identityKey(incidentId, phase, channel.id),
    incidentId,
    channelId: channel.id,
    channelName: channel.name,
    phase,
    state: 'waiting',
    attempts: 0,
    stateAt: clock.now(),
  });
  await service(strapi, 'jobs').enqueue({
    kind: deliverKind,
    key: `${deliverKind}:${documentId}`,
    payload: { delivery: documentId },
    maxAttempts: tries,
  });
}

/** Puts one message for each channel on its way, within the transaction of what happened. */
export async function planDeliveries(
  strapi: Core.Strapi,
  incident: Subject,
  phase: NoticePhase,
): Promise<void> {
  const { documentId, severity } = incident;
  const places = await (phase === 'recovered' ? witnesses(strapi, documentId) : listeners(strapi, severity));
  for (const place of places) await planOne(strapi, documentId, phase, place);
}
