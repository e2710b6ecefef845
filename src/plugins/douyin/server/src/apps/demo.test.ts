import { sha256 } from '../shared/crypto';
import { isDemoApp, isDemoKey } from './demo';
import { refuseDemoKey } from './rules';

const viewOf = (secret: string) => ({ lastFour: secret.slice(-4), fingerprint: sha256(secret).slice(0, 16) });

it('knows the client keys of the simulator', () => {
  expect(['awsim0000demo', 'awsim0002demo', 'aw1234567890', null, 'xawsim0000demo'].map(isDemoKey)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

it('knows their secrets under any client key, without opening them', () => {
  for (const app of [0, 1, 2]) {
    const secretView = viewOf(`sim${app}demo${app}secret0of0thirty0two0ch`);
    expect([app, isDemoApp({ clientKey: 'aw1234567890', secretView })]).toEqual([app, true]);
  }
  expect(isDemoApp({ clientKey: 'aw1234567890', secretView: viewOf('another-secret') })).toBe(false);
});

it('lets nobody save such a key where the next start would be refused for it', () => {
  expect(() => refuseDemoKey('awsim0000demo', false)).not.toThrow();
  expect(() => refuseDemoKey('awsim0000demo', true)).toThrow('production needs an app of your own');
});
