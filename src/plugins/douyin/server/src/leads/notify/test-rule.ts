import type { Core } from '@strapi/strapi';
import type { NotifyTest } from '../../../../contracts/lead-notify';
import type { ChannelView } from '../../../../contracts/notice-channels';
import { clock } from '../../shared/clock';
import { newId } from '../../shared/crypto';
import { insertOne } from '../../shared/database';
import { PluginError } from '../../shared/errors';
import { vendorText } from '../../shared/log';
import { service } from '../../shared/service';
import { findNotifyRule, notifyMessageUid, type NotifyRuleRow } from './row';
import { testText } from './send';

const readError = (error: unknown): Pick<NotifyTest, 'code' | 'message'> =>
  error instanceof PluginError
    ? { code: error.code, message: error.message }
    : { code: 'INTERNAL', message: vendorText(error instanceof Error ? error.message : String(error)) };

async function tryChannel(
  strapi: Core.Strapi,
  rule: NotifyRuleRow,
  channel: ChannelView,
): Promise<NotifyTest> {
  const documentId = newId();
  const text = testText(strapi, rule, channel, documentId);
  if (!text) throw new Error('A test has a text');
  const failure = await service(strapi, 'notices')
    .send(channel.id, text, { test: true })
    .then(
      () => ({ ok: true, code: null, message: null }),
      (error: unknown) => ({ ok: false, ...readError(error) }),
    );
  await insertOne(strapi, notifyMessageUid, {
    ...{ documentId, ruleId: rule.documentId, ruleName: rule.name, event: rule.event, sort: 'test' },
    ...{ channelId: channel.id, channelName: channel.name, language: rule.language, total: 1, history: 0 },
    ...{ state: failure.ok ? 'sent' : 'failed', stateAt: clock.now(), attempts: 1, errorCode: failure.code },
  });
  return { channel: channel.name, ...failure };
}

/** Sends a marked example through a rule's channels, switched on or not, and tells how each went. */
export async function testRule(strapi: Core.Strapi, id: string): Promise<NotifyTest[]> {
  const rule = await findNotifyRule(strapi, id);
  const channels = await service(strapi, 'notices').channels();
  const results: NotifyTest[] = [];
  for (const channelId of rule.channels) {
    const channel = channels.find((one) => one.id === channelId);
    if (channel) results.push(await tryChannel(strapi, rule, channel));
  }
  return results;
}
