import { PluginError, type ErrorCode } from '../../shared/errors';
import type { HttpAnswer } from '../../shared/request';
import { readCredentialsProof, readProfile, readTokenSet } from './read';

const now = new Date('2026-01-02T03:04:05Z');

const answer = (body: unknown, status = 200, headers: Record<string, string> = {}): HttpAnswer => ({
  status,
  headers,
  text: typeof body === 'string' ? body : JSON.stringify(body),
});

/** What each of the three calls of a login makes of an answer. */
const readers = {
  access_token: (given: HttpAnswer) => readTokenSet(given, now),
  userinfo: (given: HttpAnswer) => readProfile(given),
  stable_client_token: (given: HttpAnswer) => readCredentialsProof(given),
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

function thrownBy(work: () => unknown): PluginError {
  try {
    work();
  } catch (error) {
    if (error instanceof PluginError) return error;
    throw error;
  }
  throw new Error('It looked like success');
}

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

describe('the answer of access_token', () => {
  const documented = {
    data: {
      access_token: 'access_token',
      captcha: '',
      desc_url: '',
      description: '',
      error_code: 0,
      expires_in: '1296000',
      log_id: '20230525105733ED3ED7AC56A',
      open_id: 'aaa-bbb-ccc',
      refresh_expires_in: '2592000',
      refresh_token: 'refresh_token',
      scope: 'user_info,fans.check',
    },
    message: 'success',
  };

  it('is read as the documentation shows it, with lifetimes as digits', () => {
    expect(readTokenSet(answer(documented), now)).toEqual({
      accessToken: 'access_token',
      accessTtlSeconds: 1296000,
      refreshToken: 'refresh_token',
      refreshTtlSeconds: 2592000,
      openId: 'aaa-bbb-ccc',
      scopes: ['user_info', 'fans.check'],
      obtainedAt: now,
    });
  });

  it('counts lifetimes from the platform’s clock', () => {
    const headers = { date: 'Thu, 01 Jan 2026 00:00:00 GMT' };
    expect(readTokenSet(answer(documented, 200, headers), now).obtainedAt.toISOString()).toBe(
      '2026-01-01T00:00:00.000Z',
    );
    expect(readTokenSet(answer(documented, 200, { date: 'soon' }), now).obtainedAt).toBe(now);
  });

  it('may lack the refresh token and the scopes', () => {
    for (const nothing of [undefined, null, '']) {
      const data = {
        ...documented.data,
        refresh_token: nothing,
        refresh_expires_in: nothing,
        scope: nothing,
      };
      const read = readTokenSet(answer({ data }), now);
      expect(read).toMatchObject({ refreshToken: null, refreshTtlSeconds: null, scopes: [] });
    }
  });

  it.each(['access_token', 'expires_in', 'open_id'])('is unreadable without %s, and says so', (field) => {
    for (const nothing of [undefined, null, '']) {
      const data = { ...documented.data, [field]: nothing };
      const error = thrownBy(() => readTokenSet(answer({ data, message: 'success' }), now));
      expect(error.code).toBe('API_UNREADABLE');
      expect(error.message).toContain(`data.${field}`);
    }
  });

  it('names fields only when something is wrong with their values', () => {
    const data = { ...documented.data, open_id: 7, access_token: 'canary' };
    const { message, details } = thrownBy(() => readTokenSet(answer({ data }), now));
    expect(JSON.stringify([message, details])).not.toContain('canary');
  });
});

describe('the answer of userinfo', () => {
  it('is read as the documentation shows it, with the number as text', () => {
    const body = {
      data: {
        avatar: 'https://example.com/x.jpeg',
        captcha: '',
        client_key: 'ck',
        desc_url: '',
        description: '',
        e_account_role: '',
        error_code: '0',
        log_id: '202212011600080101351682282501A3A5',
        nickname: '张伟',
        open_id: '0da22181-d833-447f-995f-1beefea5bef3',
        union_id: '1ad4e099-4a0c-47d1-a410-bffb4f2f64a4',
      },
      err_msg: '',
      err_no: 0,
      log_id: '202212011600080101351682282501A3A5',
    };
    expect(readProfile(answer(body))).toEqual({
      openId: '0da22181-d833-447f-995f-1beefea5bef3',
      unionId: '1ad4e099-4a0c-47d1-a410-bffb4f2f64a4',
      nickname: '张伟',
      avatarUrl: 'https://example.com/x.jpeg',
    });
  });

  it('needs nothing but the open_id', () => {
    const nothing = { unionId: null, nickname: '', avatarUrl: null };
    expect(readProfile(answer({ data: { open_id: 'x' } }))).toEqual({ openId: 'x', ...nothing });
    const empty = { open_id: 'x', union_id: '', avatar: '', nickname: null };
    expect(readProfile(answer({ data: empty }))).toEqual({ openId: 'x', ...nothing });
  });
});
