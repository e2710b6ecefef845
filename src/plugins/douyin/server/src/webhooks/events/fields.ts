import { PluginError } from '../../shared/errors';
import type { EventBody } from './body';

const missing = (name: string) =>
  new PluginError('WEBHOOK_CONTENT', `The event does not say its ${name}`, { field: name });

/** A part of an event that must be there. Throws WEBHOOK_CONTENT. */
export function need(value: string | null | undefined, name: string): string {
  if (!value) throw missing(name);
  return value;
}

/** A text of an event's content; null where it is none. */
export function textIn({ content }: Pick<EventBody, 'content'>, name: string): string | null {
  const value = content[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

// Seconds until the year 5138, milliseconds from 1973 on.
const milliseconds = 100_000_000_000;

/** A moment of an event's content, in seconds or milliseconds, as a number or as text; null where it is none. */
export function momentIn({ content }: Pick<EventBody, 'content'>, name: string): Date | null {
  const value = content[name];
  const number = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !(number > 0)) return null;
  const moment = new Date(number < milliseconds ? number * 1000 : number);
  return Number.isNaN(moment.getTime()) ? null : moment;
}

/** When something happened, as leads take it. */
export const happenedAt = (moment: Date | null) => (moment ? { touchedAt: moment, acquiredAt: moment } : {});
