import { platformTraits } from '../../../contracts/platforms';
import { createProviders } from '../providers';
import { PluginError } from '../shared/errors';
import {
  allowedSwitches,
  isStandIn,
  losesSecret,
  readAppScopes,
  readBaseUrl,
  refuseNotOffered,
} from './rules';

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof PluginError) return error.code;
    throw error;
  }
  return 'accepted';
};

describe('a base URL', () => {
  it.each([
    ['https://open.douyin.com', 'https://open.douyin.com'],
    ['https://open.douyin.com/', 'https://open.douyin.com'],
    ['https://OPEN.Douyin.com:443//', 'https://open.douyin.com'],
    ['https://gateway.example:8443/douyin/', 'https://gateway.example:8443/douyin'],
  ])('%s is kept as %s', (written, kept) => {
    expect(readBaseUrl(written, false)).toBe(kept);
    expect(readBaseUrl(written, true)).toBe(kept);
  });

  it.each([
    'http://127.0.0.1:4010',
    'http://localhost:4010/',
    'http://sim.localhost',
    'http://[::1]:4010',
    'http://0.0.0.0:4010',
  ])('%s, on this machine, is for trying things out', (written) => {
    expect(readBaseUrl(written, false)).toMatch(/^http:/);
    expect(codeOf(() => readBaseUrl(written, true))).toBe('CONFIG_UNSAFE');
  });

  it.each([
    'https://127.0.0.1',
    'https://2130706433',
    'https://localhost',
    'https://localhost.',
    'https://open.localhost',
    'https://10.0.0.7',
    'https://[fd00::1]',
  ])('%s can only be a stand-in', (written) => {
    expect(isStandIn(written)).toBe(true);
    expect(codeOf(() => readBaseUrl(written, true))).toBe('CONFIG_UNSAFE');
  });

  it.each([
    'http://open.douyin.com',
    'http://10.0.0.7',
    'http://localhost.example.com',
    'http://127.0.0.1.example',
  ])('%s would carry secrets in the open', (written) => {
    expect(codeOf(() => readBaseUrl(written, false))).toBe('CONFIG_UNSAFE');
    expect(codeOf(() => readBaseUrl(written, true))).toBe('CONFIG_UNSAFE');
  });

  it.each([
    'https://user@open.douyin.com',
    'https://:secret@open.douyin.com',
    'https://open.douyin.com?x=1',
    'https://open.douyin.com#x',
    'ftp://open.douyin.com',
    'javascript:alert(1)',
  ])('%s is not one', (written) => {
    expect(codeOf(() => readBaseUrl(written, false))).toBe('CONFIG_INVALID');
  });

  it('is not a stand-in when it is the platform', () => {
    expect(isStandIn('https://open.douyin.com')).toBe(false);
  });
});

describe('the scopes of an app', () => {
  it('default to user_info, also when all were dropped', () => {
    expect(readAppScopes([])).toEqual({ scopes: ['user_info'], notices: [] });
    expect(readAppScopes(['video.upload'])).toEqual({
      scopes: ['user_info'],
      notices: [{ kind: 'scope-dropped', scope: 'video.upload' }],
    });
  });

  it('are taken as the seed writes them, and the change is told', () => {
    expect(readAppScopes(['user_info', 'video.create', 'video.upload'])).toEqual({
      scopes: ['user_info', 'video.create.bind'],
      notices: [
        { kind: 'scope-renamed', scope: 'video.create', to: 'video.create.bind' },
        { kind: 'scope-dropped', scope: 'video.upload' },
      ],
    });
  });

  it('may be retired or unknown, with a notice for each', () => {
    expect(readAppScopes(['fans.list', 'brand.new', 'user_info'])).toEqual({
      scopes: ['fans.list', 'brand.new', 'user_info'],
      notices: [
        { kind: 'scope-retired', scope: 'fans.list' },
        { kind: 'scope-unknown', scope: 'brand.new' },
      ],
    });
  });
});

describe('a stored secret', () => {
  const stored = { clientKey: 'k', baseUrl: 'https://open.douyin.com' };

  it('stays while key and place stay', () => {
    expect(losesSecret(stored, { ...stored })).toBe(false);
  });

  it('is lost with another key, no key, or another place', () => {
    expect(losesSecret(stored, { ...stored, clientKey: 'K' })).toBe(true);
    expect(losesSecret(stored, { ...stored, clientKey: null })).toBe(true);
    expect(losesSecret(stored, { ...stored, baseUrl: 'https://evil.example' })).toBe(true);
  });
});

describe('the switches', () => {
  const off = { login: false, publish: false, leads: false, webhook: false };

  it('are free once the app is complete', () => {
    expect(allowedSwitches({ ...off, login: true }, true)).toEqual({
      switches: { ...off, login: true },
      notices: [],
    });
  });

  it('are turned off, with a notice, while it is not', () => {
    expect(allowedSwitches({ ...off, leads: true }, false)).toEqual({
      switches: off,
      notices: [{ kind: 'switched-off' }],
    });
    expect(allowedSwitches(off, false)).toEqual({ switches: off, notices: [] });
  });
});

describe('what apps of a platform do not have', () => {
  const switches = { login: false, publish: false, leads: false, webhook: false };
  const empty = { scopes: [], switches, embeddedQr: false };

  it.each([
    ['scopes', { ...empty, scopes: ['user_info'] }],
    ['switches.login', { ...empty, switches: { ...switches, login: true } }],
    ['switches.webhook', { ...empty, switches: { ...switches, webhook: true } }],
    ['embeddedQr', { ...empty, embeddedQr: true }],
  ])('%s: is refused for 115 and taken for Douyin', (field, input) => {
    expect(() => refuseNotOffered('pan115', input)).toThrow(`${field}: apps of the platform "pan115"`);
    expect(() => refuseNotOffered('douyin', input)).not.toThrow();
  });

  it('left empty, is no fault', () => {
    expect(() => refuseNotOffered('pan115', empty)).not.toThrow();
  });
});

describe.each(Object.entries(platformTraits))('what is said of the platform %s', (name, traits) => {
  const providers = createProviders(() => Promise.reject(new Error('Nothing is sent here')));
  const provider = providers[name as keyof typeof providers];

  it('is what its provider is', () => {
    expect(traits.baseUrl).toBe(provider.defaultBaseUrl);
    expect(traits.hasDeviceCode).toBe(provider.device !== undefined);
  });
});
