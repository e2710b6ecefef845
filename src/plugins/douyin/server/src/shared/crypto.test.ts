import { randomBytes } from 'node:crypto';
import { PluginError } from './errors';
import {
  createKeyring,
  hmac,
  identityKey,
  newId,
  randomToken,
  sameSecret,
  sha256,
  type Place,
} from './crypto';

const bytes = randomBytes(32);
const k1 = `k1:${bytes.toString('base64')}`;
const k2 = `k2:${randomBytes(32).toString('hex')}`;
const place: Place = { table: 'douyin_apps', row: 'row-1', column: 'secret_sealed' };
const secret = 'a-client-secret 密钥';

const refusal = (work: () => unknown): PluginError => {
  try {
    work();
  } catch (error) {
    if (error instanceof PluginError) return error;
  }
  throw new Error('It was accepted');
};

describe('a keyring', () => {
  it('opens what it sealed, and never seals twice alike', () => {
    const keyring = createKeyring(k1);
    const sealed = [keyring.seal(secret, place), keyring.seal(secret, place)];
    expect(sealed.map((value) => keyring.open(value, place))).toEqual([secret, secret]);
    expect(sealed[0]).not.toBe(sealed[1]);
    expect(sealed[0]).toMatch(/^s1\.k1\.[\w-]{16}\.[\w-]{22}\.[\w-]+$/);
    expect(sealed[0]).not.toContain('secret');
  });

  it('seals an empty text as well', () => {
    const keyring = createKeyring(k1);
    expect(keyring.open(keyring.seal('', place), place)).toBe('');
  });

  it.each([
    ['table', { ...place, table: 'douyin_tokens' }],
    ['row', { ...place, row: 'row-2' }],
    ['column', { ...place, column: 'previous_secret_sealed' }],
  ])('opens a value in no other %s', (_what, elsewhere) => {
    const keyring = createKeyring(k1);
    const sealed = keyring.seal(secret, place);
    expect(refusal(() => keyring.open(sealed, elsewhere)).code).toBe('CONFIG_KEYS_LOCKED');
  });

  it('does not open what another key sealed under the same id', () => {
    const sealed = createKeyring(k1).seal(secret, place);
    const other = createKeyring(`k1:${randomBytes(32).toString('base64')}`);
    expect(refusal(() => other.open(sealed, place))).toMatchObject({
      code: 'CONFIG_KEYS_LOCKED',
      details: { keyId: 'k1' },
    });
  });

  it('names the key it lacks', () => {
    const sealed = createKeyring(k2).seal(secret, place);
    expect(refusal(() => createKeyring(k1).open(sealed, place)).message).toContain('"k2"');
  });

  it.each([2, 3, 4])('notices a change in part %d of a sealed value', (index) => {
    const keyring = createKeyring(k1);
    const parts = keyring.seal(secret, place).split('.');
    const part = Buffer.from(parts[index] ?? '', 'base64url');
    part[0] = (part[0] ?? 0) ^ 1;
    parts[index] = part.toString('base64url');
    expect(refusal(() => keyring.open(parts.join('.'), place)).code).toBe('CONFIG_KEYS_LOCKED');
  });

  it.each([
    '',
    'plain text',
    's1.k1',
    's1.k1.a.b',
    's1.k1.a.b.c',
    's2.k1.a.b.c',
    's1..a.b.c',
    's1.k1.a.b.c.d',
  ])('does not open %p', (sealed) => {
    expect(refusal(() => createKeyring(k1).open(sealed, place)).code).toBe('CONFIG_KEYS_LOCKED');
  });

  it('does not take a shortened tag', () => {
    const keyring = createKeyring(k1);
    const parts = keyring.seal(secret, place).split('.');
    parts[3] = Buffer.from(parts[3] ?? '', 'base64url')
      .subarray(0, 4)
      .toString('base64url');
    expect(refusal(() => keyring.open(parts.join('.'), place)).code).toBe('CONFIG_KEYS_LOCKED');
  });

  it('seals with the first key and opens with all: a new key goes in front', () => {
    const old = createKeyring(k1).seal(secret, place);
    const rotated = createKeyring(`${k2},${k1}`);
    expect(rotated.writer).toBe('k2');
    expect(rotated.open(old, place)).toBe(secret);
    const fresh = rotated.seal(secret, place);
    expect(fresh).toContain('.k2.');
    expect(refusal(() => createKeyring(k1).open(fresh, place)).code).toBe('CONFIG_KEYS_LOCKED');
  });

  it('derives one key per purpose, the same on every instance', () => {
    const derive = (keys: string, purpose: string) => createKeyring(keys).derive(purpose).toString('hex');
    expect(derive(k1, 'probe')).toMatch(/^[0-9a-f]{64}$/);
    expect(derive(k1, 'probe')).toBe(derive(k1, 'probe'));
    expect(derive(k1, 'probe')).not.toBe(derive(k1, 'cookie'));
    expect(derive(k1, 'probe')).not.toBe(derive(k2, 'probe'));
    expect(derive(k1, 'probe')).not.toBe(bytes.toString('hex'));
  });

  it('derives from former keys too, today’s first', () => {
    const all = createKeyring(`${k2},${k1}`).deriveAll('probe');
    expect(all).toEqual([createKeyring(k2).derive('probe'), createKeyring(k1).derive('probe')]);
  });
});

