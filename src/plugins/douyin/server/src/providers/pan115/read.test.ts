import type { HttpAnswer } from '../../shared/request';
import { answer, thrownBy } from '../test-rig';
import { readDevice, readProfile, readStage, readTokenSet } from './read';

const now = new Date('2026-01-02T03:04:05Z');

const readers: Record<string, (given: HttpAnswer) => unknown> = {
  authDeviceCode: readDevice,
  token: (given) => readTokenSet(given, 'exchange', now),
  refreshToken: (given) => readTokenSet(given, 'refresh', now),
  'user/info': readProfile,
};

const good = {
  uid: 'u1',
  time: 1700000000,
  qrcode: 'https://115.com/scan/dg-u1',
  sign: 's1',
  access_token: 'access.good',
  refresh_token: 'refresh.good',
  expires_in: 7200,
  user_id: 340010001,
  user_name: '小河',
};

const said = '拒绝 access_token=act.3.canarycanary 13800000001';

/** Both dialects of reference §5, and what else a failure may look like among everything a success would carry. */
const failures: Record<string, (number: unknown) => object> = {
  passport: (number) => ({ state: 0, code: number, message: said, data: [], error: said, errno: number }),
  'passport, by errno alone': (number) => ({ state: 0, errno: number, error: said, data: good }),
  'passport, with state 1': (number) => ({ state: 1, code: number, message: said, data: good }),
  proapi: (number) => ({ state: false, message: said, code: number, data: [] }),
  'proapi, with data': (number) => ({ state: false, message: said, code: number, data: good }),
};

describe.each(Object.entries(readers))('%s', (_name, read) => {
  it.each(Object.entries(failures))('takes a failure of the kind %s for one', (_kind, failure) => {
    for (const written of [40110000, '40110000', 406, 40140109]) {
      const error = thrownBy(() => read(answer(failure(written))));
      expect(error.details).toMatchObject({ number: Number(written) });
      expect(String(error.details.text)).toMatch(/^拒绝 access_token=\[redacted\] \[redacted\]$/);
      expect(JSON.stringify([error.message, error.details])).not.toMatch(/canary|13800000001|good/);
    }
  });

  it('takes a failure without a number for what it is', () => {
    for (const state of [0, false, '0'])
      expect(thrownBy(() => read(answer({ state, data: good }))).code).toBe('API_REJECTED');
    expect(thrownBy(() => read(answer({ state: 0, code: 'x', data: good }))).code).toBe('API_REJECTED');
  });

  it.each([
    ['text that is no JSON', answer('<html>nginx</html>')],
    ['nothing', answer('')],
    ['a list', answer('[]')],
    ['HTTP 502', answer('<html>502</html>', 502)],
    ['HTTP 404', answer({ state: 1, data: good }, 404)],
    ['a success with a list', answer({ state: 1, code: 0, data: [] })],
    ['a success without data', answer({ state: 1, code: 0 })],
    ['a success with null', answer({ state: true, data: null })],
  ])('does not accept %s', (_what, given) => {
    expect(thrownBy(() => read(given))).toMatchObject({
      code: 'API_UNREADABLE',
      details: { status: given.status },
    });
  });

  it('is told to wait by HTTP 429', () => {
    const error = thrownBy(() => read(answer('', 429, { 'retry-after': '5' })));
    expect(error).toMatchObject({ code: 'API_THROTTLED', details: { retryAfterSeconds: 5 } });
  });

  it.each([1, true, '1', undefined])('takes state %p for success', (state) => {
    expect(() =>
      read(answer({ state, code: 0, errno: 0, error: '', message: '', data: good })),
    ).not.toThrow();
  });
});

