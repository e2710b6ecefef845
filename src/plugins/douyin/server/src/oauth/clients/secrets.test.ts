import { addSeconds } from '../../shared/clock';
import { isOneOf, liveSecrets, makeSecret, withNewSecret } from './secrets';

const now = new Date('2026-01-01T00:00:00Z');
const later = (hours: number) => addSeconds(now, hours * 3600);

it('keeps a hash and the last four characters of a secret of 256 bits', () => {
  const { secret, stored } = makeSecret(now);
  expect(secret).toMatch(/^[\w-]{43}$/);
  expect(JSON.stringify(stored)).not.toContain(secret);
  expect(stored).toMatchObject({ lastFour: secret.slice(-4), endsAt: null });
  expect(isOneOf([stored], secret, now)).toBe(true);
});

it.each(['', 'x', 'SECRET-one', 'secret-one '])('does not take %j for secret-one', (wrong) => {
  const { stored } = makeSecret(now, 'secret-one');
  expect(isOneOf([stored], wrong, now)).toBe(false);
  expect(isOneOf([stored], 'secret-one', now)).toBe(true);
});

it('takes the former secret until its end, and never again', () => {
  const [one, two] = [makeSecret(now, 'one'), makeSecret(now, 'two')];
  const both = withNewSecret([one.stored], two.stored, { keepFormerHours: 24, now });
  expect(both.map(({ id }) => id)).toEqual([two.stored.id, one.stored.id]);
  expect([isOneOf(both, 'one', later(23)), isOneOf(both, 'one', later(24))]).toEqual([true, false]);
  expect(isOneOf(both, 'two', later(1000))).toBe(true);
});

it('drops the former secret at once when it is kept for no hour', () => {
  const [one, two] = [makeSecret(now, 'one'), makeSecret(now, 'two')];
  expect(withNewSecret([one.stored], two.stored, { keepFormerHours: 0, now })).toEqual([two.stored]);
});

it('does not give a secret that ends soon a longer life', () => {
  const [one, two, three] = ['one', 'two', 'three'].map((text) => makeSecret(now, text));
  const first = withNewSecret([one!.stored], two!.stored, { keepFormerHours: 1, now });
  const all = withNewSecret(first, three!.stored, { keepFormerHours: 48, now });
  expect(liveSecrets(all, later(2)).map(({ lastFour }) => lastFour)).toEqual(['hree', 'two']);
});
