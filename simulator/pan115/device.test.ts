import { MINUTE } from '../clock';
import { advance, closeAll, postForm, postJson, send, start } from '../test-rig';
import {
  APP115,
  challengeOf,
  exchangeQr,
  openQr,
  patchApp115,
  poll,
  steerQr,
  turn,
  userInfo115,
  VERIFIER,
} from './test-rig';

afterEach(closeAll);

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 60));

describe('authDeviceCode', () => {
  it('answers uid, time, sign and a QR text that leads to the phone page', async () => {
    const url = await start();
    const { body, data } = await openQr(url);
    expect(body).toEqual({ state: 1, code: 0, message: '', error: '', errno: 0, data: expect.any(Object) });
    expect(data).toEqual({
      uid: expect.stringMatching(/^[\w-]{40}$/),
      time: expect.any(Number),
      sign: expect.any(String),
      qrcode: `${url}/_sim/pan115/scan/${String(data.uid)}`,
    });
    const { text } = await send(String(data.qrcode));
    for (const id of ['person', 'scan', 'confirm', 'cancel', 'status']) expect(text).toContain(`id="${id}"`);
  });

  it('answers a failure with state 0, the number twice and an empty list', async () => {
    const { body } = await openQr(await start(), { code_challenge: '' });
    expect(body).toEqual({
      state: 0,
      code: 40140101,
      message: 'code_challenge 必填',
      data: [],
      error: 'code_challenge 必填',
      errno: 40140101,
    });
  });

  it('answers every number of its table', async () => {
    const url = await start();
    const numberOf = async (changes: Record<string, string>): Promise<unknown> =>
      (await openQr(url, changes)).body.code;
    expect(await numberOf({ client_id: '' })).toBe(40140100);
    expect(await numberOf({ client_id: 'abc' })).toBe(40140106);
    expect(await numberOf({ client_id: '1' })).toBe(40140107);
    expect(await numberOf({ code_challenge_method: 'S256' })).toBe(40140102);
    for (const [stage, number] of [
      ['review', 40140108],
      ['disabled', 40140109],
      ['expired', 40140110],
      ['developer_expired', 40140118],
    ] as const) {
      await patchApp115(url, { stage });
      expect(await numberOf({})).toBe(number);
    }
  });
});

describe('the QR', () => {
  it('is polled from new over scanned to confirmed', async () => {
    const url = await start();
    await turn(url, { pan115PollMs: 20 });
    const { data } = await openQr(url);
    expect((await poll(url, data)).body).toMatchObject({ state: 1, data: {} });
    await steerQr(url, 'newest', 'scan', { person: 'shancha' });
    expect((await poll(url, data)).data.status).toBe(1);
    await steerQr(url, data.uid, 'confirm');
    expect((await poll(url, data)).data.status).toBe(2);
    expect((await poll(url, data)).data.status).toBe(2);
    const { access_token: token } = (await exchangeQr(url, data.uid)).data;
    expect((await userInfo115(url, token)).data.user_name).toBe('山茶');
  });

  it('keeps a poll waiting until something happens', async () => {
    const url = await start();
    const { data } = await openQr(url);
    const before = Date.now();
    const first = poll(url, data);
    await soon();
    await steerQr(url, data.uid, 'scan');
    expect((await first).data.status).toBe(1);
    const second = poll(url, data);
    await soon();
    await steerQr(url, data.uid, 'cancel');
    expect((await second).data.status).toBe(-2);
    expect(Date.now() - before).toBeGreaterThanOrEqual(110);
    expect(Date.now() - before).toBeLessThan(10_000);
  });

  it('answers an unchanged state after its time, and tells it to whom comes first after a poll nobody waits for', async () => {
    const url = await start();
    await turn(url, { pan115PollMs: 150 });
    const { data } = await openQr(url);
    const before = Date.now();
    expect((await poll(url, data)).body).toMatchObject({ state: 1, data: {} });
    expect(Date.now() - before).toBeGreaterThanOrEqual(140);
    await turn(url, { pan115PollMs: 60_000 });
    const given = new AbortController();
    const query = new URLSearchParams(Object.entries(data).map(([name, value]) => [name, String(value)]));
    const dropped = fetch(`${url}/get/status/?${query}`, { signal: given.signal });
    await soon();
    given.abort();
    await expect(dropped).rejects.toThrow();
    await soon();
    await steerQr(url, data.uid, 'scan');
    expect((await poll(url, data)).data.status).toBe(1);
  });

  it('holds two hundred polls at once', async () => {
    const url = await start();
    const { data } = await openQr(url);
    const polls = Array.from({ length: 200 }, () => poll(url, data));
    await soon();
    await steerQr(url, data.uid, 'confirm');
    const states = (await Promise.all(polls)).map((answer) => answer.data.status);
    expect(states).toEqual(Array(200).fill(2));
  });

  it('does not keep a closing simulator waiting', async () => {
    const url = await start();
    const { data } = await openQr(url);
    const lost = expect(poll(url, data)).rejects.toThrow();
    await soon();
    await closeAll();
    await lost;
  });

  it('is dead after five minutes, which wakes a poll', async () => {
    const url = await start();
    const { data } = await openQr(url);
    const waiting = poll(url, data);
    await soon();
    await advance(url, 5 * MINUTE);
    expect((await waiting).body).toMatchObject({ state: 0, code: 40199002, data: [] });
    await turn(url, { pan115ExpiredAsStatus: true });
    expect((await poll(url, data)).data.status).toBe(-1);
    expect((await steerQr(url, data.uid, 'confirm')).status).toBe(409);
  });

  it('can be told to expire, confirmed or not', async () => {
    const url = await start();
    const { uid } = (await openQr(url)).data;
    await steerQr(url, uid, 'confirm');
    await steerQr(url, uid, 'expire');
    expect((await exchangeQr(url, uid)).body.code).toBe(40101017);
  });

  it('answers 40140103, 40140104 and a dead state for what it does not know', async () => {
    const url = await start();
    const { data } = await openQr(url);
    expect((await poll(url, { ...data, uid: '' })).body.code).toBe(40100000);
    expect((await poll(url, { ...data, sign: '' })).body.code).toBe(40140103);
    expect((await poll(url, { ...data, sign: 'x' })).body.code).toBe(40140104);
    expect((await poll(url, { ...data, time: 1 })).body.code).toBe(40140104);
    expect((await poll(url, { ...data, uid: 'x' })).body).toMatchObject({ state: 0, code: 40199002 });
  });

  it('is decided on the phone page with plain forms', async () => {
    const url = await start();
    await turn(url, { pan115PollMs: 20 });
    const { data } = await openQr(url);
    const phone = String(data.qrcode);
    const press = (action: string) => postForm(phone, { person: 'muyu', do: action });
    expect((await press('scan')).status).toBe(303);
    expect((await send(phone)).text).toContain('data-status="scanned"');
    await press('confirm');
    await press('cancel');
    const { body } = await send(`${url}/_sim/pan115/codes/${String(data.uid)}`);
    expect(body).toMatchObject({ status: 'confirmed', person: 'muyu', client_id: APP115.client_id });
  });

  it('refuses steering that cannot be meant', async () => {
    const url = await start();
    expect((await steerQr(url, 'newest', 'scan')).status).toBe(404);
    const { uid } = (await openQr(url)).data;
    expect((await steerQr(url, uid, 'dance')).status).toBe(404);
    expect((await steerQr(url, uid, 'scan', { person: 'nobody' })).status).toBe(404);
    expect((await steerQr(url, uid, 'scan', { people: 'xiaohe' })).status).toBe(400);
    expect((await send(`${url}/_sim/pan115/codes`)).body.codes).toHaveLength(1);
  });
});

