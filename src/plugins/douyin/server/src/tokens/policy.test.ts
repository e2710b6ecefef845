import type { TokenPolicy, TokenSet } from '../providers';
import { PluginError } from '../shared/errors';
import {
  grantedLife,
  healthOf,
  marginSeconds,
  refreshedLife,
  restSeconds,
  verdictOf,
  warningDays,
} from './policy';

const now = new Date('2026-06-15T12:00:00Z');
const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const day = 86_400;

const policy: TokenPolicy = {
  accessTtlSeconds: 7200,
  refreshTtlSeconds: 365 * day,
  rotates: true,
  refreshExtends: false,
  secretNeeded: false,
  minGapSeconds: 60,
  dailyCap: null,
  coolDownSeconds: { first: 600, cap: 7200 },
  backOffSeconds: { first: 30, cap: 3600 },
  renewal: null,
  warnDays: [30, 14, 7, 3, 1],
  verdicts: { AUTH_GRANT_LOST: 'dead', API_THROTTLED: 'throttled', AUTH_APP: 'configuration' },
};

const set: TokenSet = {
  accessToken: 'a',
  accessTtlSeconds: 1_296_000,
  refreshToken: 'r',
  refreshTtlSeconds: 2_592_000,
  openId: 'o',
  scopes: [],
  obtainedAt: now,
};

describe('the life of tokens', () => {
  it('counts from when the platform answered', () => {
    expect(grantedLife(set, policy)).toEqual({
      accessTtlSeconds: 1_296_000,
      accessAssumed: false,
      accessExpiresAt: new Date('2026-06-30T12:00:00Z'),
      refreshExpiresAt: new Date('2026-07-15T12:00:00Z'),
    });
  });

  it('is the usual one, marked as assumed, where the platform did not say', () => {
    const life = grantedLife({ ...set, accessTtlSeconds: null, refreshTtlSeconds: null }, policy);
    expect(life.accessAssumed).toBe(true);
    expect(life.accessExpiresAt).toEqual(at(7200));
    expect(life.refreshExpiresAt).toEqual(at(365 * day));
  });

  it('of a grant does not move where a refresh does not extend it', () => {
    const before = { accessExpiresAt: now, refreshExpiresAt: at(5 * day) };
    expect(refreshedLife(set, before, policy).refreshExpiresAt).toEqual(at(5 * day));
  });

  it('of a grant moves by what the answer says where it can, and stays where the answer says nothing', () => {
    const before = { accessExpiresAt: now, refreshExpiresAt: at(5 * day) };
    const extending = { ...policy, refreshExtends: true };
    expect(refreshedLife(set, before, extending).refreshExpiresAt).toEqual(at(30 * day));
    const silent = { ...set, refreshTtlSeconds: null };
    expect(refreshedLife(silent, before, extending).refreshExpiresAt).toEqual(at(5 * day));
  });
});

it.each([
  [7200, 0, 720],
  [7200, 1, 576],
  [60, 0, 300],
  [1_296_000, 0, 900],
  [1_296_000, 0.5, 810],
])('refreshes a token of %p s with luck %p that many seconds early: %p', (ttl, random, seconds) => {
  expect(marginSeconds(ttl, random)).toBe(seconds);
});

it.each([
  ['fresh', 1, 100, true],
  ['fresh', 1, null, false],
  ['fresh', 1, -1, false],
  ['due', 0, 1, true],
  ['due', -100, 1, true],
  ['due', -100, null, true],
  ['expired', 0, 0, true],
  ['expired', -100, -1, true],
  ['expired', 0, 100, false],
  ['expired', -1, null, false],
])(
  'health is %s with access ending in %p s, refresh in %p s, refresh token: %p',
  (health, access, refresh, has) => {
    const ends = { accessExpiresAt: at(access), refreshExpiresAt: refresh === null ? null : at(refresh) };
    expect(healthOf(ends, has, now)).toBe(health);
  },
);

it('judges by the policy, and takes for passing what it does not list', () => {
  const verdict = (code: 'AUTH_GRANT_LOST' | 'API_THROTTLED' | 'AUTH_TOKEN_INVALID' | 'API_REJECTED') =>
    verdictOf(new PluginError(code, ''), policy);
  expect(verdict('AUTH_GRANT_LOST')).toBe('dead');
  expect(verdict('API_THROTTLED')).toBe('throttled');
  expect(verdict('AUTH_TOKEN_INVALID')).toBe('transient');
  expect(verdict('API_REJECTED')).toBe('transient');
});

it.each([
  ['transient', 1, 30],
  ['transient', 2, 60],
  ['transient', 8, 3600],
  ['transient', 100, 3600],
  ['throttled', 1, 600],
  ['throttled', 3, 2400],
  ['throttled', 5, 7200],
  ['configuration', 1, 30],
] as const)('rests after a %s failure, the %p. in a row, for %p s', (verdict, count, seconds) => {
  expect(restSeconds(verdict, count, policy)).toBe(seconds);
});

it.each([
  [31, null],
  [30, 30],
  [29.9, 30],
  [14, 14],
  [8, 14],
  [7, 7],
  [2.5, 3],
  [0.1, 1],
  [-1, null],
])('%p days before the end of a grant the warning is that of day %p', (days, warning) => {
  expect(warningDays(at(days * day), policy, now)).toBe(warning);
});
