import { eventName } from '../../../../contracts/webhooks';
import { parseStrict } from '../receive/strict-json';

/** A delivery as the platform wrote it, read as far as every event has it. */
export type EventBody = {
  /** The platform's name of it. */
  event: string;
  clientKey: string | null;
  from: string | null;
  to: string | null;
  /** The platform's ids of the event, where they stand beside its content. */
  eventId: string | null;
  msgId: string | null;
  /** An object, whichever way it was written; empty where there is none that can be read. */
  content: Record<string, unknown>;
};

type Fields = Record<string, unknown>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const idOf = (value: unknown): string | null => (typeof value === 'number' ? String(value) : textOf(value));

/** The content of an event: an object, or an object as text; no text hides another one. */
function contentOf(value: unknown): Fields {
  if (isFields(value)) return value;
  if (typeof value !== 'string') return {};
  try {
    const inner = parseStrict(value);
    return isFields(inner) ? inner : {};
  } catch {
    // Not for us to refuse: the platform signed it, and whoever needs something of it says what is missing.
    return {};
  }
}

/** Reads a delivery; null where it names no event. */
export function readBody(value: unknown): EventBody | null {
  if (!isFields(value)) return null;
  const event = textOf(value.event);
  if (!event) return null;
  return {
    event: eventName(event),
    clientKey: textOf(value.client_key),
    from: textOf(value.from_user_id),
    to: textOf(value.to_user_id),
    eventId: idOf(value.event_id),
    msgId: idOf(value.msg_id),
    content: contentOf(value.content),
  };
}

const traceNames = [
  'create_time',
  'action_time',
  'update_time',
  'server_message_id',
  'comment_id',
  'apply_id',
  'share_id',
  'event_id',
  'msg_id',
];

/** Whether an event tells of one moment or thing, so that it cannot happen a second time in the very same words. */
export const isOnce = ({ content, eventId, msgId }: EventBody): boolean =>
  eventId !== null ||
  msgId !== null ||
  traceNames.some((name) => content[name] !== undefined && content[name] !== '' && content[name] !== null);
