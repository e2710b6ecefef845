import type { AppView } from '../../../contracts/apps';
import { gettingStarted, mainApp, type Overview } from './steps';

const numbers = { accounts: 0 } as Overview;
const app = (more: Partial<AppView>) =>
  ({ clientKey: null, secret: null, checks: [], isDefault: false, ...more }) as AppView;
const secret = { lastFour: 'abcd', fingerprint: '0' };
const done = (apps: AppView[], accounts = 0) =>
  gettingStarted({ ...numbers, accounts }, apps).map((step) => step.done);

it('ticks nothing on an empty site', () => {
  expect(done([])).toEqual([false, false, false]);
  expect(done([app({ clientKey: 'aw' })])).toEqual([false, false, false]);
});

it('ticks each step by what is there', () => {
  const checks = [{ name: 'credentials', outcome: 'pass' }] as AppView['checks'];
  expect(done([app({ clientKey: 'aw', secret })])).toEqual([true, false, false]);
  expect(done([app({ clientKey: 'aw', secret, checks })], 1)).toEqual([true, true, true]);
});

it('sends people to the default app first', () => {
  expect(mainApp([app({ id: 'a' }), app({ id: 'b', isDefault: true })])?.id).toBe('b');
  expect(mainApp([])).toBeNull();
});