describe('deviceCodeToToken', () => {
  const confirmed = async (url: string, changes: Record<string, string> = {}): Promise<unknown> => {
    const { uid } = (await openQr(url, changes)).data;
    await steerQr(url, uid, 'confirm');
    return uid;
  };

  it('answers a token pair of two hours, once', async () => {
    const url = await start();
    const uid = await confirmed(url);
    const { data } = await exchangeQr(url, uid);
    const shape = /^[0-9a-z]+\.[\w-]{64}\.[\w-]{43}$/;
    expect(data).toEqual({
      access_token: expect.stringMatching(shape),
      refresh_token: expect.stringMatching(shape),
      expires_in: 7200,
    });
    expect((await exchangeQr(url, uid)).body.code).toBe(40101017);
  });

  it.each(['sha256', 'sha1', 'md5'])('knows the method %s', async (method) => {
    const url = await start();
    const challenge = { code_challenge: challengeOf(VERIFIER, method), code_challenge_method: method };
    expect((await exchangeQr(url, await confirmed(url, challenge))).body.state).toBe(1);
  });

  it('takes the challenge as plain base64 and as base64url', async () => {
    const url = await start();
    const verifier = `${'~-._'.repeat(10)}abc1`;
    const safe = challengeOf(verifier);
    const plain = `${safe.replaceAll('-', '+').replaceAll('_', '/')}=`;
    for (const code_challenge of [safe, plain]) {
      const uid = await confirmed(url, { code_challenge });
      expect((await exchangeQr(url, uid, verifier)).body.state).toBe(1);
    }
  });

  it('answers 40140112 for the length and 40140113 for another verifier', async () => {
    const url = await start();
    const uid = await confirmed(url);
    const numberOf = async (verifier: string): Promise<unknown> =>
      (await exchangeQr(url, uid, verifier)).body.code;
    expect(await numberOf('x'.repeat(42))).toBe(40140112);
    expect(await numberOf('x'.repeat(129))).toBe(40140112);
    expect(await numberOf('x'.repeat(43))).toBe(40140113);
    expect(await numberOf(VERIFIER)).toBe(0);
  });

  it('refuses before the confirmation, and a JSON body', async () => {
    const url = await start();
    const { uid } = (await openQr(url)).data;
    expect((await exchangeQr(url, uid)).body.code).toBe(40101017);
    const json = await postJson(`${url}/open/deviceCodeToToken`, { uid, code_verifier: VERIFIER });
    expect(json.body.code).toBe(40100000);
  });
});
