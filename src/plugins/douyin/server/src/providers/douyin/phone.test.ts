import { createCipheriv } from 'node:crypto';
import { decryptPhone } from './phone';

const secret = '0123456789abcdef0123456789abcdef';

const encrypt = (plain: string, key = secret) => {
  const cipher = createCipheriv(`aes-${key.length * 8}-cbc`, key, key.slice(0, 16));
  return Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]).toString('base64');
};

it('opens the known vector', () => {
  expect(decryptPhone('S3j2eFFOb088IbvvYZQO0A==', secret)).toBe('13800000000');
});

it.each([16, 24, 32])('opens with a secret of %d characters', (length) => {
  expect(decryptPhone(encrypt('13800000000', secret.slice(0, length)), secret.slice(0, length))).toBe(
    '13800000000',
  );
});

it('opens numbers of other countries', () => {
  for (const phone of ['+8613800000000', '+1 202-555-0100', '85212345678'])
    expect(decryptPhone(encrypt(phone), secret)).toBe(phone);
});

it.each([
  ['nothing', undefined],
  ['null', null],
  ['an empty text', ''],
  ['a number', 13800000000],
  ['no Base64', '…'],
  ['a block cut short', 'S3j2eFFOb088Ibvv'],
  ['text that is no number', encrypt('hello')],
  ['an empty number', encrypt('')],
])('gives null for %s', (_what, encrypted) => {
  expect(decryptPhone(encrypted, secret)).toBeNull();
});

it('gives null for a secret of no usable length, and always for a wrong one', () => {
  const encrypted = encrypt('13800000000');
  for (const wrong of ['', 'short', 'x'.repeat(31), 'x'.repeat(33)])
    expect(decryptPhone(encrypted, wrong)).toBeNull();
  for (let n = 0; n < 1000; n += 1) expect(decryptPhone(encrypted, String(n).padStart(32, '0'))).toBeNull();
});
