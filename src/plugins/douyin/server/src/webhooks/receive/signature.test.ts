import { createHash } from 'node:crypto';
import { isSigned, signDelivery } from './signature';

const secret = '0123456789abcdef0123456789abcdef';
const body = Buffer.from('{"event":"verify_webhook","client_key":"abc","content":{"challenge":12345}}');
const signature = '03105b8d3722cd9e5b2a2db17d82d07b3697d353';

it('signs the sample as the platform does', () => {
  expect(signDelivery(secret, body)).toBe(signature);
  expect(isSigned([secret], body, signature)).toBe(true);
});

it('signs bytes, whatever they mean', () => {
  const raw = Buffer.from([0, 0xff, 0xe4, 0xbd, 10]);
  const plain = createHash('sha1')
    .update(Buffer.concat([Buffer.from(secret), raw]))
    .digest('hex');
  expect(signDelivery(secret, raw)).toBe(plain);
});

it('refuses a body with any one byte changed, taken away or added', () => {
  for (let at = 0; at < body.length; at += 1) {
    const other = Buffer.from(body);
    other.writeUInt8(other.readUInt8(at) ^ 1, at);
    expect(isSigned([secret], other, signature)).toBe(false);
  }
  expect(isSigned([secret], body.subarray(1), signature)).toBe(false);
  expect(isSigned([secret], Buffer.concat([body, Buffer.from('\n')]), signature)).toBe(false);
});

it('takes one of several secrets, and no other', () => {
  expect(isSigned(['new', secret], body, signature)).toBe(true);
  expect(isSigned(['new', 'other'], body, signature)).toBe(false);
  expect(isSigned([], body, signature)).toBe(false);
});

it('verifies nothing with an empty secret', () => {
  expect(isSigned([''], body, signDelivery('', body))).toBe(false);
});

it.each(['', signature.toUpperCase(), signature.slice(1), `${signature}0`, `${signature.slice(1)}g`])(
  'refuses a signature of another form: %j',
  (given) => {
    expect(isSigned([secret], body, given)).toBe(false);
  },
);
