import { sha256 } from '../shared/crypto';
import { PluginError } from '../shared/errors';

/** What is compared of two calls with one key. */
export type Called = { method: string; path: string; query: string; body: unknown };

/** One value of JSON as one text, whatever the order of its fields. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(',')}}`;
}

/** What stands for a call: the same for the same method, address and body. */
export const callHashOf = ({ method, path, query, body }: Called): string =>
  sha256([method, path, query, canonical(body ?? {})].join('\n'));

/** What stands for a key of one caller. */
export const keyHashOf = (caller: string, key: string): string => sha256(`${caller}\n${key}`);

/** The key in a header, written with quotes (as the IETF draft has it) or without; throws CALL_KEY_INVALID. */
export function readKey(header: string): string {
  const key = /^"(.*)"$/.exec(header.trim())?.[1] ?? header.trim();
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw new PluginError(
    'CALL_KEY_INVALID',
    'Idempotency-Key must be 1 to 255 visible ASCII characters, e.g. a UUID',
  );
}
