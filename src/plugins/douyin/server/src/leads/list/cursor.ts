import type { LeadFilter } from '../../../../contracts/leads';
import { hmac, sameSecret } from '../../shared/crypto';
import { faultAt, type PluginError } from '../../shared/errors';
import type { Key } from './key';

/** The error of a query that names the parameter at fault, in the form of those that do not fit the contract. */
export const queryError = (parameter: string, message: string): PluginError =>
  faultAt('QUERY_INVALID', parameter, message);

/** Where a page ended: the last lead's place in the order, and the number of the page that follows. */
export type Place = Key & { page: number };

const filterNames = [
  'startTime',
  'endTime',
  'keyword',
  'status',
  'app',
  'account',
  'source',
  'tag',
  'owner',
  'team',
  'followUp',
  'zone',
  'where',
] as const satisfies (keyof LeadFilter)[];

/** A filter as one text, the same for the same filter. */
const written = (filter: LeadFilter): string =>
  JSON.stringify(filterNames.map((name) => filter[name] ?? null));

const signature = (key: Buffer, payload: string, filter: LeadFilter): string =>
  hmac(key, `${payload}\n${written(filter)}`).slice(0, 32);

/** The cursor that goes on from a place, good for this filter only. */
export function writeCursor(key: Buffer, { acquiredAt, id, page }: Place, filter: LeadFilter): string {
  const payload = Buffer.from(JSON.stringify([acquiredAt.getTime(), id, page])).toString('base64url');
  return `${payload}.${signature(key, payload, filter)}`;
}

/** Reads a cursor that one of the keys signed for this filter; throws QUERY_INVALID for any other. */
export function readCursor(keys: Buffer[], cursor: string, filter: LeadFilter): Place {
  const [payload = '', sign = ''] = cursor.split('.');
  if (!keys.some((key) => sameSecret(signature(key, payload, filter), sign)))
    throw queryError('cursor', 'is not one of ours for this filter; begin again without it');
  const [at, id, page] = JSON.parse(Buffer.from(payload, 'base64url').toString()) as [number, number, number];
  return { acquiredAt: new Date(at), id, page };
}
