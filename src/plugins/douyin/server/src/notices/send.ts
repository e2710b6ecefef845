import type { Core } from '@strapi/strapi';
import { settingsOf } from '../config';
import { clock, withinSeconds } from '../shared/clock';
import { PluginError } from '../shared/errors';
import { vendorText } from '../shared/log';
import type { Message } from './message';
import { sendOut } from './outgoing';
import { keepPace } from './paces';
import type { ChannelRow } from './row';
import { openChannel } from './sealed';
import { httpSenders } from './senders';
import { formatEmail } from './senders/email';

const emailSeconds = 20;

type EmailService = {
  send(mail: { to: string; subject: string; text: string; html: string }): Promise<unknown>;
};

/** Strapi’s own e-mail, whatever provider it has. */
function emailOf(strapi: Core.Strapi): EmailService {
  const plugin = strapi.plugin('email') as { service(name: string): unknown } | undefined;
  if (!plugin) throw new Error('its email plugin is not there');
  return plugin.service('email') as EmailService;
}

async function sendEmail(strapi: Core.Strapi, emails: string[], message: Message): Promise<void> {
  const mail = { to: emails.join(', '), ...formatEmail(message) };
  try {
    await withinSeconds(
      emailSeconds,
      emailOf(strapi).send(mail),
      `nothing heard for ${emailSeconds} seconds`,
    );
  } catch (cause) {
    const text = vendorText(cause instanceof Error ? cause.message : String(cause));
    throw new PluginError('NOTICE_UNDELIVERED', `Strapi could not send the e-mail: ${text}`);
  }
}

/** Sends a message to a channel, as many as it takes; throws NOTICE_UNDELIVERED, NOTICE_ADDRESS or CONFIG_KEYS_LOCKED. */
export async function sendTo(strapi: Core.Strapi, channel: ChannelRow, message: Message): Promise<void> {
  await keepPace(strapi, channel);
  if (channel.kind === 'email') return sendEmail(strapi, channel.emails ?? [], message);
  const { url, secret } = openChannel(strapi, channel);
  const sender = httpSenders[channel.kind];
  const call = sender.call(message, { url, secret, now: clock.now() });
  const verdict = sender.read(await sendOut(call, settingsOf(strapi).noticeAllowedHosts));
  if (verdict.ok) return;
  const { host } = new URL(url);
  throw new PluginError(
    'NOTICE_UNDELIVERED',
    `${host} did not take the message: ${vendorText(verdict.text)}`,
    { host },
  );
}
