import type { TokenView } from '../../../contracts/accounts';
import { accessLife, grantLife, shareLeft } from './life';

const day = 86_400_000;
const now = Date.parse('2026-11-25T08:00:00.000Z');
const at = (days: number) => new Date(now + days * day).toISOString();

const token = (more: Partial<TokenView> = {}): TokenView => ({
  accessExpiresAt: at(12),
  accessAssumed: false,
  accessTtlSeconds: 15 * 86_400,
  refreshExpiresAt: at(20),
  refreshTtlSeconds: 30 * 86_400,
  grantedAt: at(-10),
  grant: 'healthy',
  health: 'fresh',
  lastRefreshAt: null,
  nextAttemptAt: at(11),
  renewal: { left: 5, max: 5, possible: true },
  failure: null,
  ...more,
});

it('measures what is left against the whole life', () => {
  expect(accessLife(token(), now)).toMatchObject({ share: 0.8, secondsLeft: 12 * 86_400, tone: 'good' });
  expect(grantLife(token(), now)?.share).toBeCloseTo(2 / 3);
});

it('never leaves the bar, whatever the clocks say', () => {
  expect(shareLeft(40, 30)).toBe(1);
  expect(shareLeft(-5, 30)).toBe(0);
  expect(shareLeft(5, 0)).toBe(1);
});

it('asks for nobody while an access token that ended can be refreshed', () => {
  expect(accessLife(token({ accessExpiresAt: at(-1), health: 'due' }), now).tone).toBe('soon');
  expect(accessLife(token({ accessExpiresAt: at(-1), health: 'expired' }), now)).toMatchObject({
    share: 0,
    tone: 'bad',
  });
});

it('is calm about a grant that renews itself, up to its last hour', () => {
  expect(grantLife(token({ refreshExpiresAt: at(0.04) }), now)?.tone).toBe('good');
});

it.each([
  ['no renewal is left', { left: 0, max: 5, possible: true }],
  ['the app may not renew', { left: 5, max: 5, possible: false }],
  ['the platform has no renewals', null],
])('warns in time when %s', (_why, renewal) => {
  const tone = (days: number) => grantLife(token({ renewal, refreshExpiresAt: at(days) }), now)?.tone;
  expect([tone(15), tone(14), tone(3), tone(-1)]).toEqual(['good', 'soon', 'bad', 'bad']);
});

it('shows a dead grant as over, though its date is not', () => {
  expect(grantLife(token({ grant: 'dead' }), now)).toMatchObject({ share: 0, tone: 'bad' });
  expect(grantLife(token({ grant: 'unknown' }), now)?.tone).toBe('soon');
});

it('knows that some grants have no known end', () => {
  expect(grantLife(token({ refreshExpiresAt: null }), now)).toBeNull();
});
