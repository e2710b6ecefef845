import type { ErrorCode } from '../../shared/errors';
import type { HttpAnswer } from '../../shared/request';
import { answer, thrownBy } from '../test-rig';
import { readAppToken, readProfile, readRefreshed, readRenewed, readTokenSet } from './read';

const now = new Date('2026-01-02T03:04:05Z');
const secret = '0123456789abcdef0123456789abcdef';

/** What each call makes of an answer. */
const readers: Record<string, (given: HttpAnswer) => unknown> = {
  access_token: (given) => readTokenSet(given, now),
  refresh_token: (given) => readRefreshed(given, now),
  renew_refresh_token: (given) => readRenewed(given, now),
  client_token: (given) => readAppToken(given, now),
  userinfo: (given) => readProfile(given, secret),
};

const good = {
  access_token: 'act.good',
  expires_in: 1296000,
  refresh_token: 'rft.good',
  refresh_expires_in: 2592000,
  open_id: '_000open',
  scope: 'user_info',
  nickname: '小河',
};

const said = '拒绝 act.3.canarycanary 13800000001';
const logId = '202601020304050101';

/** The five envelopes of reference §2.2, each with a failure that hides among everything a success would carry. */
const failures: Record<string, (number: unknown) => object> = {
  'E1 OAuth': (number) => ({
    data: { ...good, error_code: number, description: said, captcha: '', desc_url: '', log_id: logId },
    message: 'error',
  }),
  'E1 OAuth, older, with extra': (number) => ({
    data: { ...good, error_code: number, description: said },
    extra: { logid: logId, now: 1 },
  }),
  'E2 classic': (number) => ({
    data: { ...good, error_code: number, description: said },
    extra: { error_code: number, description: said, sub_error_code: 0, sub_description: '', logid: logId },
  }),
  'E2 classic, only in extra': (number) => ({
    data: { ...good, error_code: 0, description: '' },
    extra: { error_code: number, description: said, log_id: logId },
  }),
  'E3 new': (number) => ({ err_no: number, err_msg: said, log_id: logId, data: good }),
  'E3 new, empty data': (number) => ({ err_no: number, err_msg: said, log_id: logId, data: null }),
  'E4 business token': (number) => ({ error_code: number, message: said, log_id: logId, data: good }),
  'E5 userinfo': (number) => ({
    data: { ...good, error_code: String(number), description: said, log_id: logId },
    err_no: number,
    err_msg: said,
    log_id: logId,
  }),
  'E5 userinfo, only in data': (number) => ({
    data: { ...good, error_code: number, description: said },
    err_no: 0,
    err_msg: '',
    log_id: logId,
  }),
};

/** The numbers of reference §9 that a login can meet. */
const numbers: [number, ErrorCode][] = [
  [22, 'AUTH_APP'],
  [10001, 'API_BUSY'],
  [10002, 'API_PARAMETER'],
  [10003, 'AUTH_CREDENTIALS'],
  [10004, 'API_FORBIDDEN'],
  [10005, 'API_PARAMETER'],
  [10006, 'AUTH_APP'],
  [10007, 'AUTH_CODE_INVALID'],
  [10008, 'AUTH_TOKEN_INVALID'],
  [10010, 'AUTH_GRANT_LOST'],
  [10012, 'AUTH_APP'],
  [10013, 'AUTH_CREDENTIALS'],
  [10014, 'AUTH_CODE_INVALID'],
  [10015, 'AUTH_APP'],
  [2190001, 'API_QUOTA'],
  [2190002, 'AUTH_TOKEN_INVALID'],
  [2190008, 'AUTH_TOKEN_INVALID'],
  [28001003, 'AUTH_TOKEN_INVALID'],
  [28001005, 'API_BUSY'],
  [28001006, 'API_BUSY'],
  [28001007, 'API_PARAMETER'],
  [28001008, 'AUTH_TOKEN_INVALID'],
  [28001012, 'AUTH_SCOPE_MISSING'],
  [28001014, 'API_FORBIDDEN'],
  [28001015, 'API_PARAMETER'],
  [28001016, 'AUTH_APP'],
  [28001018, 'API_FORBIDDEN'],
  [28001020, 'AUTH_APP'],
  [28001021, 'AUTH_APP'],
  [28001052, 'API_QUOTA'],
  [28001056, 'API_RETIRED'],
  [28003017, 'API_QUOTA'],
  [28003018, 'API_THROTTLED'],
  [28004020, 'API_FORBIDDEN'],
  [29002002, 'AUTH_CREDENTIALS'],
  [99999999, 'API_REJECTED'],
];

