import type { TokenPolicy } from '../providers';
import { dueAt, nextStep, notBefore, renewDueAt, type Facts } from './plan';

const now = new Date('2026-06-15T12:00:00Z');
const hour = 3600;
const day = 24 * hour;
const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);

const douyin: TokenPolicy = {
  accessTtlSeconds: 15 * day,
  refreshTtlSeconds: 30 * day,
  rotates: false,
  refreshExtends: true,
  secretNeeded: false,
  minGapSeconds: 60,
  dailyCap: null,
  coolDownSeconds: { first: 600, cap: 7200 },
  backOffSeconds: { first: 30, cap: 3600 },
  renewal: { max: 5, aheadSeconds: day, retrySeconds: hour },
  warnDays: [30, 14, 7, 3, 1],
  verdicts: {},
};
const pan115: TokenPolicy = { ...douyin, rotates: true, refreshExtends: false, renewal: null };

const facts: Facts = {
  refreshSealed: 'sealed',
  grantState: 'healthy',
  refreshExpiresAt: at(20 * day),
  refreshDueAt: at(10 * day),
  accessExpiresAt: at(10 * day + 900),
  lastRefreshAt: at(-5 * day),
  pending: null,
  renewals: 0,
  renewAfter: null,
  restUntil: null,
  lastAttemptAt: at(-5 * day),
  countedDay: '2026-06-10',
  countedRefreshes: 1,
};

type Case = [string, Partial<Facts>, ReturnType<typeof nextStep>, Date | null, TokenPolicy?];

it.each<Case>([
  ['a young token', {}, 'none', at(10 * day)],
  ['a token that is due', { refreshDueAt: at(0) }, 'refresh', at(0)],
  ['a dead grant', { refreshDueAt: at(0), grantState: 'dead' }, 'none', null],
  ['an unknown grant', { refreshDueAt: at(0), grantState: 'unknown' }, 'none', null],
  ['an account without refresh token', { refreshDueAt: at(0), refreshSealed: null }, 'none', null],
  [
    'a grant whose time is over',
    { refreshExpiresAt: at(0), renewals: 5, lastRefreshAt: at(-60) },
    'end',
    at(0),
  ],
  ['a failure of a moment ago', { refreshDueAt: at(-9), restUntil: at(30) }, 'rest', at(30)],
  ['a failure that has rested', { refreshDueAt: at(-9), restUntil: at(0) }, 'refresh', at(0)],
  ['a rest beyond the end', { refreshDueAt: at(-9), restUntil: at(30 * day) }, 'rest', at(20 * day)],
  ['a call within the last minute', { refreshDueAt: at(-9), lastAttemptAt: at(-20) }, 'rest', at(40)],
  ['a lost answer', { pending: 'refresh' }, 'recover', at(0)],
  ['a lost answer of a moment ago', { pending: 'renew', restUntil: at(60) }, 'rest', at(60)],
  [
    'a refresh token that ends within a day, and an old access token',
    { refreshExpiresAt: at(day) },
    'refresh',
    at(0),
  ],
  [
    'a refresh token that ends within a day, and a young access token',
    { refreshExpiresAt: at(day), lastRefreshAt: at(-61), lastAttemptAt: at(-61) },
    'renew',
    at(0),
  ],
  [
    'a renewal that failed within the hour',
    { refreshExpiresAt: at(day - 60), renewAfter: at(1800), lastRefreshAt: at(-1800) },
    'none',
    at(1800),
  ],
  [
    'a grant with no renewal left, refreshed for the last time an hour before its end',
    { refreshExpiresAt: at(2 * hour), renewals: 5 },
    'none',
    at(hour),
  ],
  [
    'the last hour of a grant with no renewal left',
    { refreshExpiresAt: at(hour), renewals: 5 },
    'refresh',
    at(0),
  ],
  [
    'the last hour of a grant that had its last refresh',
    { refreshExpiresAt: at(hour - 100), renewals: 5, lastRefreshAt: at(-50), lastAttemptAt: at(-100) },
    'none',
    at(hour - 100),
  ],
  [
    'a platform without renewals',
    { refreshExpiresAt: at(day), refreshDueAt: at(hour), accessExpiresAt: at(2 * hour) },
    'none',
    at(hour),
    pan115,
  ],
])('%s', (_what, change, step, due, policy = douyin) => {
  expect(nextStep({ ...facts, ...change }, policy, now)).toBe(step);
  expect(dueAt({ ...facts, ...change }, policy, now)).toEqual(due);
});

it('never plans a sixth renewal', () => {
  expect(renewDueAt({ ...facts, renewals: 4 }, douyin)).toEqual(at(19 * day));
  expect(renewDueAt({ ...facts, renewals: 5 }, douyin)).toBeNull();
});

it('waits for the next day once the daily cap is reached', () => {
  const spent = { ...facts, countedDay: '2026-06-15', countedRefreshes: 20 };
  expect(notBefore(spent, { ...douyin, dailyCap: 20 })).toEqual(new Date('2026-06-16T00:00:00Z'));
  expect(notBefore(spent, { ...douyin, dailyCap: 21 })).toEqual(at(-5 * day + 60));
  expect(notBefore(spent, douyin)).toEqual(at(-5 * day + 60));
});
