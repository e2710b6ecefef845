import { createHmac } from 'node:crypto';
import { faultOfRelay, relayTolerance, signRelay } from './relay';

const key = 'a-key-of-the-relay';
const raw = Buffer.from('{"event":"authorize"}');
const now = new Date('2026-03-01T08:00:00Z');
const at = (seconds: number): string => String(now.getTime() / 1000 + seconds);

const stamped = (timestamp = at(0), nonce = 'nonce-0001', body = raw) => ({
  timestamp,
  nonce,
  signature: signRelay(key, { timestamp, nonce }, body),
});

it('signs timestamp, nonce and body with a line feed between', () => {
  const { timestamp, nonce, signature } = stamped();
  const plain = createHmac('sha256', key).update(`${timestamp}\n${nonce}\n${raw.toString()}`).digest('hex');
  expect(signature).toBe(plain);
  expect(faultOfRelay(key, { timestamp, nonce, signature }, raw, now)).toBeNull();
});

it('takes five minutes either way and no more', () => {
  for (const seconds of [relayTolerance, -relayTolerance])
    expect(faultOfRelay(key, stamped(at(seconds)), raw, now)).toBeNull();
  for (const seconds of [relayTolerance + 1, -relayTolerance - 1])
    expect(faultOfRelay(key, stamped(at(seconds)), raw, now)).toBe('relay-late');
});

it.each([
  ['another body', stamped(at(0), 'nonce-0001', Buffer.from('{}'))],
  ['another nonce', { ...stamped(), nonce: 'nonce-0002' }],
  ['another moment', { ...stamped(), timestamp: at(1) }],
  ['no signature', { ...stamped(), signature: '' }],
  ['capitals', { ...stamped(), signature: stamped().signature.toUpperCase() }],
])('refuses %s', (_what, stamp) => {
  expect(faultOfRelay(key, stamp, raw, now)).toBe('relay-signature');
});

it('asks for a timestamp and a nonce, and refuses an empty key', () => {
  expect(faultOfRelay(key, { ...stamped(), timestamp: '' }, raw, now)).toBe('relay-missing');
  expect(faultOfRelay(key, { ...stamped(), nonce: 'a\nb-0000000' }, raw, now)).toBe('relay-missing');
  expect(faultOfRelay('', stamped(), raw, now)).toBe('relay-signature');
});
