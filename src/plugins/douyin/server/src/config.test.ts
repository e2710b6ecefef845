import { config } from './config';

const keys = `k1:${Buffer.alloc(32, 1).toString('base64')}`;

/** Settings as Strapi's loader would take them from these variables. */
const settings = (variables: Record<string, string> = {}) =>
  config.default({ env: (name: string) => variables[name] });

const check = (variables: Record<string, string>) => () => config.validator(settings(variables));

it('needs no variable at all', () => {
  expect(settings()).toEqual({
    encryptionKeys: null,
    generatedKeyFile: '.tmp/douyin-encryption-key',
    requestTimeoutMs: 10_000,
    retry: { tries: 3, baseMs: 200, capMs: 5000 },
    proxyUrl: null,
    noticeAllowedHosts: [],
    avatarHosts: ['*.douyinpic.com', '*.byteimg.com', '*.pstatp.com', 'avatars.115.com'],
    login: {
      attemptTtlSeconds: 600,
      exchangeTtlSeconds: 60,
      perMinute: 30,
      proxies: 1,
      placeHeader: null,
      redirectOrigins: [],
    },
    sync: { appPerMinute: 600, accountPerMinute: 120 },
    oauth: { anyRedirectUri: '', localRedirectUri: '', perMinute: 1200, refreshDays: 30, sessionDays: 14 },
    posts: {
      approval: false,
      perDay: null,
      lateHours: 24,
      textSigns: 1000,
      wholeMb: 50,
      partMb: 20,
      concurrency: 4,
      linkMinutes: 60,
      mediaFolder: '.tmp/douyin-post-media',
      downloadMb: 4096,
      allowedHosts: [],
      retentionDays: 0,
    },
    calls: { perMinute: 1200 },
    metrics: { addresses: [] },
    tokens: { refreshConcurrency: 10 },
    leads: {
      stages: null,
      revealsPerDay: 200,
      filesFolder: '.tmp/douyin-lead-files',
      exportRows: 1_000_000,
      importMb: 100,
      convert: [],
      duplicateKeys: null,
      retentionDays: 0,
      retentionDaysBySource: null,
      erasureLedgerFile: '.tmp/douyin-erasures.jsonl',
    },
    ending: { noticeSeconds: 0, limitSeconds: 10 },
    workers: true,
    redisUrl: null,
    redisPrefix: 'douyin',
    auditRetentionDays: 0,
    noticeRetentionDays: 180,
    webhookRetentionDays: 30,
    webhookSilenceHours: 24,
    openTypes: [],
    app: {
      clientKey: null,
      clientSecret: null,
      baseUrl: null,
      variables: {
        clientKey: 'DOUYIN_CLIENT_KEY',
        clientSecret: 'DOUYIN_CLIENT_SECRET',
        baseUrl: 'DOUYIN_BASE_URL',
      },
    },
  });
  expect(check({})).not.toThrow();
});

it('takes an empty or blank variable for one that is not set', () => {
  const names = [
    'DOUYIN_ENCRYPTION_KEYS',
    'DOUYIN_REQUEST_TIMEOUT_MS',
    'DOUYIN_AVATAR_HOSTS',
    'DOUYIN_CLIENT_KEY',
  ];
  for (const value of ['', '  '])
    expect(settings(Object.fromEntries(names.map((name) => [name, value])))).toEqual(settings());
});

