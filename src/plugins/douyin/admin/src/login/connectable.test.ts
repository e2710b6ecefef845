import type { AppView } from '../../../contracts/apps';
import { connectable, connectsByDevice, firstChoice } from './connectable';

const app = (id: string, more: Partial<AppView> = {}) =>
  ({
    id,
    provider: 'douyin',
    clientKey: 'aw1',
    secret: { lastFour: 'wxyz', fingerprint: '0' },
    deletedAt: null,
    isDefault: false,
    ...more,
  }) as AppView;

it('offers only apps with key and secret', () => {
  const apps = [
    app('a', { clientKey: null }),
    app('b', { secret: null }),
    app('c', { deletedAt: '2026-01-01T00:00:00.000Z' }),
    app('d'),
  ];
  expect(connectable(apps).map(({ id }) => id)).toEqual(['d']);
});

it('offers an app of 115 without a secret, for its accounts come by the code on the screen', () => {
  const pan = app('p', { provider: 'pan115', secret: null });
  expect(connectable([pan, app('q', { provider: 'pan115', clientKey: null })])).toEqual([pan]);
  expect([pan, app('d')].map((one) => connectsByDevice(one))).toEqual([true, false]);
});

it('offers the app asked for first, then the default', () => {
  const apps = [app('a'), app('b', { isDefault: true }), app('c')];
  expect(firstChoice(apps, 'c')?.id).toBe('c');
  expect(firstChoice(apps, 'gone')?.id).toBe('b');
  expect(firstChoice([], undefined)).toBeNull();
});
