import type { TokenSet } from '../providers';
import { endsOf, healthOf } from './policy';

const now = new Date('2026-06-15T12:00:00Z');
const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);

const set: TokenSet = {
  accessToken: 'a',
  accessTtlSeconds: 1_296_000,
  refreshToken: 'r',
  refreshTtlSeconds: 2_592_000,
  openId: 'o',
  scopes: [],
  obtainedAt: now,
};

describe('the ends of a token set', () => {
  it('count from when the platform answered', () => {
    expect(endsOf(set)).toEqual({
      accessExpiresAt: new Date('2026-06-30T12:00:00Z'),
      refreshExpiresAt: new Date('2026-07-15T12:00:00Z'),
    });
  });

  it('leave the refresh token’s open when the platform did not say', () => {
    expect(endsOf({ ...set, refreshTtlSeconds: null }).refreshExpiresAt).toBeNull();
  });
});

describe('the health of a token', () => {
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
    'is %s with access ending in %p s, refresh in %p s, refresh token: %p',
    (health, access, refresh, has) => {
      const ends = { accessExpiresAt: at(access), refreshExpiresAt: refresh === null ? null : at(refresh) };
      expect(healthOf(ends, has, now)).toBe(health);
    },
  );
});
