import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a relay puts on a delivery that it passes on; the headers that carry it. */
export type RelayStamp = { timestamp: string; nonce: string; signature: string };
export const relayHeaders = {
  timestamp: 'x-douyin-relay-timestamp',
  nonce: 'x-douyin-relay-nonce',
  signature: 'x-douyin-relay-signature',
} as const;

/** Seconds by which a relay's clock may differ from ours. */
export const relayTolerance = 300;

const forms = { timestamp: /^\d{1,12}$/, nonce: /^[\w-]{8,128}$/, signature: /^[0-9a-f]{64}$/ };

/**
 * The signature of a relay: HMAC-SHA256 in lower-case hex over timestamp (seconds since 1970), nonce and raw body, with a
 * line feed after each of the first two.
 */
export const signRelay = (
  key: string,
  { timestamp, nonce }: Omit<RelayStamp, 'signature'>,
  raw: Buffer,
): string => createHmac('sha256', key).update(`${timestamp}\n${nonce}\n`, 'utf8').update(raw).digest('hex');

/** What is wrong with a relay's stamp; null: nothing. Whether its nonce was used is for others to know. */
export function faultOfRelay(
  key: string,
  stamp: RelayStamp,
  raw: Buffer,
  now: Date,
): 'relay-missing' | 'relay-late' | 'relay-signature' | null {
  if (!forms.timestamp.test(stamp.timestamp) || !forms.nonce.test(stamp.nonce)) return 'relay-missing';
  if (key === '' || !forms.signature.test(stamp.signature)) return 'relay-signature';
  const wanted = Buffer.from(signRelay(key, stamp, raw), 'hex');
  if (!timingSafeEqual(wanted, Buffer.from(stamp.signature, 'hex'))) return 'relay-signature';
  const distance = Math.abs(now.getTime() / 1000 - Number(stamp.timestamp));
  return distance > relayTolerance ? 'relay-late' : null;
}