describe.each(Object.entries(readers))('%s', (name, read) => {
  describe.each(Object.entries(failures))('in %s', (_envelope, failure) => {
    it.each(numbers)('%d is %s and never looks like success', (number, code) => {
      for (const written of [number, String(number)]) {
        const error = thrownBy(() => read(answer(failure(written))));
        expect(error.code).toBe(code);
        expect(error.details.number).toBe(number);
        expect(error.details.logId).toMatch(name === 'userinfo' ? /^(20260102.*)?$/ : /^20260102/);
        expect(error.details.text).toBe('拒绝 [redacted] [redacted]');
        expect(error.message).toContain(String(number));
        expect(JSON.stringify([error.message, error.details])).not.toMatch(/canary|13800000001|good/);
      }
    });
  });

  it('takes a failure without a usable number for what it is', () => {
    const bodies = [
      { data: { ...good }, message: 'error' },
      { data: { ...good, error_code: 'abc' }, message: 'success' },
      { data: { ...good, error_code: { a: 1 } } },
      { err_no: true, data: good },
    ];
    for (const body of bodies) expect(thrownBy(() => read(answer(body))).code).toBe('API_REJECTED');
  });

  it('reads a number on any HTTP status below 500', () => {
    const body = { data: { error_code: 28001008, description: '过期' } };
    expect(thrownBy(() => read(answer(body, 401))).code).toBe('AUTH_TOKEN_INVALID');
  });

  it('is told to wait by HTTP 429, for as long as the platform asks', () => {
    const error = thrownBy(() => read(answer('<html>', 429, { 'retry-after': '17' })));
    expect(error).toMatchObject({ code: 'API_THROTTLED', details: { status: 429, retryAfterSeconds: 17 } });
    expect(thrownBy(() => read(answer('', 429))).details).toEqual({ status: 429 });
  });

  it.each([
    ['text that is no JSON', answer('<html>nginx</html>')],
    ['nothing', answer('')],
    ['null', answer('null')],
    ['a list', answer('[]')],
    ['an empty object', answer('{}')],
    ['a quoted text', answer('"act.canarycanary"')],
    ['HTTP 500', answer({ data: good, message: 'success' }, 500)],
    ['HTTP 502 with a page', answer('<html>502</html>', 502)],
    ['HTTP 404 without a number', answer({ data: good }, 404)],
    ['a redirect', answer('', 302, { location: 'https://example.invalid/?code=canary' })],
    ['a success without data', answer({ message: 'success' })],
    ['a success with empty data', answer({ data: {}, message: 'success' })],
    ['a success with null data', answer({ data: null, err_no: 0 })],
    ['a success with data as text', answer({ data: 'act.canarycanary', err_no: 0 })],
  ])('does not accept %s', (_what, given) => {
    const error = thrownBy(() => read(given));
    expect(error).toMatchObject({ code: 'API_UNREADABLE', remedy: 'later' });
    expect(error.details.status).toBe(given.status);
    expect(JSON.stringify([error.message, error.details])).not.toContain('canary');
  });

  it.each([0, '0', '', null, undefined])('takes the number %p for success', (zero) => {
    const body = { data: { ...good, error_code: zero }, err_no: zero, extra: { error_code: zero } };
    expect(() => read(answer(body))).not.toThrow();
  });
});
