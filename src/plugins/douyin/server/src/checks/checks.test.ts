import { checkReasons, type CheckReason } from '../../../contracts/checks';
import { errorTable } from '../../../contracts/errors';
import type { AccountRow } from '../accounts/service';
import type { AppRow } from '../apps/row';
import { createProviders, type Profile, type Provider } from '../providers';
import { PluginError, type ErrorCode } from '../shared/errors';
import { accessToken, refreshToken, scopes } from './account';
import { callback, webhook } from './address';
import { findingOf, found, outcomeOf, type Check, type Reach, type Subject } from './finding';
import { clockSkew, credentials } from './platform';

const now = new Date('2026-06-15T12:00:00Z');
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);

const app: AppRow = {
  documentId: 'app1',
  name: '河畔书店',
  provider: 'douyin',
  slot: null,
  clientKey: 'key',
  clientKeyHash: null,
  secretSealed: 'sealed',
  secretView: null,
  previousSecretSealed: null,
  previousSecretView: null,
  previousSecretUntil: null,
  baseUrl: 'https://open.douyin.com',
  scopes: ['user_info'],
  loginOn: true,
  publishOn: false,
  leadsOn: false,
  webhookOn: false,
  isDefault: true,
  defaultRole: 'authenticated',
  newUserRule: 'create',
  keepsRaw: false,
  embeddedQr: false,
  developer: null,
  checks: {},
  revision: 1,
  createdAt: now.toISOString(),
  updatedAt: now.toISOString(),
  deletedAt: null,
};

const account: AccountRow = {
  documentId: 'account1',
  provider: 'douyin',
  appId: 'app1',
  openId: '_000open',
  identityHash: 'hash',
  unionId: null,
  unionHash: null,
  nickname: '小河',
  avatarUrl: null,
  phoneSealed: null,
  phoneView: null,
  scopes: ['user_info'],
  userId: 1,
  connectedAt: now.toISOString(),
  lastLoginAt: null,
  disconnectedAt: null,
  lastError: null,
};

const profile: Profile = {
  openId: '_000open',
  unionId: null,
  nickname: '小河',
  avatarUrl: null,
  phone: null,
};

const provider: Provider = {
  ...createProviders(() => Promise.reject(new Error('No check sends by itself'))).douyin,
  profile: async () => profile,
  proveCredentials: async () => undefined,
  time: async () => now,
};

const usual: Subject = {
  app,
  provider,
  credentials: () => ({ clientKey: 'key', clientSecret: 'secret', baseUrl: app.baseUrl }),
  urls: { callback: 'https://site.example/cb', webhook: 'https://site.example/wh' },
  hostInUse: 'site.example',
  account,
  token: async () => ({
    accessToken: 'act.x',
    accessExpiresAt: inDays(15),
    refreshExpiresAt: inDays(30),
  }),
  reach: async () => ({ kind: 'ours' }),
  now: () => now,
};

/** What the service makes of a check: its finding, or what its error means. */
const outcome = (check: Check, change: Partial<Subject> = {}) =>
  check({ ...usual, ...change }).catch(findingOf);

const failing = (code: ErrorCode, details = {}) =>
  Promise.reject(new PluginError(code, 'A sentence', details));

describe('credentials', () => {
  it('are accepted', async () => {
    expect(await outcome(credentials)).toEqual(found('credentials-accepted'));
  });

  it.each<[ErrorCode, CheckReason]>([
    ['AUTH_CREDENTIALS', 'credentials-refused'],
    ['AUTH_APP', 'app-refused'],
    ['API_UNREACHABLE', 'platform-unreachable'],
    ['API_BUSY', 'platform-busy'],
    ['API_QUOTA', 'platform-busy'],
    ['API_UNREADABLE', 'platform-busy'],
    ['API_REJECTED', 'platform-error'],
    ['API_FORBIDDEN', 'platform-error'],
    ['API_RETIRED', 'platform-error'],
  ])('refused with %s fail as %s', async (code, reason) => {
    const details = { number: 10013, text: '错误', logId: 'log', host: 'open.douyin.com', secret: 'canary' };
    const refusing = { ...provider, proveCredentials: () => failing(code, details) };
    expect(await outcome(credentials, { provider: refusing })).toEqual(
      found(reason, { code, number: 10013, text: '错误', logId: 'log', host: 'open.douyin.com' }),
    );
  });

  it.each<[ErrorCode, CheckReason]>([
    ['CONFIG_SECRET_MISSING', 'app-incomplete'],
    ['CONFIG_KEYS_LOCKED', 'keys-locked'],
  ])('that cannot be read (%s) fail as %s', async (code, reason) => {
    const unreadable = () => {
      throw new PluginError(code, 'A sentence', { app: 'app1' });
    };
    expect(await outcome(credentials, { credentials: unreadable })).toEqual(found(reason, { code }));
  });
});