it('reads every variable', () => {
  const variables = {
    DOUYIN_ENCRYPTION_KEYS: keys,
    DOUYIN_GENERATED_KEY_FILE: '/var/key',
    DOUYIN_REQUEST_TIMEOUT_MS: '5000',
    DOUYIN_RETRY_TRIES: '5',
    DOUYIN_RETRY_BASE_MS: '50',
    DOUYIN_RETRY_CAP_MS: '900',
    DOUYIN_PROXY_URL: 'http://proxy:3128',
    DOUYIN_AVATAR_HOSTS: ' a.example , *.b.example,',
    DOUYIN_LOGIN_TTL_SECONDS: '300',
    DOUYIN_EXCHANGE_TTL_SECONDS: '30',
    DOUYIN_LOGIN_PER_MINUTE: '5',
    DOUYIN_REDIRECT_ORIGINS: 'https://shop.example',
    DOUYIN_NOTICE_ALLOWED_HOSTS: 'hooks.intranet:8080, [fd00::1]:443',
    DOUYIN_REFRESH_CONCURRENCY: '25',
    DOUYIN_LEAD_FILES_FOLDER: '/srv/lead-files',
    DOUYIN_LEAD_EXPORT_ROWS: '5000',
    DOUYIN_LEAD_IMPORT_MB: '20',
    DOUYIN_METRICS_ADDRESSES: '127.0.0.1, fd00::/8',
    DOUYIN_ENDING_NOTICE_SECONDS: '5',
    DOUYIN_ENDING_LIMIT_SECONDS: '60',
    DOUYIN_WORKERS: 'false',
    REDIS_URL: 'rediss://site:p%40ss@redis.example:6380/2',
    DOUYIN_REDIS_PREFIX: 'site-2',
    DOUYIN_AUDIT_RETENTION_DAYS: '365',
    DOUYIN_NOTICE_RETENTION_DAYS: '0',
    DOUYIN_OPEN_TYPES: 'account',
    DOUYIN_CLIENT_KEY: 'key',
    DOUYIN_CLIENT_SECRET: 'secret',
    DOUYIN_BASE_URL: 'https://open.douyin.com',
  };
  expect(settings(variables)).toMatchObject({
    encryptionKeys: keys,
    generatedKeyFile: '/var/key',
    requestTimeoutMs: 5000,
    retry: { tries: 5, baseMs: 50, capMs: 900 },
    proxyUrl: 'http://proxy:3128',
    noticeAllowedHosts: ['hooks.intranet:8080', '[fd00::1]:443'],
    avatarHosts: ['a.example', '*.b.example'],
    login: {
      attemptTtlSeconds: 300,
      exchangeTtlSeconds: 30,
      perMinute: 5,
      redirectOrigins: ['https://shop.example'],
    },
    tokens: { refreshConcurrency: 25 },
    leads: { filesFolder: '/srv/lead-files', exportRows: 5000, importMb: 20 },
    metrics: { addresses: ['127.0.0.1', 'fd00::/8'] },
    ending: { noticeSeconds: 5, limitSeconds: 60 },
    workers: false,
    redisUrl: 'rediss://site:p%40ss@redis.example:6380/2',
    redisPrefix: 'site-2',
    auditRetentionDays: 365,
    noticeRetentionDays: 0,
    openTypes: ['account'],
    app: { clientKey: 'key', clientSecret: 'secret', baseUrl: 'https://open.douyin.com' },
  });
  expect(check(variables)).not.toThrow();
});

it('knows the other names of the client key and secret, and tells which one it read', () => {
  expect(settings({ DOUYIN_APP_ID: 'a', DOUYIN_APP_SECRET: 'b' })).toMatchObject({
    app: {
      clientKey: 'a',
      clientSecret: 'b',
      variables: { clientKey: 'DOUYIN_APP_ID', clientSecret: 'DOUYIN_APP_SECRET' },
    },
  });
  expect(settings({ DOUYIN_APP_ID: 'a', DOUYIN_CLIENT_KEY: 'k' })).toMatchObject({
    app: { clientKey: 'k', variables: { clientKey: 'DOUYIN_CLIENT_KEY' } },
  });
});

