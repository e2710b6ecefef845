import { refusal } from '../support/apps';
import { createVisitor } from '../support/http';
import { allowQr, createPair } from '../support/qr';
import { askAs, auditLines } from '../support/session';
import { countRows } from '../support/tables';
import { createWorld, type World } from '../support/world';

type Answer = {
  data: { jwt: string; refreshToken: string; user: { id: number }; crossDeviceUntil: string | null };
};
type Continue = { data: { nickname: string; exchangeCode: string; redirectUrl: string | null } };

const day = 86_400_000;

describe('a login with our own QR code', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterEach(() => world.strapi.moveClock(0));
  afterAll(() => world?.close());

  const attemptRow = (id: string) => world.tables('douyin_attempts').where({ document_id: id }).first();
  const sessions = () => countRows(world.tables, 'strapi_sessions');
  const enter = (pair: ReturnType<typeof createPair>, id: string, returnCode: string) =>
    pair.post(id, 'return-code', { returnCode });

  it('is off until an administrator switches it on', async () => {
    const pair = createPair(world);
    const url = `${world.front.url}/douyin/login/attempts`;
    const headers = { origin: world.front.url };
    const reply = await pair.desktop.ask(url, { method: 'POST', json: { way: 'qr' }, headers });
    expect(refusal(reply)).toMatchObject({ status: 400, code: 'AUTH_REQUEST_INVALID' });
    expect((await pair.desktop.ask(`${world.front.url}/douyin/login`)).text).not.toContain('data-way="qr"');
    await allowQr(world);
    expect((await pair.desktop.ask(`${world.front.url}/douyin/login`)).text).toContain('data-way="qr"');
  });

  it('ends in a session on the desktop, by way of the phone and back', async () => {
    const pair = createPair(world);
    const { id, qr } = await pair.start({ redirect: '/welcome?x=1' });
    expect(qr?.url).toMatch(/\/douyin\/q\/[\w-]{22}$/);
    expect(qr?.image).toMatch(/^data:image\/svg\+xml,/);
    expect(await pair.stage(id)).toBe('started');
    const returnCode = await pair.returnCode(qr?.url ?? '');
    expect(returnCode).toMatch(/^\d{6}$/);
    expect(await pair.stage(id)).toBe('confirmed');
    const entered = (await enter(pair, id, returnCode)).json<Continue>().data;
    expect(entered).toMatchObject({ nickname: '小**', redirectUrl: '/welcome?x=1' });
    const session = (await pair.exchange(entered.exchangeCode)).json<Answer>().data;
    expect((await askAs(world, session.jwt, '/api/users/me')).json()).toMatchObject({ id: session.user.id });
    expect(Date.parse(session.crossDeviceUntil ?? '')).toBeGreaterThan(Date.now() + day - 60_000);
    expect((await pair.poll(id)).status).toBe(404);
    expect(await attemptRow(id)).toMatchObject({ stage: 'done' });
  });

  it('is written down step by step, with the networks of both devices', async () => {
    const pair = createPair(world);
    const { id, qr } = await pair.start();
    const entered = await enter(pair, id, await pair.returnCode(qr?.url ?? ''));
    await pair.exchange(entered.json<Continue>().data.exchangeCode);
    const lines = await auditLines(world, `&target=${id}`);
    expect(lines.map(({ action }) => action).sort()).toEqual([
      'login.code-right',
      'login.confirmed',
      'login.scanned',
      'login.started',
    ]);
    const networks = { network: '127.0.0.0/24', phoneNetwork: '127.0.0.0/24' };
    expect(lines.find(({ action }) => action === 'login.confirmed')?.details).toMatchObject(networks);
    const [succeeded] = await auditLines(world, '&action=login.succeeded');
    expect(succeeded?.details).toMatchObject({ way: 'qr', ...networks });
  });

  it('changes nothing when the code is opened, previewed or shown again', async () => {
    const pair = createPair(world);
    const { id, qr } = await pair.start();
    const before = await attemptRow(id);
    const url = qr?.url ?? '';
    const page = await pair.phone.ask(url);
    await pair.phone.ask(url);
    expect((await pair.phone.ask(url, { method: 'HEAD' })).status).toBe(405);
    expect(await attemptRow(id)).toEqual(before);
    expect(page.headers['set-cookie']).toBeUndefined();
    expect(page.text.indexOf('/douyin/q/cancel')).toBeGreaterThan(0);
    expect(page.text.indexOf('/douyin/q/cancel')).toBeLessThan(page.text.indexOf('/douyin/q/continue'));
    expect(page.text).toContain(new URL(world.front.url).host);
    // What the desktop polls with stands nowhere in what the phone gets.
    for (const cookie of pair.desktop.cookies()) expect(page.text).not.toContain(cookie.split('=')[1]);
  });

  it('lives 60 seconds, and a renewed code ends the one before', async () => {
    const pair = createPair(world);
    const { id, qr } = await pair.start();
    const renewed = (await pair.post(id, 'qr')).json<{ data: { url: string } }>().data;
    expect(await pair.ticket(qr?.url ?? '')).toBe('');
    expect(await pair.ticket(renewed.url)).not.toBe('');
    await world.strapi.moveClock(61_000);
    expect(await pair.ticket(renewed.url)).toBe('');
    const again = (await pair.post(id, 'qr')).json<{ data: { url: string } }>().data;
    expect(await pair.ticket(again.url)).not.toBe('');
    await world.strapi.moveClock(601_000);
    expect(refusal(await pair.post(id, 'qr'))).toMatchObject({ status: 410, code: 'AUTH_STATE_EXPIRED' });
    expect(await pair.stage(id)).toBe('expired');
  });

  it('leaves the visitor two minutes to read before it goes on', async () => {
    const pair = createPair(world);
    const { qr } = await pair.start();
    const ticket = await pair.ticket(qr?.url ?? '');
    await world.strapi.moveClock(100_000);
    expect((await pair.form('continue', ticket)).status).toBe(200);
    const other = createPair(world);
    const late = await other.ticket((await other.start()).qr?.url ?? '');
    await world.strapi.moveClock(230_000);
    expect((await other.form('continue', late)).status).toBe(410);
    expect((await other.form('continue', 'made.up.ticket')).status).toBe(410);
  });

  it('goes on from our own page only, not from a form on another site', async () => {
    const pair = createPair(world);
    const { id, qr } = await pair.start();
    const ticket = await pair.ticket(qr?.url ?? '');
    for (const origin of ['https://evil.example', 'null', ''])
      expect((await pair.form('continue', ticket, { origin })).status).toBe(400);
    expect(await pair.stage(id)).toBe('started');
    expect((await pair.form('continue', ticket)).status).toBe(200);
    expect(await pair.stage(id)).toBe('scanned');
  });

  it('belongs to the first phone that goes on', async () => {
    const pair = createPair(world);
    const { qr } = await pair.start();
    const [first, second] = [createVisitor(), createVisitor()];
    const tickets = [await pair.ticket(qr?.url ?? '', first), await pair.ticket(qr?.url ?? '', second)];
    const own = { origin: world.front.url };
    const replies = await Promise.all([
      pair.form('continue', tickets[0] ?? '', own, first),
      pair.form('continue', tickets[1] ?? '', own, second),
    ]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is refused when another phone, or the desktop, brings the platform’s answer', async () => {
    const pair = createPair(world);
    const { qr } = await pair.start();
    const callbackUrl = await pair.consent(qr?.url ?? '');
    for (const stranger of [pair.desktop, createVisitor()])
      expect((await stranger.ask(callbackUrl)).status).toBe(403);
    expect((await pair.phone.ask(callbackUrl)).status).toBe(302);
  });

  it('ends when the phone cancels, and says so on the desktop', async () => {
    const pair = createPair(world);
    const { id, qr } = await pair.start();
    const reply = await pair.form('cancel', await pair.ticket(qr?.url ?? ''));
    expect(reply.status).toBe(200);
    expect(await pair.stage(id)).toBe('refused');
  });

  it('gives an attacker who owns the desktop nothing while the victim tells nobody the digits', async () => {
    const attacker = createPair(world);
    const before = await sessions();
    const { id, qr } = await attacker.start();
    // The victim is sent the code and does everything the phone asks.
    await attacker.returnCode(qr?.url ?? '', 'muyu');
    const seen = (await attacker.poll(id)).json<{ data: object }>().data;
    expect(Object.keys(seen).sort()).toEqual(['errorCode', 'expiresAt', 'id', 'stage']);
    const tries = [];
    for (const guess of ['000000', '123456', '999999', '111111'])
      tries.push(await enter(attacker, id, guess));
    expect(tries.map((reply) => refusal(reply).code)).toEqual([
      'AUTH_RETURN_CODE_WRONG',
      'AUTH_RETURN_CODE_WRONG',
      'AUTH_RETURN_CODE_WRONG',
      'AUTH_STEP_INVALID',
    ]);
    expect(refusal(await attacker.exchange('A'.repeat(43)))).toMatchObject({ code: 'AUTH_EXCHANGE_INVALID' });
    // The phone's page is not the desktop's to open, and its step back is not either.
    const phonePage = `${world.front.url}/douyin/q/attempts/${id}`;
    expect((await attacker.desktop.ask(phonePage)).status).toBe(404);
    expect(await attacker.stage(id)).toBe('failed');
    expect(await sessions()).toBe(before);
  });

  it('counts three tries, also when fifty guesses come at once', async () => {
    const pair = createPair(world);
    const { id, qr } = await pair.start();
    const right = await pair.returnCode(qr?.url ?? '');
    const guesses = Array.from({ length: 50 }, (_none, n) => String((Number(right) + 1 + n) % 1_000_000));
    const replies = await Promise.all(guesses.map((guess) => enter(pair, id, guess.padStart(6, '0'))));
    const codes = replies.map((reply) => refusal(reply).code);
    expect(codes).not.toContain(undefined);
    expect(await attemptRow(id)).toMatchObject({ stage: 'failed', return_tries: 3 });
    expect((await enter(pair, id, right)).status).toBe(409);
  });

  it('waits 90 seconds for the digits', async () => {
    const pair = createPair(world);
    const { id, qr } = await pair.start();
    const page = (await pair.phone.ask(await pair.consent(qr?.url ?? ''))).headers.location ?? '';
    const returnCode = await pair.shownCode(page);
    expect(await pair.shownCode(page)).toBe(returnCode);
    await world.strapi.moveClock(91_000);
    expect(refusal(await enter(pair, id, returnCode))).toMatchObject({ code: 'AUTH_STATE_EXPIRED' });
    expect(await pair.shownCode(page)).toBe('');
  });

  it('ends with all it opened when the phone says "it was not me"', async () => {
    const pair = createPair(world);
    const { id, qr } = await pair.start();
    const entered = await enter(pair, id, await pair.returnCode(qr?.url ?? '', 'qingtuan'));
    const session = (await pair.exchange(entered.json<Continue>().data.exchangeCode)).json<Answer>().data;
    expect((await pair.deny(id, createVisitor())).status).toBe(404);
    expect((await askAs(world, session.jwt, '/api/users/me')).status).toBe(200);
    expect((await pair.deny(id)).status).toBe(200);
    expect((await askAs(world, session.jwt, '/api/users/me')).status).toBe(401);
    const refresh = `${world.front.url}/api/auth/refresh`;
    const renewed = await createVisitor().ask(refresh, {
      method: 'POST',
      json: { refreshToken: session.refreshToken },
    });
    expect(renewed.status).toBe(401);
    expect(await attemptRow(id)).toMatchObject({ stage: 'denied' });
  });

  it('ends legacy sessions too when the phone says "it was not me"', async () => {
    await world.restart({ JWT_MANAGEMENT: 'legacy-support' });
    const pair = createPair(world);
    const { id, qr } = await pair.start();
    const entered = await enter(pair, id, await pair.returnCode(qr?.url ?? '', 'yuntun'));
    const { jwt } = (await pair.exchange(entered.json<Continue>().data.exchangeCode)).json<Answer>().data;
    expect((await askAs(world, jwt, '/api/users/me')).status).toBe(200);
    await pair.deny(id);
    expect((await askAs(world, jwt, '/api/users/me')).status).toBe(401);
    await world.restart();
  });
});