describe('tokens', () => {
  const read = (change: object) =>
    readTokenSet(answer({ state: 1, data: { ...good, ...change } }), 'refresh', now);

  it('come without an owner, scopes and an end of the grant', () => {
    expect(read({})).toEqual({
      accessToken: 'access.good',
      accessTtlSeconds: 7200,
      refreshToken: 'refresh.good',
      refreshTtlSeconds: null,
      openId: null,
      scopes: null,
      obtainedAt: now,
    });
  });

  it.each([
    [2592000, 2592000],
    ['2592000', 2592000],
    [undefined, null],
    [null, null],
    ['', null],
    ['soon', null],
    [-1, null],
  ])('are worth keeping whatever is said of their life: %p', (written, seconds) => {
    expect(read({ expires_in: written }).accessTtlSeconds).toBe(seconds);
  });

  it.each(['', null, undefined, 'a b', 'x'.repeat(4097), '令牌', 7])(
    'must be tokens, and not %j',
    (token) => {
      for (const field of ['access_token', 'refresh_token'])
        expect(thrownBy(() => read({ [field]: token }))).toMatchObject({
          code: 'API_UNREADABLE',
          message: expect.stringContaining(`data.${field}`),
        });
    },
  );

  it('count from the platform’s clock unless it is a day off', () => {
    const at = (date: string) =>
      readTokenSet(answer({ data: good }, 200, { date }), 'exchange', now).obtainedAt;
    expect(at('Fri, 02 Jan 2026 03:00:00 GMT').toISOString()).toBe('2026-01-02T03:00:00.000Z');
    expect(at('Sun, 04 Jan 2026 03:04:05 GMT')).toBe(now);
  });
});

describe('the stage of a device login', () => {
  const stage = (data: unknown, state: unknown = 1) => readStage(answer({ state, code: 0, data }));

  it.each([
    [{}, 'waiting'],
    [[], 'waiting'],
    [null, 'waiting'],
    [{ status: 0 }, 'waiting'],
    [{ status: 1 }, 'scanned'],
    [{ status: '1' }, 'scanned'],
    [{ status: 2 }, 'confirmed'],
    [{ status: -1 }, 'expired'],
    [{ status: -2 }, 'refused'],
    [{ status: 7 }, 'waiting'],
  ])('%j means %s', (data, expected) => {
    expect(stage(data)).toBe(expected);
  });

  it('is over when the code is dead', () => {
    expect(stage([], 0)).toBe('expired');
    for (const code of [40199002, 40140104, 40140103, 12345])
      expect(readStage(answer({ state: 0, code, data: [] }))).toBe('expired');
  });

  it('is not over when the platform is busy or cannot be understood', () => {
    const error = thrownBy(() => readStage(answer({ state: 0, code: 40110000, data: [] })));
    expect(error.code).toBe('API_BUSY');
    expect(thrownBy(() => readStage(answer('<html>', 502))).code).toBe('API_UNREADABLE');
  });
});

describe('the user', () => {
  const read = (data: object, status = 200) => readProfile(answer({ state: true, data }, status));

  it('has an id, as text whatever it was written as', () => {
    for (const user_id of [340010001, '340010001'])
      expect(read({ user_id, user_name: '小河', user_face_l: 'https://a.115.com/l.jpg' })).toEqual({
        openId: '340010001',
        unionId: null,
        nickname: '小河',
        avatarUrl: 'https://a.115.com/l.jpg',
        phone: null,
      });
  });

  it('needs nothing but the id, and one that was not rounded', () => {
    expect(read({ user_id: 1 })).toMatchObject({ openId: '1', nickname: '', avatarUrl: null });
    for (const user_id of [undefined, null, '', 2 ** 53, 1.5, true])
      expect(thrownBy(() => read({ user_id })).code).toBe('API_UNREADABLE');
  });

  it('shows only faces that came over https', () => {
    const user_face_l = 'http://a.115.com/l.jpg';
    expect(read({ user_id: 1, user_face_l, user_face_m: 'https://a.115.com/m.jpg' }).avatarUrl).toBe(
      'https://a.115.com/m.jpg',
    );
    for (const face of ['//a.115.com/l.jpg', 'javascript:alert(1)', 'https:///x', 7, null])
      expect(read({ user_id: 1, user_face_s: face }).avatarUrl).toBeNull();
  });

  it('is not shown for a token that is refused by HTTP 401', () => {
    expect(thrownBy(() => read({}, 401))).toMatchObject({
      code: 'AUTH_TOKEN_INVALID',
      remedy: 'reauthorize',
    });
    const refresh = () => readTokenSet(answer('', 401), 'refresh', now);
    expect(thrownBy(refresh).code).toBe('API_UNREADABLE');
  });
});

it('a device login keeps what the platform gave, all of it text', () => {
  expect(readDevice(answer({ state: 1, data: good }))).toEqual({
    uid: 'u1',
    time: '1700000000',
    sign: 's1',
    qrText: 'https://115.com/scan/dg-u1',
  });
});
