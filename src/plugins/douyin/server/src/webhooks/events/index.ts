import { platformEvents } from '../../../../contracts/webhooks';
import type { EventBody } from './body';
import { comments } from './comments';
import { nothing, type Deed, type Family } from './deed';
import { grants } from './grants';
import { interactions } from './interactions';
import { messages } from './messages';

/** The families of events that ask for something of our own. */
const families: Family[] = [grants, interactions, comments, messages];

const byEvent = new Map(families.flatMap((family) => family.events.map((event) => [event, family] as const)));

const known: readonly string[] = platformEvents;

/** What an event asks for; nothing where we know none of our own for it. Throws WEBHOOK_CONTENT. */
export function deedOf(body: EventBody): Deed {
  const family = byEvent.get(body.event);
  if (family) return family.read(body);
  return nothing(known.includes(body.event) ? 'nothing-to-do' : 'unknown-event');
}

/** Whose turn an event takes: the account it is about, or else whoever it names first. */
export const laneOf = (body: EventBody): string =>
  byEvent.get(body.event)?.account(body) ?? body.to ?? body.from ?? body.event;
