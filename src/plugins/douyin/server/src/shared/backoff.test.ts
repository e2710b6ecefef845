import { PluginError } from './errors';
import { mayRetry, retryMoment, usualBackOff } from './backoff';

const now = new Date('2026-01-01T00:00:00Z');
const waitOf = (attempts: number, chance: number) =>
  (retryMoment(usualBackOff, { attempts, now, chance }).getTime() - now.getTime()) / 1000;

it('doubles the wait with each attempt up to the cap', () => {
  expect([1, 2, 3, 4, 8, 9, 60].map((attempts) => waitOf(attempts, 1))).toEqual([
    5, 10, 20, 40, 640, 900, 900,
  ]);
});

it('takes between half the wait and all of it', () => {
  expect(waitOf(3, 0)).toBe(10);
  expect(waitOf(3, 0.5)).toBe(15);
});

it('tries again what may pass by itself, and nothing else', () => {
  expect(mayRetry(new PluginError('API_BUSY', 'busy'))).toBe(true);
  expect(mayRetry(new Error('socket hang up'))).toBe(true);
  expect(mayRetry('thrown text')).toBe(true);
  for (const code of ['API_PARAMETER', 'AUTH_GRANT_LOST', 'CONFIG_KEYS_LOCKED'] as const)
    expect(mayRetry(new PluginError(code, 'no'))).toBe(false);
});