describe('the form of keys', () => {
  const forms = {
    base64: bytes.toString('base64'),
    'base64 without padding': bytes.toString('base64').replace(/=+$/, ''),
    base64url: bytes.toString('base64url'),
    hex: bytes.toString('hex'),
    'upper-case hex': bytes.toString('hex').toUpperCase(),
  };

  it.each(Object.entries(forms))('may be %s, always meaning the same key', (_form, written) => {
    const sealed = createKeyring(k1).seal(secret, place);
    expect(createKeyring(`k1:${written}`).open(sealed, place)).toBe(secret);
  });

  it('allows blanks around keys and a trailing comma', () => {
    expect(createKeyring(` ${k2} , ${k1} ,`).writer).toBe('k2');
  });

  it.each([
    ['nothing', ''],
    ['a comma', ','],
    ['a key without an id', bytes.toString('base64')],
    ['an empty id', `:${bytes.toString('base64')}`],
    ['an id with a dot', `a.b:${bytes.toString('base64')}`],
    ['16 bytes', `k1:${randomBytes(16).toString('base64')}`],
    ['33 bytes', `k1:${randomBytes(33).toString('base64')}`],
    ['a passphrase', 'k1:correct horse battery staple'],
    ['63 hex digits', `k1:${'a'.repeat(63)}`],
    ['one id twice', `${k1},k1:${randomBytes(32).toString('hex')}`],
    ['a good and a bad one', `${k1},k2:short`],
  ])('is refused for %s, with a sentence that shows no key', (_what, written) => {
    const error = refusal(() => createKeyring(written));
    expect(error.code).toBe('CONFIG_INVALID');
    expect(error.message).toContain('DOUYIN_ENCRYPTION_KEYS');
    expect(error.message).not.toContain(bytes.toString('base64').slice(0, 12));
  });
});

describe('an identity key', () => {
  it('tells parts apart however they are cut', () => {
    const keys = [['ab', 'c'], ['a', 'bc'], ['abc'], ['abc', ''], ['', 'abc']];
    expect(new Set(keys.map((parts) => identityKey(...parts))).size).toBe(keys.length);
  });

  it('is exact about case, accents and blanks, which MySQL is not', () => {
    const ids = ['Abc', 'abc', 'abc ', 'äbc', 'ａbc'];
    expect(new Set(ids.map((id) => identityKey('douyin', id))).size).toBe(ids.length);
    expect(identityKey('douyin', 'x')).toBe(identityKey('douyin', 'x'));
  });
});

describe('small tools', () => {
  it('compare secrets of any length', () => {
    expect([sameSecret('a', 'a'), sameSecret('a', 'b'), sameSecret('a', 'aa'), sameSecret('', '')]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it('hash as everybody else does', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    const text = 'The quick brown fox jumps over the lazy dog';
    expect(hmac('key', text)).toBe('f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8');
  });

  it('make ids and tokens that do not repeat', () => {
    expect(newId()).toMatch(/^[0-9a-f]{24}$/);
    expect(randomToken()).toMatch(/^[\w-]{43}$/);
    expect(new Set(Array.from({ length: 100 }, () => randomToken(12))).size).toBe(100);
  });
});
