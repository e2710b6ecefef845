import { maskSecret, shownAnswer, shownRequest } from './shown';

describe('a secret', () => {
  it.each([
    ['act.3.abcdefghijklmnop1234', 'act.…1234'],
    ['clt.abcdefghijklmnop1234', 'clt.…1234'],
    ['bus_act.abcdefghijklmnop9999', 'bus_act.…9999'],
    ['Bearer 0a1b2c3d4e5f6g7h8i', 'Bearer …7h8i'],
    ['0a1b.c2d3e4f5a6b7c8d9.e0f1', '…e0f1'],
    ['0123456789abcdef', '…cdef'],
    ['short', '…'],
    ['act.short', 'act.…'],
    ['', '…'],
  ])('%j is shown as %j', (secret, shown) => {
    expect(maskSecret(secret)).toBe(shown);
  });

  it('shows at most its last four characters', () => {
    for (const secret of ['act.canarycanarycanary', 'canarycanarycanary', 'Bearer canarycanarycanary'])
      expect(maskSecret(secret).replace(/^.*…/, '')).toHaveLength(4);
  });
});

describe('a request', () => {
  it('is shown with its address, its query encoded and its token masked', () => {
    const call = {
      method: 'GET' as const,
      url: 'https://open.douyin.com/fans/check/',
      query: { open_id: '_000@+/=', follower_open_id: 'b' },
      headers: { 'access-token': 'act.3.abcdefghijklmnop1234' },
    };
    expect(shownRequest(call)).toEqual({
      method: 'GET',
      url: 'https://open.douyin.com/fans/check/?open_id=_000%40%2B%2F%3D&follower_open_id=b',
      headers: { 'access-token': 'act.…1234' },
      body: null,
    });
  });

  it('is shown with its body, whatever its kind', () => {
    const form = { access_token: 'act.abcdefghijklmnop1234', client_secret: 'abc', open_id: 'o' };
    expect(shownRequest({ method: 'POST', url: 'https://x/', form }).body).toBe(
      '{"access_token":"act.…1234","client_secret":"…","open_id":"o"}',
    );
    expect(shownRequest({ method: 'POST', url: 'https://x/', json: { open_id: 'o' } }).body).toBe(
      '{"open_id":"o"}',
    );
  });
});

describe('an answer', () => {
  const call = {
    method: 'GET' as const,
    url: 'https://x/',
    headers: { authorization: 'Bearer 7.Zm9vYmFy.c2ln' },
    form: { client_secret: 'own-secret', open_id: 'o-1' },
  };
  const body = (text: string) => shownAnswer({ status: 200, headers: {}, text }, call)?.body ?? '';

  it('is shown as it came', () => {
    const text =
      '{"data": {"total_fans": 13958643712, "id": 7113370212341234567, "percent": "12.34%", "x": -1.5e3}}';
    expect(body(text)).toBe(text);
  });

  it('holds no token and no phone number, and stays what it is', () => {
    const data = {
      access_token: 'act.canary',
      refresh_token: 'canary',
      encrypt_mobile: 'canary==',
      client_code: 'canary',
      text: 'call 13800000001, or act.3.canarycanary',
      telephone: 13800000001,
      phones: [13800000001],
      nested: { ticket: 'canary' },
    };
    const shown = body(JSON.stringify({ data, open_id: 'o' }));
    expect(shown).not.toMatch(/canary|13800000001/);
    expect(JSON.parse(shown)).toMatchObject({ open_id: 'o', data: { telephone: '[redacted]' } });
  });

  it('is no secret either when it is no JSON', () => {
    expect(body('<p> access_token=canary 13800000001</p>')).not.toMatch(/canary|13800000001/);
    expect(body('{"access_token":"canary')).not.toContain('canary');
  });

  it('never repeats what the call was sent with, under whatever name', () => {
    const shown = body('{"echo":"7.Zm9vYmFy.c2ln","note":"own-secret of o-1"}');
    expect(shown).toBe('{"echo":"[redacted]","note":"[redacted] of o-1"}');
    expect(body('oops 7.Zm9vYmFy.c2ln')).toBe('oops [redacted]');
  });

  it('is cut where nobody reads on', () => {
    expect(body('x'.repeat(200_000))).toHaveLength(100_000);
  });
});
