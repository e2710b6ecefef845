import { createHash } from 'node:crypto';

/** A deterministic source of ids: the same seed and the same calls give the same ids. */
export type Ids = { seed: string; counters: Map<string, number> };

/** An id source for one simulator. */
export const createIds = (seed: string): Ids => ({ seed, counters: new Map() });

/** Bytes that depend only on the seed and on the words of the key. */
function bytesFor(ids: Ids, key: string[], length: number): Buffer {
  const blocks: Buffer[] = [];
  for (let block = 0; block * 32 < length; block += 1) {
    const words = JSON.stringify([ids.seed, block, ...key]);
    blocks.push(createHash('sha256').update(words).digest());
  }
  return Buffer.concat(blocks).subarray(0, length);
}

/** The next number of a series, from 1; each kind counts by itself so that polling one never shifts another. */
export function nextNumber(ids: Ids, kind: string): number {
  const next = (ids.counters.get(kind) ?? 0) + 1;
  ids.counters.set(kind, next);
  return next;
}

/** URL-safe text of `length` characters that is always the same for the same key. */
export const textFor = (ids: Ids, key: string[], length: number): string =>
  bytesFor(ids, key, length).toString('base64url').slice(0, length);

/** The next text of a series: unguessable in form, repeatable from the seed. */
export const nextText = (ids: Ids, kind: string, length: number): string =>
  textFor(ids, [kind, String(nextNumber(ids, kind))], length);

/** The next token, e.g. `act.…`: variable length, 120 to 300 characters, as the platform's grow with time. */
export function nextToken(ids: Ids, prefix: string): string {
  const key = ['token', prefix, String(nextNumber(ids, prefix))];
  const [first = 0] = bytesFor(ids, key, 1);
  const length = 120 + Math.floor((first * 181) / 256);
  return prefix + textFor(ids, key, length - prefix.length);
}

/** An id of one person, as the platform forms it for an app, a developer or a company. */
export const personalId = (ids: Ids, level: 'open' | 'union', person: string, owner: string): string =>
  `_000${textFor(ids, [level, person, owner], 32)}`;

/** An AlliedID: one per person and company (doc: get-related-id). */
export const alliedId = (ids: Ids, person: string, company: string): string =>
  `_allied${textFor(ids, ['allied', person, company], 32)}`;

/** A whole number from 0 up to, not including, `below` that is always the same for the same key. */
export const numberFor = (ids: Ids, key: string[], below: number): number =>
  bytesFor(ids, ['number', ...key], 6).readUIntBE(0, 6) % below;

/** An item, comment or conversation id: starts with `@` and holds `+`, `/` and `=`, so it must be URL-encoded. */
export const opaqueId = (ids: Ids, kind: string): string =>
  opaqueIdFor(ids, [kind, String(nextNumber(ids, kind))]);

/** The same, always equal for the same key. */
export function opaqueIdFor(ids: Ids, key: string[]): string {
  const body = bytesFor(ids, ['opaque', ...key], 34).toString('base64');
  return `@9V${body.slice(0, 20)}+${body.slice(20, 40)}/${body.slice(40)}`;
}

/** A log id: the moment in Beijing time, then text that is repeatable from the seed. */
export function logId(ids: Ids, nowMs: number): string {
  const beijing = new Date(nowMs + 8 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14);
  const tail = bytesFor(ids, ['log', String(nextNumber(ids, 'log'))], 9)
    .toString('hex')
    .toUpperCase();
  return beijing + tail;
}
