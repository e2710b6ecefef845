import { errorTable, type ErrorCode } from '../../../../contracts/errors';
import type { Operation } from './endpoints';
import { codeOf, codes } from './errors';
import { policy } from './policy';

const numbers = (...ends: number[]) => ends.map((end) => 40_140_000 + end);

/** Every number of reference §8, by what is to be done. */
const listed: [what: string, remedy: string, numbers: number[]][] = [
  ['a parameter of ours', 'never', [40100000, 430004, 231011, ...numbers(101, 102, 112, 127, 132)]],
  ['the app', 'fix-config', numbers(100, 106, 107, 108, 109, 110, 111, 118, 133, 135)],
  ['the callback', 'fix-config', numbers(128, 129, 130, 131, 136)],
  ['a login to start again', 'reauthorize', [40199002, ...numbers(103, 104, 113, 134)]],
  ['patience', 'later', [40110000, 406, 770004, 590075, ...numbers(105, 117, 121)]],
  ['the user’s limits', 'never', numbers(122)],
  ['the access token', 'reauthorize', [99, 40101017, ...numbers(123, 124, 125, 126)]],
  ['the refresh token', 'reauthorize', numbers(114, 115, 116, 119, 120)],
];

const rows = listed.flatMap(([what, remedy, list]) => list.map((number) => [number, what, remedy] as const));

it.each(rows)('%d is about %s: %s', (number, _what, remedy) => {
  for (const operation of ['device', 'exchange', 'refresh', 'api'] as const)
    expect(errorTable[codeOf(number, operation)].remedy).toBe(remedy);
});

it('are all in the table, and no others', () => {
  const all = rows.map(([number]) => number).sort((a, b) => a - b);
  expect(Object.keys(codes).map(Number)).toEqual(all);
});

it('are taken for a rejection when nobody lists them', () => {
  for (const number of [-1, 1, 40140137, 401, 40199999])
    expect(codeOf(number, 'refresh')).toBe('API_REJECTED');
});

const endingIn = (operation: Operation, code: ErrorCode) =>
  Object.keys(codes)
    .map(Number)
    .filter((number) => codeOf(number, operation) === code);

it('five end a grant, and only when it was to be refreshed', () => {
  expect(endingIn('refresh', 'AUTH_GRANT_LOST')).toEqual(numbers(114, 115, 116, 119, 120));
  for (const operation of ['device', 'exchange', 'api'] as const)
    expect(endingIn(operation, 'AUTH_GRANT_LOST')).toEqual([]);
});

it('too often, busy and a lost answer keep the tokens', () => {
  const verdict = (number: number) => policy.verdicts[codeOf(number, 'refresh')] ?? 'passing';
  expect([40140117, 770004, 590075, 406].map(verdict)).toEqual(Array(4).fill('throttled'));
  expect([40140121, 40110000, 40101017, 99, -1].map(verdict)).toEqual(Array(5).fill('passing'));
  expect(numbers(107, 109, 111, 118).map(verdict)).toEqual(Array(4).fill('configuration'));
  expect(policy.verdicts.API_UNREACHABLE ?? policy.verdicts.API_UNREADABLE).toBeUndefined();
});

it('says one thing in one call and another in the next where the platform does', () => {
  expect(codeOf(40101017, 'api')).toBe('AUTH_TOKEN_INVALID');
  expect(codeOf(40101017, 'exchange')).toBe('AUTH_CODE_INVALID');
  expect(codeOf(40140116, 'api')).toBe('AUTH_TOKEN_INVALID');
});
