import type { Message } from '../message';
import { readStatus, secondsOf, type HttpSender } from './sender';
import { signWebhook } from './standard-webhook';

/** A message as an event for machines: what happened, when, and the text people read. */
export function formatWebhook({ data, title, lines, language }: Message, now: Date) {
  return {
    type: data.type,
    timestamp: now.toISOString(),
    data: { ...data.notice, language, title, text: lines.join('\n') },
  };
}

/** An outgoing webhook by the Standard Webhooks specification, signed when the channel has a secret. */
export const webhook: HttpSender = {
  call(message, { url, secret, now }) {
    const json = formatWebhook(message, now);
    const seconds = secondsOf(now);
    // The sender writes the same object with the same JSON.stringify, so these are the bytes that go out.
    const body = JSON.stringify(json);
    const headers: Record<string, string> = {
      'webhook-id': message.id,
      'webhook-timestamp': String(seconds),
    };
    if (secret) headers['webhook-signature'] = signWebhook(secret, { id: message.id, seconds, body });
    return { method: 'POST', url, json, headers };
  },
  read: readStatus,
};
