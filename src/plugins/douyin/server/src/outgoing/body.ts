import { outgoingEvents, type OutgoingBody, type OutgoingEvent } from '../../../contracts/outgoing';

/** The text of a delivery: what happened, when, and of it only what is agreed on; null when that is not there. */
export function bodyOf(event: OutgoingEvent, payload: unknown, at: Date): string | null {
  const data = outgoingEvents[event].safeParse(payload);
  if (!data.success) return null;
  const body: OutgoingBody = { type: event, timestamp: at.toISOString(), data: data.data };
  return JSON.stringify(body);
}

/** The text of a test. */
export function testBody(at: Date): string {
  const body: OutgoingBody = { type: 'douyin.test', timestamp: at.toISOString(), data: {} };
  return JSON.stringify(body);
}