describe('the clock', () => {
  const seenAt = (seconds: number | null) => ({
    provider: {
      ...provider,
      time: async () => (seconds === null ? null : new Date(now.getTime() - seconds * 1000)),
    },
  });

  it.each<[number, CheckReason]>([
    [0, 'clock-close'],
    [30, 'clock-close'],
    [-30, 'clock-close'],
    [31, 'clock-drifting'],
    [-31, 'clock-drifting'],
    [300, 'clock-drifting'],
    [301, 'clock-wrong'],
    [-28_800, 'clock-wrong'],
  ])('%d s ahead of the platform is %s', async (seconds, reason) => {
    expect(await outcome(clockSkew, seenAt(seconds))).toEqual(found(reason, { seconds }));
  });

  it('proves nothing without a Date header', async () => {
    expect(await outcome(clockSkew, seenAt(null))).toEqual(found('clock-unknown'));
  });

  it('allows for the time the answer took', async () => {
    const moments = [now, new Date(now.getTime() + 60_000)];
    const slow = { now: () => moments.shift() ?? now, ...seenAt(-30) };
    expect(await outcome(clockSkew, slow)).toEqual(found('clock-close', { seconds: 0 }));
  });
});

describe.each([
  ['callback', callback],
  ['webhook', webhook],
] as const)('the %s address', (name, check) => {
  const at = (url: string, change: Partial<Subject> = {}) =>
    outcome(check, { urls: { ...usual.urls, [name]: url }, hostInUse: new URL(url).host, ...change });
  const reaching = (reach: Reach) => ({ reach: async () => reach });

  it('is reachable', async () => {
    const url = usual.urls[name];
    expect(await outcome(check)).toEqual(found('url-reachable', { url }));
    expect((await outcome(check, { hostInUse: null })).reason).toBe('url-reachable');
  });

  it.each(['http://localhost:1337/x', 'http://127.0.0.1:1337/x', 'http://[::1]:1337/x'])(
    'is http and local only at %s',
    async (url) => {
      expect(await at(url)).toEqual(found('url-local-http', { url }));
    },
  );

  it.each(['http://site.example/x', 'http://127.0.0.1.example/x', 'http://10.0.0.7/x'])(
    'is not https at %s, and nobody calls it',
    async (url) => {
      const reach = () => Promise.reject(new Error('It was called'));
      expect(await at(url, { reach })).toEqual(found('url-not-https', { url }));
    },
  );

  it('is on another host than the one in use', async () => {
    const url = 'https://site.example/x';
    expect(await at(url, { hostInUse: 'www.site.example' })).toEqual(
      found('url-other-host', { url, host: 'site.example', expectedHost: 'www.site.example' }),
    );
    expect((await at(url, { hostInUse: 'site.example:8443' })).reason).toBe('url-other-host');
  });

  it('is unreachable, or answered by somebody else', async () => {
    const url = 'https://site.example/x';
    expect(await at(url, reaching({ kind: 'none', text: 'ENOTFOUND' }))).toEqual(
      found('url-unreachable', { url, text: 'ENOTFOUND' }),
    );
    expect(await at(url, reaching({ kind: 'other', status: 502 }))).toEqual(
      found('url-other-server', { url, status: 502 }),
    );
  });
});

