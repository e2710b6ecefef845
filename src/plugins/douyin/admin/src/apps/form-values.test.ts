import type { AppView } from '../../../contracts/apps';
import {
  blankValues,
  clearsSecret,
  errorsOf,
  findErrors,
  fromView,
  isChanged,
  onPlatform,
  toInput,
} from './form-values';

const app = {
  provider: 'douyin',
  name: '官网',
  clientKey: 'aw1',
  secret: { lastFour: 'wxyz', fingerprint: '0'.repeat(16) },
  baseUrl: 'https://open.douyin.com',
  scopes: ['user_info'],
  switches: blankValues.switches,
  defaultRole: 'authenticated',
  newUserRule: 'create',
  embeddedQr: true,
  developer: null,
} as unknown as AppView;

it('keeps the stored secret unless a new one is typed', () => {
  expect(toInput(fromView(app), app)).not.toHaveProperty('clientSecret');
  const typed = { ...fromView(app), clientSecret: ' newsecret1 ', keepPreviousSecretHours: 24 };
  expect(toInput(typed, app)).toMatchObject({ clientSecret: 'newsecret1', keepPreviousSecretHours: 24 });
});

it('keeps no previous secret where there is none', () => {
  expect(toInput({ ...blankValues, clientSecret: 'newsecret1' }, null)).not.toHaveProperty(
    'keepPreviousSecretHours',
  );
});

it('sends an empty client key or developer as null', () => {
  const empty = { ...blankValues, clientKey: '  ', developer: ' ' };
  expect(toInput(empty, null)).toMatchObject({ clientKey: null, developer: null });
  expect(toInput({ ...blankValues, developer: ' 小河科技 ' }, null).developer).toBe('小河科技');
});

it('shows our own QR code only where that was asked for', () => {
  expect(blankValues.embeddedQr).toBe(false);
  expect(toInput(fromView(app), app)).toMatchObject({ embeddedQr: true, developer: null });
  expect(fromView({ ...app, developer: '小河科技' }).developer).toBe('小河科技');
});

it('finds the fields the server would refuse', () => {
  expect(findErrors(blankValues, null)).toEqual({ name: true });
  const wrong = { ...blankValues, name: 'a', clientKey: '抖音', clientSecret: 'short', baseUrl: 'nope' };
  expect(findErrors(wrong, null)).toEqual({ clientKey: true, clientSecret: true, baseUrl: true });
  const long = { ...blankValues, name: 'a', developer: 'a'.repeat(65) };
  expect(findErrors(long, null)).toEqual({ developer: true });
});

it('reads the paths of a refused request', () => {
  expect(errorsOf(['scopes.3', 'nothing', 'name'])).toEqual({ scopes: true, name: true });
});

it('warns when another key or address would drop the secret, unless a new one comes with it', () => {
  const moved = { ...fromView(app), clientKey: 'aw2' };
  expect(clearsSecret(fromView(app), app)).toBe(false);
  expect(clearsSecret(moved, app)).toBe(true);
  expect(clearsSecret({ ...fromView(app), baseUrl: 'https://other.test' }, app)).toBe(true);
  expect(clearsSecret({ ...moved, clientSecret: 'newsecret1' }, app)).toBe(false);
  expect(clearsSecret(moved, { ...app, secret: null })).toBe(false);
});

it('knows an untouched form', () => {
  expect(isChanged(fromView(app), fromView(app))).toBe(false);
  expect(isChanged(fromView(app), { ...fromView(app), scopes: [] })).toBe(true);
});

it('turned to another platform, takes its address and asks for nothing it does not have', () => {
  const typed = { ...blankValues, name: '素材库', clientKey: '100190000', scopes: ['user_info'] };
  const turned = onPlatform({ ...typed, switches: { ...typed.switches, login: true } }, 'pan115');
  expect(turned).toMatchObject({ provider: 'pan115', name: '素材库', clientKey: '100190000', scopes: [] });
  expect(turned.baseUrl).toBe('https://passportapi.115.com');
  expect(turned.switches).toEqual({ login: false, publish: false, leads: false, webhook: false });
  expect(onPlatform(turned, 'douyin')).toEqual(typed);
  expect(toInput(turned, null).provider).toBe('pan115');
});
