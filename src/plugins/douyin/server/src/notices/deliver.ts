import type { Core } from '@strapi/strapi';
import { PluginError } from '../shared/errors';
import { keepResult } from './channels/result';
import { findDelivery, moveDelivery } from './delivery';
import { writeMessage, type Message } from './message';
import { panelUrl } from './panel';
import { channelUid, incidentUid, type ChannelRow, type DeliveryRow, type IncidentRow } from './row';
import { openLink } from './sealed';
import { sendTo } from './send';
import { wasTold } from './told';

type Work = { delivery: DeliveryRow; incident: IncidentRow; channel: ChannelRow };

const find = <Row>(strapi: Core.Strapi, uid: typeof incidentUid | typeof channelUid, documentId: string) =>
  strapi.db.query(uid).findOne({ where: { documentId } }) as Promise<Row | null>;

/** What a message needs to be sent; null when there is no reason to send it any more. */
async function gather(strapi: Core.Strapi, delivery: DeliveryRow): Promise<Work | null> {
  const incident = await find<IncidentRow>(strapi, incidentUid, delivery.incidentId);
  const channel = await find<ChannelRow>(strapi, channelUid, delivery.channelId);
  if (!incident || !channel?.enabled) return null;
  const isDue =
    delivery.phase === 'recovered' ? await wasTold(strapi, delivery) : incident.recoveredAt === null;
  return isDue ? { delivery, incident, channel } : null;
}

/** Makes a message ours to send; null when there is nothing to do any more. */
async function begin(strapi: Core.Strapi, id: string): Promise<Work | null> {
  const delivery = await findDelivery(strapi, { documentId: id });
  if (!delivery || !['waiting', 'sending'].includes(delivery.state)) return null;
  const work = await gather(strapi, delivery);
  if (!work) {
    await moveDelivery(strapi, delivery, 'dropped');
    return null;
  }
  const attempts = delivery.attempts + 1;
  if (!(await moveDelivery(strapi, delivery, 'sending', { attempts }))) return null;
  return { ...work, delivery: { ...delivery, state: 'sending', attempts } };
}

function compose(strapi: Core.Strapi, { delivery, incident, channel }: Work): Message {
  const { documentId: id, kind, severity, subject, openedAt, recoveredAt } = incident;
  const notice = { id, kind, severity, subject, facts: incident.facts ?? {}, openedAt, recoveredAt };
  return writeMessage(notice, {
    messageId: delivery.documentId,
    phase: delivery.phase,
    language: channel.language,
    panelUrl: panelUrl(strapi),
    link: openLink(strapi, incident),
  });
}

const isFinal = (error: unknown, { isLast }: Try): boolean =>
  isLast || (error instanceof PluginError && error.remedy !== 'later');

/** Which try this is; the last one has nothing after it. */
export type Try = { isLast: boolean };

/** Sends one message, if there is still a reason to, and notes how it went; throws what sending it threw. */
export async function deliver(strapi: Core.Strapi, id: string, turn: Try): Promise<void> {
  const work = await begin(strapi, id);
  if (!work) return;
  const { delivery, channel } = work;
  try {
    await sendTo(strapi, channel, compose(strapi, work));
  } catch (error) {
    const { code } = await keepResult(strapi, channel, { test: false, error });
    await moveDelivery(strapi, delivery, isFinal(error, turn) ? 'failed' : 'waiting', { errorCode: code });
    throw error;
  }
  await moveDelivery(strapi, delivery, 'sent', { errorCode: null });
  await keepResult(strapi, channel, { test: false });
}