describe('the scopes', () => {
  const wanting = (wanted: string[] | null, granted?: string[] | null) => ({
    app: { ...app, scopes: wanted },
    account: granted === undefined ? null : { ...account, scopes: granted },
  });

  it.each<[CheckReason, string[] | null, string[] | null | undefined, string | undefined]>([
    ['scopes-none', [], undefined, undefined],
    ['scopes-none', null, undefined, undefined],
    ['scopes-retired', ['user_info', 'fans.list', 'im'], undefined, 'fans.list, im'],
    ['scopes-retired', ['fans.list', 'brand.new'], ['fans.list'], 'fans.list'],
    ['scopes-unknown', ['user_info', 'brand.new'], undefined, 'brand.new'],
    ['scopes-known', ['user_info', 'fans.check'], undefined, 'user_info, fans.check'],
    ['scopes-granted', ['user_info'], ['user_info', 'fans.check'], 'user_info'],
    ['scopes-not-granted', ['user_info', 'fans.check'], ['user_info'], 'fans.check'],
    ['scopes-not-granted', ['user_info'], null, 'user_info'],
  ])('are %s when %j is wanted and %j granted', async (reason, wanted, granted, named) => {
    const expected = named === undefined ? found(reason) : found(reason, { scopes: named });
    expect(await outcome(scopes, wanting(wanted, granted))).toEqual(expected);
  });
});

const stored = (accessDays: number, refreshDays: number | null) => ({
  token: async () => ({
    accessToken: 'act.x',
    accessExpiresAt: inDays(accessDays),
    refreshExpiresAt: refreshDays === null ? null : inDays(refreshDays),
  }),
});

describe('the access token', () => {
  it('is accepted, and asked for with the account’s own open_id', async () => {
    const asked: unknown[] = [];
    const noting = {
      ...provider,
      profile: async (_app: unknown, token: object) => {
        asked.push(token);
        return profile;
      },
    };
    expect(await outcome(accessToken, { provider: noting })).toEqual(
      found('token-accepted', { nickname: '小河', end: inDays(15).toISOString() }),
    );
    expect(asked).toEqual([expect.objectContaining({ accessToken: 'act.x', openId: '_000open' })]);
  });

  it('is not provable without an account or a token', async () => {
    expect(await outcome(accessToken, { account: null })).toEqual(found('no-account'));
    expect(await outcome(accessToken, { token: async () => null })).toEqual(found('no-account'));
  });

  it('has expired, and the platform is not asked', async () => {
    const silent = { ...provider, profile: () => Promise.reject(new Error('It was asked')) };
    expect(await outcome(accessToken, { ...stored(0, 30), provider: silent })).toEqual(
      found('token-expired', { nickname: '小河', end: now.toISOString() }),
    );
  });

  it.each<ErrorCode>(['AUTH_TOKEN_INVALID', 'AUTH_GRANT_LOST', 'AUTH_SCOPE_MISSING'])(
    'is refused with %s',
    async (code) => {
      const refusing = { ...provider, profile: () => failing(code) };
      expect((await outcome(accessToken, { provider: refusing })).reason).toBe('token-refused');
    },
  );

  it('cannot be read with the wrong keys', async () => {
    const token = () => failing('CONFIG_KEYS_LOCKED');
    expect((await outcome(accessToken, { token })).reason).toBe('keys-locked');
  });
});

describe('the refresh token', () => {
  it.each<[CheckReason, number]>([
    ['refresh-valid', 30],
    ['refresh-valid', 3.001],
    ['refresh-ends-soon', 3],
    ['refresh-ends-soon', 0.001],
    ['refresh-expired', 0],
    ['refresh-expired', -1],
  ])('is %s %d days before its end', async (reason, days) => {
    expect(await outcome(refreshToken, stored(15, days))).toEqual(
      found(reason, { nickname: '小河', end: inDays(days).toISOString() }),
    );
  });

  it('is not provable without an account, a token or a stated end', async () => {
    expect(await outcome(refreshToken, { account: null })).toEqual(found('no-account'));
    expect(await outcome(refreshToken, { token: async () => null })).toEqual(found('no-account'));
    expect(await outcome(refreshToken, stored(15, null))).toEqual(found('refresh-unknown'));
  });
});

describe('findings', () => {
  it('have the outcome their reason belongs to', () => {
    for (const [expected, reasons] of Object.entries(checkReasons))
      for (const reason of reasons) expect(outcomeOf(reason)).toBe(expected);
    expect(() => outcomeOf('no-such-reason' as CheckReason)).toThrow(/belongs to no outcome/);
  });

  it('of an error never pass', () => {
    for (const code of Object.keys(errorTable) as ErrorCode[])
      expect(outcomeOf(findingOf(new PluginError(code, 'A sentence')).reason)).toBe('fail');
  });

  it('take anything that is not ours for a broken check, and show none of it', () => {
    expect(findingOf(new Error('canary'))).toEqual(found('check-broken'));
    expect(findingOf(undefined)).toEqual(found('check-broken'));
  });
});