it.each([
  ['DOUYIN_ENCRYPTION_KEYS', 'canary', /openssl rand/],
  ['DOUYIN_ENCRYPTION_KEYS', `${keys},${keys}`, /openssl rand/],
  ['DOUYIN_REQUEST_TIMEOUT_MS', '999', />=1000/],
  ['DOUYIN_REQUEST_TIMEOUT_MS', '120001', /<=120000/],
  ['DOUYIN_REQUEST_TIMEOUT_MS', '10s', /number/],
  ['DOUYIN_REQUEST_TIMEOUT_MS', '1500.5', /int/],
  ['DOUYIN_RETRY_TRIES', '0', />=1/],
  ['DOUYIN_RETRY_TRIES', '11', /<=10/],
  ['DOUYIN_RETRY_BASE_MS', 'soon', /number/],
  ['DOUYIN_RETRY_CAP_MS', '120001', /<=120000/],
  ['DOUYIN_PROXY_URL', 'proxy:3128', /http\(s\) URL/],
  ['DOUYIN_PROXY_URL', 'socks5://proxy:1080', /http\(s\) URL/],
  ['DOUYIN_REFRESH_CONCURRENCY', '0', /DOUYIN_REFRESH_CONCURRENCY/],
  ['DOUYIN_LEAD_EXPORT_ROWS', '0', /DOUYIN_LEAD_EXPORT_ROWS/],
  ['DOUYIN_LEAD_IMPORT_MB', '2001', /<=2000/],
  ['DOUYIN_METRICS_ADDRESSES', '10.0.0.0/33', /DOUYIN_METRICS_ADDRESSES: must be addresses/],
  ['DOUYIN_METRICS_ADDRESSES', 'prometheus', /DOUYIN_METRICS_ADDRESSES: must be addresses/],
  ['DOUYIN_ENDING_NOTICE_SECONDS', '301', /<=300/],
  ['DOUYIN_ENDING_LIMIT_SECONDS', '0', />=1/],
  ['DOUYIN_WORKERS', 'yes', /boolean/],
  ['REDIS_URL', 'redis.example:6379', /REDIS_URL: must be redis:/],
  ['REDIS_URL', 'http://canary@redis.example', /REDIS_URL: must be redis:/],
  ['REDIS_URL', 'redis://:ca/nary@redis.example', /REDIS_URL: must be redis:/],
  ['REDIS_URL', 'redis://redis.example/canary', /REDIS_URL: must be redis:/],
  ['REDIS_URL', 'redis://', /REDIS_URL: must be redis:/],
  ['DOUYIN_REDIS_PREFIX', 'a:b', /DOUYIN_REDIS_PREFIX: must be 1 to 40/],
  ['DOUYIN_LOGIN_TTL_SECONDS', '59', />=60/],
  ['DOUYIN_LOGIN_TTL_SECONDS', '601', /<=600/],
  ['DOUYIN_EXCHANGE_TTL_SECONDS', '9', />=10/],
  ['DOUYIN_EXCHANGE_TTL_SECONDS', '301', /<=300/],
  ['DOUYIN_LOGIN_PER_MINUTE', '0', />=1/],
  ['DOUYIN_REDIRECT_ORIGINS', 'https://ok.example,shop.example', /http\(s\) URL/],
  ['DOUYIN_REDIRECT_ORIGINS', 'javascript:alert(1)', /http\(s\) URL/],
  ['DOUYIN_AUDIT_RETENTION_DAYS', '-1', /for ever/],
  ['DOUYIN_AUDIT_RETENTION_DAYS', '1.5', /int/],
  ['DOUYIN_OPEN_TYPES', 'account,token', /account/],
  ['DOUYIN_BASE_URL', 'open.douyin.com', /http\(s\) URL/],
])('%s=%s stops the boot with a sentence that names the variable', (name, value, sentence) => {
  expect(check({ [name]: value })).toThrow(new RegExp(`Douyin settings are wrong\\. ${name}: `));
  expect(check({ [name]: value })).toThrow(sentence);
});

it('tells all faults at once, and shows no key', () => {
  const work = check({ DOUYIN_ENCRYPTION_KEYS: 'k1:canary', DOUYIN_LOGIN_PER_MINUTE: 'x' });
  expect(work).toThrow(/DOUYIN_ENCRYPTION_KEYS: .*; DOUYIN_LOGIN_PER_MINUTE: /);
  expect(work).not.toThrow(/canary/);
});

it('names a setting of config/plugins.ts that no variable stands for', () => {
  const wrong = { ...settings(), app: { clientKey: 7 }, generatedKeyFile: '' };
  expect(() => config.validator(wrong)).toThrow(/plugin::douyin app\.clientKey: /);
  expect(() => config.validator(wrong)).toThrow(/DOUYIN_GENERATED_KEY_FILE: /);
  expect(() => config.validator(undefined)).toThrow(/Douyin settings are wrong/);
});

it.each([
  [{ NEW: ['CONTACTED'], CONTACTED: [], CONVERTED: [] }, ''],
  [{ NEW: [], CONTACTED: [] }, 'must name the stage CONVERTED'],
  [{ NEW: ['LOST'], CONTACTED: [], CONVERTED: [] }, 'LOST'],
  [{ NEW: [], CONTACTED: [], CONVERTED: [], lost: [] }, 'leads.stages'],
])('judges the stages of a site: %j', (stages, fault) => {
  const usual = settings() as { leads: object };
  const judge = () => config.validator({ ...usual, leads: { ...usual.leads, stages } });
  if (fault) expect(judge).toThrow(fault);
  else expect(judge).not.toThrow();
});
