import type { Core } from '@strapi/strapi';
import { burst } from '../../../../contracts/lead-notify';
import type { ChannelView } from '../../../../contracts/notice-channels';
import { clock } from '../../shared/clock';
import { newId } from '../../shared/crypto';
import { insertOne, whileContested } from '../../shared/database';
import { service } from '../../shared/service';
import type { Transaction } from '../row';
import { holdCursor } from './cursor';
import { decide, type Sending } from './decide';
import { dropItems, queues, takeAll, takeSome, type Queue, type Taken } from './items';
import { allNotifyRules, notifyMessageUid, type NotifyRuleRow } from './row';

/** Kind of the jobs that carry messages out. */
export const sendKind = 'leads.notify.send';

const tries = 8;
const shownInSum = 20;

type Work = { strapi: Core.Strapi; rule: NotifyRuleRow; channel: ChannelView; queue: Queue };

/** Puts one message on its way, within the transaction that took its leads out of what waits. */
async function addMessage(
  { strapi, rule, channel }: Work,
  sort: Sending['sort'],
  { total, history, entries }: Taken,
): Promise<void> {
  const documentId = newId();
  await insertOne(strapi, notifyMessageUid, {
    ...{ documentId, ruleId: rule.documentId, ruleName: rule.name },
    ...{ channelId: channel.id, channelName: channel.name, event: rule.event, sort },
    ...{ language: rule.language, total, history, entries },
    ...{ state: 'waiting', stateAt: clock.now(), attempts: 0 },
  });
  await service(strapi, 'jobs').enqueue({
    kind: sendKind,
    key: `${sendKind}:${documentId}`,
    payload: { message: documentId },
    maxAttempts: tries,
  });
}

async function write(work: Work, trx: Transaction, { sort, takes }: Sending): Promise<void> {
  const { strapi, queue } = work;
  // Whoever decides second finds taken what the first one took.
  await holdCursor(strapi, trx);
  const part = { ...queue, takes };
  if (sort !== 'single') {
    const taken = await takeAll(strapi, trx, part, shownInSum);
    if (taken.total > 0) await addMessage(work, sort, taken);
    return;
  }
  for (const entry of await takeSome(strapi, trx, part, burst.most))
    await addMessage(work, sort, { total: 1, history: 0, entries: [entry] });
}

/** How many messages are on their way to a channel already. */
const underWay = (strapi: Core.Strapi, channelId: string): Promise<number> =>
  strapi.db.query(notifyMessageUid).count({ where: { channelId, state: { $in: ['waiting', 'sending'] } } });

/** When a rule told a channel last of many at once. */
async function lastBurst(strapi: Core.Strapi, { rule, channel }: Queue): Promise<Date | null> {
  const [row] = (await strapi.db.query(notifyMessageUid).findMany({
    where: { ruleId: rule, channelId: channel, sort: 'burst' },
    orderBy: { id: 'desc' },
    limit: 1,
    select: ['createdAt'],
  })) as { createdAt: string | Date }[];
  return row ? new Date(row.createdAt) : null;
}

async function flushQueue(work: Work): Promise<void> {
  const { strapi, rule, channel, queue } = work;
  const room = (await service(strapi, 'notices').room(channel.id)) - (await underWay(strapi, channel.id));
  const moment = { now: clock.now(), room, burstAt: await lastBurst(strapi, queue) };
  for (const sending of decide(rule, queue, moment))
    await whileContested(() => strapi.db.transaction(({ trx }) => write(work, trx, sending)));
}

/** Sends what waits and may be sent now; forgets what nobody is to be told any more. */
export async function flush(strapi: Core.Strapi): Promise<void> {
  const waiting = await queues(strapi);
  if (waiting.length === 0) return;
  const rules = new Map((await allNotifyRules(strapi)).map((rule) => [rule.documentId, rule]));
  const channels = await service(strapi, 'notices').channels();
  for (const queue of waiting) {
    const rule = rules.get(queue.rule);
    const channel = channels.find(({ id, enabled }) => id === queue.channel && enabled);
    if (rule?.isOn && rule.channels.includes(queue.channel) && channel)
      await flushQueue({ strapi, rule, channel, queue });
    else await dropItems(strapi, queue.rule, queue.channel);
  }
}
