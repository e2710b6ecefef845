import type { Core } from '@strapi/strapi';
import type { ChannelView } from '../../../../contracts/notice-channels';
import { clock } from '../../shared/clock';
import { changeOne } from '../../shared/database';
import { PluginError } from '../../shared/errors';
import { service } from '../../shared/service';
import type { Message } from '../../notices/service';
import { readPanelLeads } from '../panel/read';
import { allNotifyRules, notifyMessageUid, type NotifyMessageRow, type NotifyRuleRow } from './row';
import { standingLeads } from './standing';
import { exampleLead, writeNews } from './write';

/** Where the panel shows leads. */
const leadsUrl = (strapi: Core.Strapi): string =>
  `${strapi.config.get<string>('admin.absoluteUrl', '').replace(/\/+$/, '')}/plugins/douyin/leads`;

/** The leads of a message as they are now: whoever was erased is left out, whoever was merged is the other. */
async function leadsOf(strapi: Core.Strapi, { entries }: NotifyMessageRow) {
  const standing = await standingLeads(
    strapi,
    entries.map(({ lead }) => lead),
  );
  const ids = [...new Set([...standing.values()].map(({ id }) => id))];
  const leads = new Map((await readPanelLeads(strapi, ids)).map((lead) => [lead.leadId, lead]));
  return entries.flatMap(({ lead: id, to }) => {
    const lead = leads.get(standing.get(id)?.id ?? 0);
    return lead ? [{ lead, to }] : [];
  });
}

type Work = { message: NotifyMessageRow; rule: NotifyRuleRow; channel: ChannelView };

async function compose(strapi: Core.Strapi, { message, rule, channel }: Work): Promise<Message | null> {
  const { documentId: id, event, sort, total, history, ruleName } = message;
  const language = message.language ?? channel.language;
  const leads = await leadsOf(strapi, message);
  const { zone } = rule;
  return writeNews({
    ...{ id, language, zone, event, sort, total, history, leads, rule: ruleName },
    leadsUrl: leadsUrl(strapi),
  });
}

const move = (
  strapi: Core.Strapi,
  { documentId, state: before, attempts }: NotifyMessageRow,
  state: NotifyMessageRow['state'],
  more: Partial<NotifyMessageRow> = {},
): Promise<boolean> =>
  changeOne(
    strapi,
    notifyMessageUid,
    { documentId, state: before, attempts },
    { state, stateAt: clock.now(), ...more },
  );

/** What a message needs to be sent; null when nobody is to get it any more. */
async function gatherWork(strapi: Core.Strapi, message: NotifyMessageRow): Promise<Work | null> {
  const [rule] = await allNotifyRules(strapi, { documentId: message.ruleId });
  const channels = await service(strapi, 'notices').channels();
  const channel = channels.find(({ id, enabled }) => id === message.channelId && enabled);
  return rule?.isOn && channel ? { message, rule, channel } : null;
}

const isFinal = (error: unknown, isLast: boolean): boolean =>
  isLast || (error instanceof PluginError && error.remedy !== 'later');

const codeOf = (error: unknown): string => (error instanceof PluginError ? error.code : 'INTERNAL');

/** Sends one message, if there is still a reason to, and notes how it went; throws what sending it threw. */
export async function sendMessage(strapi: Core.Strapi, id: string, isLast: boolean): Promise<void> {
  const found = (await strapi.db
    .query(notifyMessageUid)
    .findOne({ where: { documentId: id } })) as NotifyMessageRow | null;
  if (!found || !['waiting', 'sending'].includes(found.state)) return;
  const work = await gatherWork(strapi, found);
  const text = work && (await compose(strapi, work));
  if (!text) {
    await move(strapi, found, 'dropped');
    return;
  }
  const attempts = found.attempts + 1;
  if (!(await move(strapi, found, 'sending', { attempts }))) return;
  const sending = { ...found, state: 'sending' as const, attempts };
  try {
    await service(strapi, 'notices').send(found.channelId, text, { test: false });
  } catch (error) {
    await move(strapi, sending, isFinal(error, isLast) ? 'failed' : 'waiting', { errorCode: codeOf(error) });
    throw error;
  }
  await move(strapi, sending, 'sent', { errorCode: null });
}

/** The text of a rule's test for a channel. */
export function testText(
  strapi: Core.Strapi,
  { name: rule, event, language, zone }: NotifyRuleRow,
  channel: ChannelView,
  id: string,
): Message | null {
  const spoken = language ?? channel.language;
  return writeNews({
    ...{ id, language: spoken, zone, rule, event, sort: 'test', total: 1, history: 0 },
    leads: [{ lead: exampleLead(spoken, clock.now()) }],
    leadsUrl: leadsUrl(strapi),
  });
}
