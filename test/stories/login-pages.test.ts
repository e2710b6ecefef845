import { createVisitor, type Reply } from '../support/http';
import { approveLogin, createWorld, exchange, location, logIn, type World } from '../support/world';

describe('the pages around a login', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({
      env: { DOUYIN_REDIRECT_ORIGINS: 'https://shop.example, http://localhost:4321' },
    });
  });
  afterAll(() => world?.close());

  const page = (path: string, language = 'zh-CN') =>
    createVisitor(language).ask(`${world.front.url}/douyin/login${path}`);

  const expectGuarded = ({ headers }: Reply) => {
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['x-content-type-options']).toBe('nosniff');
  };

  it.each([
    ['start page', '', 200],
    ['last page', '/done', 200],
    ['error page', '/start?app=nobody', 403],
  ])('allow scripts and styles by nonce only and no frame: the %s', async (_name, path, status) => {
    const reply = await page(path);
    expect(reply.status).toBe(status);
    expectGuarded(reply);
    expect(reply.headers['x-frame-options']).toBe('DENY');
    const policy = String(reply.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("form-action 'none'");
    expect(policy).not.toContain('unsafe');
    const nonce = /script-src 'nonce-([\w-]{20,})'/.exec(policy)?.[1] ?? 'none';
    expect(reply.text).toContain(`<style nonce="${nonce}">`);
    expect(reply.text.match(/<script(?! nonce=)/g)).toBeNull();
    expect((await page(path)).headers['content-security-policy']).not.toBe(policy);
  });

  it('guard the redirects as well', async () => {
    const { visitor, callbackUrl } = await approveLogin(world);
    expectGuarded(await visitor.ask(`${world.front.url}/douyin/login/start`));
    expectGuarded(await visitor.ask(callbackUrl));
  });

  it('give the browser a cookie that only this host can set and only TLS carries', async () => {
    const lines = (await page('/start')).headers['set-cookie'] ?? [];
    expect(lines).toHaveLength(2);
    for (const [index, name] of [
      /^__Host-douyin-login-[0-9a-f]{24}=/,
      /^__Host-douyin-login-[0-9a-f]{24}\.sig=/,
    ].entries()) {
      const [pair = '', ...flags] = (lines[index] ?? '').split(/;\s*/);
      expect(pair).toMatch(name);
      const plain = flags.filter((flag) => !flag.startsWith('expires='));
      expect(plain.sort()).toEqual(['httponly', 'path=/', 'samesite=lax', 'secure']);
    }
  });

  it('answer the exchange without a trace in caches', async () => {
    expectGuarded(await exchange(world, await logIn(world)));
  });

  it.each([
    '/welcome',
    '/a/b?c=d&e=f',
    '/welcome#part',
    '/书/店',
    '/..%2f..',
    'https://shop.example',
    'https://shop.example/after?login=1',
    'http://localhost:4321/x',
  ])('accept to lead back to %s', async (target) => {
    const reply = await page(`/start?redirect=${encodeURIComponent(target)}`);
    expect(reply.status).toBe(302);
    expect((await page(`?redirect=${encodeURIComponent(target)}`)).status).toBe(200);
  });

  it.each([
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\u0000/welcome',
    ' /welcome',
    'welcome',
    'https://evil.example',
    'https:evil.example',
    'https:///evil.example',
    'https://shop.example.evil.example',
    'https://shop.example@evil.example',
    'https://user@shop.example/',
    'https://user:pass@shop.example/',
    'https://shop.example:8443/',
    'http://shop.example/',
    'https://shop.example/#token',
    'http://localhost:4322/',
    'javascript:alert(1)',
    'JaVaScRiPt://shop.example/%0aalert(1)',
    'data:text/html,hi',
    'file:///etc/passwd',
    `/${'a'.repeat(2000)}`,
  ])('refuse to lead to %j', async (target) => {
    for (const path of ['/start', '']) {
      const reply = await page(`${path}?redirect=${encodeURIComponent(target)}`);
      expect(reply.status).toBe(400);
      expect(reply.headers.location).toBeUndefined();
      expect(reply.text).toContain('请求参数有误，请从网站重新进入登录页。');
    }
  });

  it.each([
    ['/welcome?x=1#part', '/welcome?x=1&exchange_code=CODE#part'],
    ['https://shop.example/after', 'https://shop.example/after?exchange_code=CODE'],
  ])('lead to %s with the exchange code in the query', async (target, expected) => {
    const query = `?redirect=${encodeURIComponent(target)}`;
    const { callback, exchangeCode } = await logIn(world, { query });
    expect(location(callback)).toBe(expected.replace('CODE', String(exchangeCode)));
  });

  it('write what a stranger put into the address as text only', async () => {
    const reply = await page(`?redirect=${encodeURIComponent('/"><script>alert(1)</script>')}`);
    expect(reply.text).not.toContain('<script>alert');
  });

  it('ask an address to wait after too many tries', async () => {
    await world.restart({ DOUYIN_LOGIN_PER_MINUTE: '5' });
    // The starts before count as well: they are kept in the database, for all processes.
    await world.strapi.moveClock(120_000);
    const visitor = createVisitor();
    const statuses = [];
    for (let n = 0; n < 6; n += 1)
      statuses.push((await visitor.ask(`${world.front.url}/douyin/login/start`)).status);
    expect(statuses).toEqual([302, 302, 302, 302, 302, 429]);
    const reply = await visitor.ask(`${world.front.url}/douyin/login/start`);
    const seconds = Number(reply.headers['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(reply.text).toContain('操作过于频繁');
    const script = () => exchange(world, { visitor, exchangeCode: 'x'.repeat(43) });
    // Other requests of a login may come twenty times as often.
    for (let n = 0; n < 100; n += 1) await script();
    const refused = await script();
    expect(refused.status).toBe(429);
    expect(refused.json()).toMatchObject({
      error: { status: 429, name: 'DouyinAuthException', details: { code: 'AUTH_TOO_OFTEN' } },
    });
  });
});
