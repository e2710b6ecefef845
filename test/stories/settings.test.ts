import { createDatabase, type StoryDatabase } from '../support/databases';
import { startRefused } from '../support/strapi';
import { ofThisRun } from '../support/this-run';

const number = (least: number, most: number) => ({
  low: [String(least - 1), `expected number to be >=${least}`],
  high: [String(most + 1), `expected number to be <=${most}`],
});

/** A wrong value of each variable and what is said of it, in two starts. */
const table: Record<string, { low: string[]; high: string[] }> = {
  DOUYIN_ENCRYPTION_KEYS: {
    low: ['k1:c2hvcnQ=', 'must be <id>:<32 bytes in base64 or hex>'],
    high: [`k1:${'a'.repeat(64)},k1:${'b'.repeat(64)}`, 'must be <id>:<32 bytes in base64 or hex>'],
  },
  DOUYIN_REQUEST_TIMEOUT_MS: number(1000, 120_000),
  DOUYIN_RETRY_TRIES: number(1, 10),
  DOUYIN_RETRY_BASE_MS: number(1, 60_000),
  DOUYIN_RETRY_CAP_MS: number(1, 120_000),
  DOUYIN_PROXY_URL: {
    low: ['proxy.example:3128', 'must be an http(s) URL'],
    high: ['ftp://proxy.example', 'must be an http(s) URL'],
  },
  DOUYIN_LOGIN_TTL_SECONDS: number(60, 600),
  DOUYIN_EXCHANGE_TTL_SECONDS: number(10, 300),
  DOUYIN_LOGIN_PER_MINUTE: { low: ['0', 'expected number to be >=1'], high: ['many', 'expected number'] },
  DOUYIN_NOTICE_ALLOWED_HOSTS: {
    low: ['intranet.example', 'must be <host>:<port>'],
    high: ['intranet.example:443,http://intranet.example:80', 'must be <host>:<port>'],
  },
  DOUYIN_REDIRECT_ORIGINS: {
    low: ['https://shop.example,shop.example', 'must be an http(s) URL'],
    high: ['javascript:alert(1)', 'must be an http(s) URL'],
  },
  DOUYIN_WORKERS: { low: ['no', 'expected boolean'], high: ['0', 'expected boolean'] },
  REDIS_URL: {
    low: ['redis.example:6379', 'must be redis://'],
    high: ['redis://:pass/word@redis.example', 'must be redis://'],
  },
  DOUYIN_REDIS_PREFIX: { low: ['a:b', 'must be 1 to 40 letters'], high: ['x'.repeat(41), 'must be 1 to 40'] },
  DOUYIN_AUDIT_RETENTION_DAYS: {
    low: ['-1', 'must be a number of days, 0 to keep the audit for ever'],
    high: ['36501', 'expected number to be <=36500'],
  },
  DOUYIN_NOTICE_RETENTION_DAYS: {
    low: ['-1', 'must be a number of days, 0 to keep alerts for ever'],
    high: ['36501', 'expected number to be <=36500'],
  },
  DOUYIN_OPEN_TYPES: { low: ['token', 'expected'], high: ['account,app', 'expected'] },
  DOUYIN_BASE_URL: {
    low: ['open.douyin.com', 'must be an http(s) URL'],
    high: ['file:///etc', 'must be an http(s) URL'],
  },
};

describe('wrong settings', () => {
  let database: StoryDatabase;
  beforeAll(async () => {
    database = await createDatabase('sqlite');
  });
  afterAll(() => database?.drop());

  it.each(ofThisRun<'low' | 'high'>(['low'], ['high']))(
    'stop the boot with a sentence for each variable: %s',
    async (side) => {
      const wrong = Object.fromEntries(Object.entries(table).map(([name, row]) => [name, row[side][0]]));
      const output = await startRefused({ env: { ...database.env, ...wrong } });
      const start = output.indexOf('Douyin settings are wrong.');
      const sentences = output.slice(start).split('; ');
      for (const [name, row] of Object.entries(table)) {
        const sentence = sentences.find((text) => text.includes(`${name}: `));
        expect([name, sentence]).toEqual([name, expect.stringContaining(row[side][1] ?? '')]);
      }
    },
  );

  it('stop the boot one at a time too, without a word about the right ones', async () => {
    const output = await startRefused({ env: { ...database.env, DOUYIN_LOGIN_TTL_SECONDS: 'soon' } });
    expect(output).toContain('Douyin settings are wrong. DOUYIN_LOGIN_TTL_SECONDS: ');
    expect(new Set(output.match(/DOUYIN_[A-Z_]+: /g))).toEqual(new Set(['DOUYIN_LOGIN_TTL_SECONDS: ']));
  });

  it('stop the boot for an unknown database', async () => {
    const output = await startRefused({ env: { ...database.env, DATABASE_CLIENT: 'oracle' } });
    expect(output).toContain('DATABASE_CLIENT is "oracle"; it must be one of sqlite, postgres, mysql');
  });
});
