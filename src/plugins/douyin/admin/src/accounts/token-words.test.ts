import type { TokenView } from '../../../contracts/accounts';
import { remedyKey, renewalWords } from './token-words';

const token = (more: Partial<TokenView>) =>
  ({ refreshExpiresAt: '2027-01-01T00:00:00.000Z', refreshTtlSeconds: 30 * 86_400, ...more }) as TokenView;

it('counts renewals where there are any', () => {
  expect(renewalWords(token({ renewal: { left: 4, max: 5, possible: true } }))).toEqual({
    key: 'renewal.left',
    values: { left: 4, max: 5 },
  });
});

it('says how long a grant lives that the app may not renew', () => {
  expect(renewalWords(token({ renewal: { left: 5, max: 5, possible: false } }))).toEqual({
    key: 'renewal.impossible',
    values: { days: 30 },
  });
});

it('calls an end fixed that nothing moves', () => {
  expect(renewalWords(token({ renewal: null })).key).toBe('renewal.fixed');
  expect(renewalWords(token({ renewal: null, refreshExpiresAt: null })).key).toBe('renewal.none');
});

const known = (key: string) => ['remedy.AUTH_CREDENTIALS', 'remedy.API_QUOTA', 'remedy.x'].includes(key);

it.each([
  ['AUTH_CREDENTIALS', 'fix-config', 'remedy.AUTH_CREDENTIALS'],
  ['AUTH_APP', 'fix-config', 'token.remedy.fix-config'],
  ['API_QUOTA', 'later', 'token.remedy.later'],
  ['AUTH_GRANT_LOST', 'reauthorize', 'token.remedy.reauthorize'],
  ['API_REJECTED', 'never', 'token.remedy.never'],
  ['x', 'never', 'token.remedy.never'],
] as const)('says about %s, to be cured by %s, what %s says', (code, remedy, key) => {
  expect(remedyKey(code, remedy, known)).toBe(key);
});
