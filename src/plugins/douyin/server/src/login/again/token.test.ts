import { makeToken, readToken } from './token';

const [key, former] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
const later = new Date(Date.now() + 60_000);
const { secret, token } = makeToken(key, later);

it('is read with the key that signed it, also when that is the former one', () => {
  expect(readToken([key], token)).toEqual({ secret, isOver: false });
  expect(readToken([former, key], token)).toEqual({ secret, isOver: false });
  expect(readToken([former], token)).toBeNull();
});

it('is nothing once a single sign differs: of the secret, the end or the signature', () => {
  const other = (sign: string) => (sign === 'a' ? 'b' : 'a');
  for (const index of [0, 42, 44, 46, token.length - 1]) {
    const changed = `${token.slice(0, index)}${other(token[index] ?? '')}${token.slice(index + 1)}`;
    expect([index, readToken([key], changed)]).toEqual([index, null]);
  }
});

it.each(['', 'x', `${'a'.repeat(43)}.zzzzzz.${'0'.repeat(32)}`, `${'a'.repeat(200)}`])(
  '%p is none of ours',
  (text) => {
    expect(readToken([key], text)).toBeNull();
  },
);

it('says that its time is over', () => {
  const past = makeToken(key, new Date(Date.now() - 1_000));
  expect(readToken([key], past.token)).toEqual({ secret: past.secret, isOver: true });
});

it('never makes the same secret twice, and holds 256 bits', () => {
  const secrets = Array.from({ length: 50 }, () => makeToken(key, later).secret);
  expect(new Set(secrets).size).toBe(50);
  expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
});
