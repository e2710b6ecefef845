import { createVisitor, type Reply } from '../support/http';
import { callsTo } from '../support/platform';
import { countRows } from '../support/tables';
import { approveLogin, createWorld, exchange, logIn, type World } from '../support/world';

/** How a refused callback is told: status, stable code, and the sentence of its page. */
const refusals = {
  unknown: [400, 'AUTH_STATE_INVALID', '没有找到这次登录', 'This login was not found'],
  foreign: [403, 'AUTH_STATE_FOREIGN', '在另一个浏览器中发起', 'started in another browser'],
  used: [409, 'AUTH_STATE_USED', '已经使用过', 'was used already'],
  late: [410, 'AUTH_STATE_EXPIRED', '登录超时', 'took too long'],
} as const;

describe('a login that somebody tampers with', () => {
  let world: World;
  let exchangesBefore = 0;
  beforeAll(async () => {
    world = await createWorld();
  });
  beforeEach(async () => {
    exchangesBefore = await callsTo(world, 'access_token');
  });
  afterEach(() => world.strapi.moveClock(0));
  afterAll(() => world?.close());

  const expectRefused = (reply: Reply, kind: keyof typeof refusals, language: 'zh' | 'en' = 'zh') => {
    const [status, code, zh, en] = refusals[kind];
    expect(reply.status).toBe(status);
    expect(reply.text).toContain(language === 'zh' ? zh : en);
    expect(reply.text).toContain(code);
    expect(reply.headers.location).toBeUndefined();
  };
  const expectNoExchange = async (more = 0) =>
    expect(await callsTo(world, 'access_token')).toBe(exchangesBefore + more);
  const callback = (query: string) => `${world.front.url}/api/v1/lead/douyin/auth/callback${query}`;

  it('is refused in both languages when its state was used already', async () => {
    for (const [language, header] of [
      ['zh', 'zh-CN'],
      ['en', 'en-US'],
    ] as const) {
      const { visitor, callbackUrl } = await logIn(world, { visitor: createVisitor(header) });
      expectRefused(await visitor.ask(callbackUrl), 'used', language);
    }
    await expectNoExchange(2);
  });

  it('is completed once when its callback comes twice at the same moment', async () => {
    const { visitor, callbackUrl } = await approveLogin(world);
    const replies = await Promise.all([visitor.ask(callbackUrl), visitor.ask(callbackUrl)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([302, 409]);
    await expectNoExchange(1);
  });

  it('is refused in a browser that did not start it, and is still good in the one that did', async () => {
    const { visitor, callbackUrl } = await approveLogin(world);
    expectRefused(await createVisitor('en').ask(callbackUrl), 'foreign', 'en');
    const other = createVisitor();
    await approveLogin(world, { visitor: other, person: 'muyu' });
    expectRefused(await other.ask(callbackUrl), 'foreign');
    await expectNoExchange();
    expect((await visitor.ask(callbackUrl)).status).toBe(302);
  });

  it('leaves no user, account or session when it is reused, late, foreign or without a state', async () => {
    const tables = ['up_users', 'douyin_accounts', 'douyin_tokens', 'strapi_sessions'];
    const count = () => Promise.all(tables.map((table) => countRows(world.tables, table)));
    const used = await logIn(world, { person: 'qingtuan' });
    await exchange(world, used);
    const before = await count();
    const fresh = await approveLogin(world, { person: 'yuntun' });
    const refused = async (reply: Promise<Reply>, kind: keyof typeof refusals) =>
      expectRefused(await reply, kind);
    await refused(used.visitor.ask(used.callbackUrl), 'used');
    await refused(createVisitor().ask(fresh.callbackUrl), 'foreign');
    await refused(
      fresh.visitor.ask(callback(new URL(fresh.callbackUrl).search.replace(/state=/, 's='))),
      'unknown',
    );
    await world.strapi.moveClock(600_500);
    await refused(fresh.visitor.ask(fresh.callbackUrl), 'late');
    expect(await count()).toEqual(before);
  });

  it('tells an API caller the same codes as JSON', async () => {
    const { visitor, callbackUrl } = await logIn(world, { person: 'muyu' });
    const reply = await visitor.ask(callbackUrl, { headers: { accept: 'application/json' } });
    expect(reply.status).toBe(409);
    expect(reply.json()).toMatchObject({
      error: { name: 'DouyinAuthException', details: { code: 'AUTH_STATE_USED' } },
    });
  });

  it('is neither started nor finished by HEAD, as link previews send it', async () => {
    const attempts = async () => Number((await world.tables('douyin_attempts').count({ n: '*' }).first())?.n);
    const { visitor, callbackUrl } = await approveLogin(world);
    const before = await attempts();
    for (const url of [`${world.front.url}/douyin/login/start`, callbackUrl]) {
      const reply = await visitor.ask(url, { method: 'HEAD' });
      expect([reply.status, reply.headers.allow]).toEqual([405, 'GET']);
    }
    expect(await attempts()).toBe(before);
    await expectNoExchange();
    expect((await visitor.ask(callbackUrl)).status).toBe(302);
  });

  it('is refused when the cookie was changed', async () => {
    const { visitor, callbackUrl } = await approveLogin(world);
    const cookie = visitor
      .cookies()
      .map((pair) =>
        pair.replace(/(login-\w+=)(.)/, (_all, name, first) => name + (first === 'A' ? 'B' : 'A')),
      );
    const headers = { cookie: cookie.join('; ') };
    expectRefused(await createVisitor().ask(callbackUrl, { headers }), 'foreign');
    await expectNoExchange();
  });

  it('is refused after ten minutes and completed just before', async () => {
    const { visitor, callbackUrl } = await approveLogin(world);
    await world.strapi.moveClock(600_500);
    expectRefused(await visitor.ask(callbackUrl), 'late');
    await expectNoExchange();
    await world.strapi.moveClock(0);
    const again = await approveLogin(world);
    await world.strapi.moveClock(570_000);
    expect((await again.visitor.ask(again.callbackUrl)).status).toBe(302);
  });

  it.each([
    ['unknown', '?code=abc&state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
    ['missing', '?code=abc'],
    ['empty', '?code=abc&state='],
  ])('is refused when its state is %s', async (_name, query) => {
    const { visitor } = await approveLogin(world);
    expectRefused(await visitor.ask(callback(query)), 'unknown');
    await expectNoExchange();
  });

  it.each([
    ['given twice', '?code=abc&state=a&state=b'],
    ['an object', '?code=abc&state[$ne]=a'],
    ['too long', `?code=abc&state=${'a'.repeat(129)}`],
    ['together with a code given twice', '?code=a&code=b&state=a'],
  ])('is refused when its state is %s', async (_name, query) => {
    const { visitor } = await approveLogin(world);
    const reply = await visitor.ask(callback(query));
    expect(reply.status).toBe(400);
    expect(reply.text).toContain('AUTH_');
    await expectNoExchange();
  });

  it('says so when it was refused on the phone, and is over then', async () => {
    const { visitor, callbackUrl } = await approveLogin(world);
    const url = new URL(callbackUrl);
    url.searchParams.delete('code');
    const reply = await visitor.ask(url.toString());
    expect(reply.status).toBe(400);
    expect(reply.text).toContain('你在手机上取消了授权');
    expectRefused(await visitor.ask(callbackUrl), 'used');
    await expectNoExchange();
    const attempt = await world.tables('douyin_attempts').orderBy('id', 'desc').first('stage');
    expect(attempt).toEqual({ stage: 'refused' });
  });

  const expectDead = (reply: Reply) => {
    expect(reply.status).toBe(400);
    expect(reply.json()).toMatchObject({
      data: null,
      error: { name: 'DouyinAuthException', details: { code: 'AUTH_EXCHANGE_INVALID' } },
    });
  };

  it('gives one session for one exchange code', async () => {
    const run = await logIn(world);
    const replies = await Promise.all([exchange(world, run), exchange(world, run)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 400]);
    expectDead(await exchange(world, run));
  });

  it('gives no session in another browser, and still one in its own', async () => {
    const run = await logIn(world);
    expectDead(await exchange(world, { ...run, visitor: createVisitor() }));
    const other = await logIn(world, { person: 'muyu' });
    expectDead(await exchange(world, { ...run, visitor: other.visitor }));
    expect((await exchange(world, run)).status).toBe(200);
  });

  it('gives no session after a minute', async () => {
    const run = await logIn(world);
    await world.strapi.moveClock(60_500);
    expectDead(await exchange(world, run));
  });

  it.each([
    ['none', undefined],
    ['a short one', 'x'],
    ['an object', { $ne: null }],
    ['a made-up one', 'A'.repeat(43)],
  ])('gives no session for a wrong code: %s', async (_name, code) => {
    const { visitor } = await approveLogin(world);
    const url = `${world.front.url}/api/douyin/login/exchange`;
    expectDead(await visitor.ask(url, { method: 'POST', json: { code } }));
  });
});
