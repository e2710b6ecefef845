import { answer, thrownBy } from '../test-rig';
import { readProfile, readRefreshed, readRenewed, readTokenSet } from './read';

const now = new Date('2026-01-02T03:04:05Z');
const secret = '0123456789abcdef0123456789abcdef';

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
    const at = (date: string) => readTokenSet(answer(documented, 200, { date }), now).obtainedAt;
    expect(at('Thu, 01 Jan 2026 03:04:05 GMT').toISOString()).toBe('2026-01-01T03:04:05.000Z');
    expect(at('Sat, 03 Jan 2026 03:04:05 GMT').toISOString()).toBe('2026-01-03T03:04:05.000Z');
    expect(at('soon')).toBe(now);
  });

  it('counts from ours when the platform’s clock is more than a day off', () => {
    for (const date of ['Thu, 01 Jan 2026 03:04:04 GMT', 'Sat, 03 Jan 2026 03:04:06 GMT'])
      expect(readTokenSet(answer(documented, 200, { date }), now).obtainedAt).toBe(now);
  });

  it('may lack everything but the token and whose it is', () => {
    for (const nothing of [undefined, null]) {
      const missing = {
        expires_in: nothing,
        refresh_token: nothing,
        refresh_expires_in: nothing,
        scope: nothing,
      };
      expect(readTokenSet(answer({ data: { ...documented.data, ...missing } }), now)).toMatchObject({
        accessTtlSeconds: null,
        refreshToken: null,
        refreshTtlSeconds: null,
        scopes: null,
      });
    }
  });

  it.each(['', 'soon', -1, '-1', {}, true, 1e15, Number.MAX_SAFE_INTEGER])(
    'takes the lifetime %p for one that was not said',
    (written) => {
      const data = { ...documented.data, expires_in: written, refresh_expires_in: written };
      const read = readTokenSet(answer({ data }), now);
      expect([read.accessTtlSeconds, read.refreshTtlSeconds]).toEqual([null, null]);
    },
  );

  it.each([0, '0', 7200, '7200', 7200.9])('reads the lifetime %p', (written) => {
    const data = { ...documented.data, expires_in: written };
    expect(readTokenSet(answer({ data }), now).accessTtlSeconds).toBe(Math.floor(Number(written)));
  });

  it.each(['access_token', 'open_id'])('is unreadable without %s, and says so', (field) => {
    for (const nothing of [undefined, null, '']) {
      const data = { ...documented.data, [field]: nothing };
      const error = thrownBy(() => readTokenSet(answer({ data, message: 'success' }), now));
      expect(error.code).toBe('API_UNREADABLE');
      expect(error.message).toContain(`data.${field}`);
    }
  });

  it.each(['', ' ', 'a b', 'a\r\nx: y', 'tokén', 'a'.repeat(4097)])('refuses the token %j', (token) => {
    for (const field of ['access_token', 'refresh_token']) {
      const error = thrownBy(() =>
        readTokenSet(answer({ data: { ...documented.data, [field]: token } }), now),
      );
      expect(error.code).toBe('API_UNREADABLE');
      expect(error.message).toContain(`data.${field}`);
    }
  });

  it('takes tokens of every visible character, up to 4096 of them', () => {
    const visible = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).join('');
    for (const token of [visible, 'x'.repeat(4096)])
      expect(
        readTokenSet(answer({ data: { ...documented.data, access_token: token } }), now).accessToken,
      ).toBe(token);
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
    expect(readProfile(answer(body), secret)).toEqual({
      openId: '0da22181-d833-447f-995f-1beefea5bef3',
      unionId: '1ad4e099-4a0c-47d1-a410-bffb4f2f64a4',
      nickname: '张伟',
      avatarUrl: 'https://example.com/x.jpeg',
      phone: null,
    });
  });

  it('needs nothing but the open_id', () => {
    const nothing = { unionId: null, nickname: '', avatarUrl: null, phone: null };
    expect(readProfile(answer({ data: { open_id: 'x' } }), secret)).toEqual({ openId: 'x', ...nothing });
    const empty = { open_id: 'x', union_id: '', avatar: '', nickname: null };
    expect(readProfile(answer({ data: empty }), secret)).toEqual({ openId: 'x', ...nothing });
  });

  it('opens the phone number with the client secret', () => {
    const data = { open_id: 'x', encrypt_mobile: 'S3j2eFFOb088IbvvYZQO0A==' };
    expect(readProfile(answer({ data }), secret).phone).toBe('13800000000');
  });
});

describe('the answers of refresh_token and renew_refresh_token', () => {
  it('may leave out what has not changed', () => {
    const data = { access_token: 'act.new', expires_in: '1296000' };
    expect(readRefreshed(answer({ data, message: 'success' }), now)).toEqual({
      accessToken: 'act.new',
      accessTtlSeconds: 1296000,
      refreshToken: null,
      refreshTtlSeconds: null,
      openId: null,
      scopes: null,
      obtainedAt: now,
    });
  });

  it('hold a refresh token and its life after a renewal', () => {
    const data = { refresh_token: 'rft.new', expires_in: '2592000', error_code: 0, description: '' };
    expect(readRenewed(answer({ data, message: 'success' }), now)).toEqual({
      refreshToken: 'rft.new',
      refreshTtlSeconds: 2592000,
      obtainedAt: now,
    });
    expect(thrownBy(() => readRenewed(answer({ data: { expires_in: 1 } }), now)).code).toBe('API_UNREADABLE');
  });
});
