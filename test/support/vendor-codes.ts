/** What a number on a refresh or renewal must lead to. */
export type Fate = 'dead' | 'spent' | 'throttled' | 'configuration' | 'account' | 'passing';

/** The numbers of the Douyin Open Platform's error table by what they ask for, whichever of its calls they come from. */
const douyin: Record<Exclude<Fate, 'dead' | 'spent'>, number[]> = {
  // busy, network, a token of the wrong kind, a code, a scope the user has not given, content that was not accepted
  passing: [
    10001, 10007, 10008, 10014, 2100004, 2111001, 2111002, 2111005, 2111006, 2111007, 2113001, 2113002,
    2118100, 2190002, 2190003, 2190008, 28001003, 28001005, 28001006, 28001008, 28001012,
  ],
  throttled: [2114007, 2118110, 2190001, 28001052, 28003017, 28003018],
  configuration: [
    22, 10002, 10003, 10004, 10005, 10006, 10011, 10012, 10013, 10015, 10017, 2100005, 2100007, 2111003,
    2111004, 2112001, 2118106, 2190004, 2190005, 2190006, 2190007, 2190015, 2190016, 28001007, 28001014,
    28001015, 28001016, 28001017, 28001018, 28001019, 28001020, 28001021, 28001042, 28001056, 28003082,
    28004020, 29002002,
  ],
  account: [2100009, 2114005, 28001045, 28001046, 28001047],
};

/** The numbers of the 115 open platform by what they ask for when they answer a refresh. */
const pan115: Record<Exclude<Fate, 'spent'>, number[]> = {
  dead: [40140114, 40140115, 40140116, 40140119, 40140120],
  throttled: [40140117, 406, 770004, 590075],
  passing: [
    99, 40101017, 40110000, 40140103, 40140104, 40140105, 40140113, 40140121, 40140123, 40140124, 40140125,
    40140126, 40140134,
  ],
  configuration: [
    40100000, 40140100, 40140101, 40140102, 40140106, 40140107, 40140108, 40140109, 40140110, 40140111,
    40140112, 40140118, 40140127, 40140128, 40140129, 40140130, 40140131, 40140132, 40140133, 40140135,
    40140136, 430004, 231011,
  ],
  account: [40140122],
};

/** Every number of that table. */
export const douyinNumbers: number[] = [...Object.values(douyin).flat(), 10010, 10020];

const rows = (table: Partial<Record<Fate, number[]>>): [number, Fate][] =>
  (Object.entries(table) as [Fate, number[]][]).flatMap(([fate, numbers]) =>
    numbers.map((number): [number, Fate] => [number, fate]),
  );

/** Every number on Douyin's refresh; only the one for a refresh token that is over ends the grant. */
export const douyinRefreshFates: [number, Fate][] = [
  ...rows(douyin),
  [10010, 'dead'],
  // Here: called too often.
  [10020, 'throttled'],
  [99_999_999, 'passing'],
];

/** Every number on Douyin's renewal. */
export const douyinRenewFates: [number, Fate][] = [
  ...rows(douyin),
  [10010, 'dead'],
  // Here: five renewals were made.
  [10020, 'spent'],
];

/** Every number on 115's refresh. */
export const pan115RefreshFates: [number, Fate][] = [...rows(pan115), [99_999_999, 'passing']];
