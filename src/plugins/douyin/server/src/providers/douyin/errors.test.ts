import { errorTable, type Remedy } from '../../../../contracts/errors';
import type { Operation } from './endpoints';
import { codeOf, codes } from './errors';

/** What reference §9 says can be done, in its letters. */
const remedies: Record<string, Remedy> = {
  R: 'later', // retry with back-off
  T: 'reauthorize', // refresh once, then authorise again
  A: 'reauthorize', // the user must authorise again
  C: 'fix-config',
  P: 'never', // the caller's parameters
  Q: 'later', // quota window
  U: 'never', // content or account
};

/** Every number of reference §9 with its letter. */
const listed: Record<string, number[]> = {
  R: [10001, 2100004, 28001005, 28001006, 28003018],
  T: [10008, 2190002, 2190008, 28001003, 28001008],
  A: [10007, 10010, 10014, 2190003, 28001012],
  C: [
    22, 10003, 10004, 10006, 10011, 10012, 10013, 10015, 10017, 2100007, 2112001, 2190004, 2190016, 28001014,
    28001016, 28001017, 28001018, 28001019, 28001020, 28001021, 28001042, 28001056, 28004020, 29002002,
  ],
  P: [
    10002, 10005, 2100005, 2111003, 2111004, 2118106, 2190005, 2190006, 2190007, 2190015, 28001007, 28001015,
    28003082,
  ],
  Q: [2114007, 2118110, 2190001, 28001052, 28003017],
  U: [
    2100009, 2111001, 2111002, 2111005, 2111006, 2111007, 2113001, 2113002, 2114005, 2118100, 28001045,
    28001046, 28001047,
  ],
};

/** Words, comments, videos and tasks that are not accepted: there is nothing more to say than the platform’s own words. */
const rejected = [2111001, 2111002, 2111005, 2111006, 2111007, 2113001, 2113002, 2118100];

const rows = Object.entries(listed).flatMap(([letter, numbers]) =>
  numbers.map((number) => [number, letter] as const),
);

describe('the platform’s numbers', () => {
  // 10014 is C in the reference; starting again is what helps a visitor whose app was changed meanwhile.
  it.each(rows)('%d can be helped by what its letter %s says', (number, letter) => {
    expect(errorTable[codeOf(number, 'api')].remedy).toBe(remedies[letter]);
  });

  it('are all in the table, and no others but 10020, which depends on the call', () => {
    const numbers = [...rows.map(([number]) => number), 10020];
    expect(Object.keys(codes).map(Number)).toEqual(numbers.sort((a, b) => a - b));
  });

  it.each(rows)('%d (%s) has a code of its own, or is rejected on purpose', (number) => {
    expect(codeOf(number, 'api') === 'API_REJECTED').toBe(rejected.includes(number));
  });

  it('are taken for a rejection when nobody lists them', () => {
    for (const number of [-1, 1, 10016, 28009999, Number.MAX_SAFE_INTEGER])
      expect(codeOf(number, 'api')).toBe('API_REJECTED');
  });
});

describe('10020', () => {
  it('means that the renewals of a grant are used up, and not that the grant is over', () => {
    expect(codeOf(10020, 'renewRefreshToken')).toBe('AUTH_RENEWALS_SPENT');
  });

  it.each<Operation>(['clientToken', 'accessToken', 'refreshToken', 'api'])(
    'asks for patience in %s',
    (operation) => {
      expect(codeOf(10020, operation)).toBe('API_QUOTA');
    },
  );
});

it.each<Operation>(['refreshToken', 'renewRefreshToken'])('only 10010 ends a grant in %s', (operation) => {
  const ending = Object.keys(codes).filter(
    (number) => codeOf(Number(number), operation) === 'AUTH_GRANT_LOST',
  );
  expect(ending).toEqual(['10010']);
});
