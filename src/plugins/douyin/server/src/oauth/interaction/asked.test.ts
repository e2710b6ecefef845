import { clock } from '../../shared/clock';
import type { SignedIn } from '../browser/session';
import { needsFreshLogin, type Asked } from './asked';

const nowSeconds = Math.floor(clock.now().getTime() / 1000);
const begun = nowSeconds - 60;

const needs = (params: Record<string, string>, loggedInAt: number): boolean =>
  needsFreshLogin(
    { interaction: { uid: 'u', iat: begun, params } } as Asked,
    { at: new Date(loggedInAt * 1000) } as SignedIn,
  );

it('asks for a login where the site wants one, or a younger one', () => {
  expect(needs({}, begun - 1)).toBe(false);
  expect(needs({ prompt: 'login' }, begun - 1)).toBe(true);
  expect(needs({ max_age: '100' }, begun - 1)).toBe(false);
  expect(needs({ max_age: '30' }, begun - 1)).toBe(true);
});

it('is content with a login that the request itself led to, whatever age the site allows', () => {
  expect(needs({ prompt: 'login' }, begun + 1)).toBe(false);
  expect(needs({ max_age: '30' }, begun + 1)).toBe(false);
  expect(needs({ max_age: '0' }, begun + 1)).toBe(false);
});
