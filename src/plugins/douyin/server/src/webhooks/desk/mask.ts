import { isFields } from '../events/body';

/** Names whose values say nothing of a person: kinds, times, counts and ids of things. */
const plainNames = new Set([
  'event',
  'client_key',
  'log_id',
  'event_id',
  'msg_id',
  'scopes',
  'message_type',
  'conversation_type',
  'scene_type',
  'source',
  'create_time',
  'action_time',
  'update_time',
  'expire_time',
  'action_type',
  'operation_type',
  'auth_status',
  'apply_status',
  'group_type',
  'create_group_type',
  'card_status',
  'card_id',
  'item_id',
  'share_id',
  'video_id',
  'reply_to_item_id',
  'post_id',
  'passed',
  'has_default_hashtag',
  'digg_count',
  'reply_comment_total',
  'challenge',
]);

/** What such a value looks like; whatever else stands under the name is blotted out. */
const plainText = /^[\w.@+/=:,-]{0,128}$/;

/** What a field of a card is called, e.g. 手机号: short, and no number. */
const labelText = /^\D{1,12}$/u;

const blot = '****';

const isId = (name: string): boolean => name.endsWith('_id') || name.endsWith('openid');

/** Of a long id the end stays, so that two can be told apart. */
const blotted = (name: string, text: string): string =>
  isId(name) && text.length >= 16 ? blot + text.slice(-4) : blot;

function maskText(name: string, text: string): unknown {
  if (text === '') return text;
  if (plainNames.has(name) && plainText.test(text)) return text;
  if (name === 'label' && labelText.test(text)) return text;
  // The platform writes some contents as text.
  if (name === 'content' && text.startsWith('{')) return maskJson(text) ?? blot;
  return blotted(name, text);
}

function mask(name: string, value: unknown): unknown {
  if (value === null) return null;
  if (Array.isArray(value)) return value.map((part) => mask(name, part));
  if (isFields(value))
    return Object.fromEntries(Object.entries(value).map(([inner, part]) => [inner, mask(inner, part)]));
  if (typeof value === 'string') return maskText(name, value);
  return plainNames.has(name) ? value : blot;
}

function maskJson(json: string): unknown {
  try {
    return mask('', JSON.parse(json));
  } catch {
    // No JSON: there is nothing in it that could be told from a person's words.
    return undefined;
  }
}

/** A body with all blotted out that may tell of a person; null where it is no JSON. What it is told apart by stays. */
export function maskBody(body: string): string | null {
  const masked = maskJson(body);
  return masked === undefined ? null : JSON.stringify(masked);
}
