import type { Core } from '@strapi/strapi';
import type { DeliveryState } from '../../../contracts/notices';
import { addSeconds, clock } from '../shared/clock';
import { changeOne } from '../shared/database';
import { PluginError } from '../shared/errors';
import { keepResult } from './channels/result';
import { writeMessage, type Message } from './message';
import { panelUrl } from './panel';
import {
  channelUid,
  deliveryUid,
  findIncident,
  incidentUid,
  type ChannelRow,
  type DeliveryRow,
  type IncidentRow,
} from './row';
import { openLink } from './sealed';
import { sendTo } from './send';

// A sender that was not heard of for so long is gone; its message may have arrived.
const lostAfterSeconds = 120;

type Work = { delivery: DeliveryRow; incident: IncidentRow; channel: ChannelRow };

const find = <Row>(strapi: Core.Strapi, uid: Parameters<Core.Strapi['db']['query']>[0], documentId: string) =>
  strapi.db.query(uid).findOne({ where: { documentId } }) as Promise<Row | null>;

/** Moves a message on, if it still stands as it was read. */
const move = (
  strapi: Core.Strapi,
  row: DeliveryRow,
  state: DeliveryState,
  more: Partial<DeliveryRow> = {},
) => {
  const { documentId, attempts } = row;
  const where = { documentId, state: row.state, attempts };
  return changeOne(strapi, deliveryUid, where, { state, stateAt: clock.now(), ...more });
};

const stillOnItsWay = () =>
  new PluginError('NOTICE_UNDELIVERED', 'The message that the incident began is still on its way');

/** Whether a channel heard, or may have heard, that an incident began; what it did not hear by now it never will. */
async function wasTold(strapi: Core.Strapi, { incidentId, channelId }: DeliveryRow): Promise<boolean> {
  const where = { incidentId, channelId, phase: 'opened' };
  const opened = (await strapi.db.query(deliveryUid).findOne({ where })) as DeliveryRow | null;
  if (!opened || opened.state === 'dropped' || opened.state === 'failed') return false;
  if (opened.state === 'sent') return true;
  if (opened.state === 'waiting' && (await move(strapi, opened, 'dropped'))) return false;
  if (opened.state === 'sending' && new Date(opened.stateAt) < addSeconds(clock.now(), -lostAfterSeconds))
    return true;
  throw stillOnItsWay();
}

/** Whether there is still a reason to send a message. */
async function isDue(strapi: Core.Strapi, { delivery, incident, channel }: Partial<Work>): Promise<boolean> {
  if (!delivery || !incident || !channel?.enabled) return false;
  return delivery.phase === 'recovered' ? wasTold(strapi, delivery) : incident.recoveredAt === null;
}

/** Makes a message ours to send; null when there is nothing to do any more. */
async function begin(strapi: Core.Strapi, id: string): Promise<Work | null> {
  const delivery = await find<DeliveryRow>(strapi, deliveryUid, id);
  if (!delivery || !['waiting', 'sending'].includes(delivery.state)) return null;
  const incident = await find<IncidentRow>(strapi, incidentUid, delivery.incidentId);
  const channel = await find<ChannelRow>(strapi, channelUid, delivery.channelId);
  if (!incident || !channel || !(await isDue(strapi, { delivery, incident, channel }))) {
    await move(strapi, delivery, 'dropped');
    return null;
  }
  const attempts = delivery.attempts + 1;
  if (!(await move(strapi, delivery, 'sending', { attempts }))) return null;
  return { delivery: { ...delivery, state: 'sending', attempts }, incident, channel };
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
    await move(strapi, delivery, isFinal(error, turn) ? 'failed' : 'waiting', { errorCode: code });
    throw error;
  }
  await move(strapi, delivery, 'sent', { errorCode: null });
  await keepResult(strapi, channel, { test: false });
}
