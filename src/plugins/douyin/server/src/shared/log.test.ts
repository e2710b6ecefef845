import { redact, vendorLogId, vendorText } from './log';

const canary = 'Canary0123456789canary';

/** Lines as they really appear, each with a canary where a secret stands. */
const leaks: [string, string][] = [
  [
    'Strapi’s request log of the callback',
    `http: GET /api/v1/lead/douyin/auth/callback?code=${canary}&state=${canary} (12 ms) 302`,
  ],
  ['the page with the exchange code', `http: GET /douyin/login/done?exchange_code=${canary} (3 ms) 200`],
  ['a platform page', `https://open.douyin.com/platform/oauth/connect/?client_key=k&state=${canary}#x`],
  ['the first parameter of a form', `code=${canary}&client_key=k`],
  ['a form', `client_key=k&client_secret=${canary}&grant_type=x&refresh_token=${canary}`],
  ['an encoded value', `?code=abc%2B${canary}%3D&x=1`],
  [
    'an address inside an address',
    `/login?redirect=https%3A%2F%2Fa.example%2F%3Fa%3D1%26code%3D${canary}%26b%3D2`,
  ],
  ['a parameter in brackets', `failed (code=${canary}), again`],
  ['upper case', `?CODE=${canary}&Client_Secret=${canary}`],
  ['JSON', `{"access_token":"${canary}","expires_in":7200,"refresh_token": "${canary}"}`],
  ['JSON with an escaped quote', `{"client_secret":"a\\"${canary}"}`],
  ['JSON of the admin', `{"clientSecret":"${canary}","jwt":"${canary}","password":"${canary}"}`],
  ['JSON inside JSON', `{"body":"{\\"access_token\\":\\"${canary}\\"}"}`],
  ['an inspected object', `{ clientSecret: '${canary}', state: '${canary}' }`],
  ['a header', `authorization: Bearer ${canary}`],
  ['a token header', `{"access-token":"${canary}"}`],
  ['a cookie', `cookie: a=1; __Host-douyin-login-0a1b=${canary}; __Host-douyin-phone-0a1b.sig=${canary}`],
  ['a user token', `token act.3.${canary} was refused`],
  ['a refresh token', `rft.${canary}`],
  ['a client token', `"clt.2.${canary}+/="`],
  ['business tokens', `bus_act.${canary} bus_rft.${canary}`],
  ['a link to consent again', `http: GET /douyin/again/${canary}${canary}.t1x2y3.0a1b2c (3 ms) 200`],
  ['the same in an address', `/login?redirect=%2Fdouyin%2Fagain%2F${canary}.t1x2y3.0a1b2c`],
  ['a JWT', `eyJhbGciOiJIUzI1NiJ9.${canary}.${canary}`],
];

it.each(leaks)('takes the secret out of %s', (_what, line) => {
  expect(redact(line)).toContain('[redacted]');
  expect(redact(line)).not.toMatch(/canary/i);
});

it.each(['13800000001', 'tel:13800000001.', '+8613800000001', '0086 138-0000-0001', '电话13800000001，'])(
  'takes the phone number out of %p',
  (text) => {
    expect(redact(text)).toContain('[redacted]');
    expect(redact(text)).not.toMatch(/0001/);
  },
);

it.each([
  'http: GET /api/users/me (12 ms) 200',
  'http: GET /douyin/again/attempts/64fa13800000001138cc9e1a (12 ms) 200',
  'http: GET /douyin/apps?page=1&pageSize=20 (2 ms) 200',
  'The platform refused with 10007: 授权码过期',
  'error_code=10007, log_id=2026010203040501013516822825',
  '{"code":"ECONNREFUSED","status":502}',
  '{"error":{"details":{"code":"AUTH_CODE_INVALID","remedy":"reauthorize"}}}',
  'the state of the token is fresh; the code is fine',
  'contact.example.com and factor.y are names',
  'at 1767323045123 ms, 1767323045 s, 20260102030405',
  'id 64fa138000000011382c9e1a',
])('leaves %p as it is', (line) => {
  expect(redact(line)).toBe(line);
});

it('keeps what stands around a secret', () => {
  expect(redact('GET /cb?code=abc&page=2 (1 ms)')).toBe('GET /cb?code=[redacted]&page=2 (1 ms)');
  expect(redact('{"token":"abc","page":2}')).toBe('{"token":"[redacted]","page":2}');
});

it('stays quick on long lines', () => {
  const start = process.hrtime.bigint();
  for (const line of [
    'a'.repeat(200_000),
    '"'.repeat(100_000),
    'code=%3F'.repeat(20_000),
    '\\"'.repeat(100_000),
  ])
    redact(line);
  expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(1000);
});

describe('the platform’s own words', () => {
  it('become one redacted line of at most 300 characters', () => {
    expect(vendorText(` 系统\n错误\t?code=${canary} `)).toBe('系统 错误 ?code=[redacted]');
    expect(vendorText('长'.repeat(1000))).toHaveLength(300);
  });

  it.each([undefined, null, 7, {}, []])('are empty when they are %p', (value) => {
    expect(vendorText(value)).toBe('');
  });

  it('are redacted before they are cut', () => {
    expect(vendorText(`${'x'.repeat(290)} act.${canary}`)).not.toContain('act.');
  });
});

describe('what the platform says without a name for it', () => {
  it('loses long words of letters and digits: a secret of a form nobody told us about', () => {
    expect(vendorText('错误 a1b2c3d4e5f6a1b2c3d4e5f6a1b2 请重试')).toBe('错误 [redacted] 请重试');
    expect(vendorText('invalid client_key awsim0000demo, see documentation-of-the-platform')).toBe(
      'invalid client_key awsim0000demo, see documentation-of-the-platform',
    );
  });

  it('keeps a log id whole, for the platform’s support', () => {
    expect(vendorLogId('202212011600080101351682282501A3A5')).toBe('202212011600080101351682282501A3A5');
    expect(vendorLogId('x'.repeat(100))).toHaveLength(64);
    expect(vendorLogId(`act.${canary}`)).toBe('[redacted]');
    expect(vendorLogId(7)).toBe('');
  });
});
