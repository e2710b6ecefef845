import { isFields } from '../events/body';

/** What a body that nobody vouches for says of itself; good for looking up an app and for a line about a refusal. */
export type Peek = { event: string | null; clientKey: string | null; names: string[] };

const nothing: Peek = { event: null, clientKey: null, names: [] };

const name = /^[\w.-]{1,64}$/;
const nameOf = (value: unknown): string | null =>
  typeof value === 'string' && name.test(value) ? value : null;

/** Looks into a body without believing it; never throws. */
export function peek(raw: Buffer): Peek {
  try {
    const value: unknown = JSON.parse(raw.toString('utf8'));
    if (!isFields(value)) return nothing;
    const names = Object.keys(value)
      .slice(0, 10)
      .map((key) => nameOf(key) ?? '…');
    return { event: nameOf(value.event), clientKey: nameOf(value.client_key), names };
  } catch {
    // No JSON: then it says nothing.
    return nothing;
  }
}
