import { createProviders, type AppCredentials } from '../providers';
import { PluginError } from '../shared/errors';
import { counted } from './counted';

const app: AppCredentials = { clientKey: 'k', clientSecret: 's', baseUrl: 'http://127.0.0.1:9' };
const refused = new PluginError('API_UNREACHABLE', 'Nobody is there');
const providers = createProviders(() => Promise.reject(refused));

/** A provider that notes how its calls are counted. */
function counting(name: keyof typeof providers) {
  const seen: string[] = [];
  const provider = counted(providers[name], (labels, work) => {
    seen.push(`${labels.provider} ${labels.api}`);
    return work();
  });
  return { provider, seen };
}

it('counts the calls that go out by their name, and throws what they throw', async () => {
  const { provider, seen } = counting('douyin');
  await expect(provider.refresh(app, 'r')).rejects.toBe(refused);
  await expect(provider.renew?.(app, 'r')).rejects.toBe(refused);
  await expect(provider.proveCredentials(app)).rejects.toBe(refused);
  expect(seen).toEqual(['douyin refresh', 'douyin renew', 'douyin proveCredentials']);
});

it('counts those of a login by a code, and gives no platform a call it does not have', async () => {
  const { provider, seen } = counting('pan115');
  await expect(provider.device?.start(app)).rejects.toBe(refused);
  expect(seen).toEqual(['pan115 device.start']);
  for (const name of ['douyin', 'pan115'] as const)
    expect(Object.keys(counting(name).provider).sort()).toEqual(Object.keys(providers[name]).sort());
});

it('does not count what sends nothing', () => {
  const { provider, seen } = counting('douyin');
  expect(provider.loginUrl(app, { scopes: [], redirectUri: 'https://a.example', state: 'x' })).toContain(
    'state=x',
  );
  expect(seen).toEqual([]);
});
