import { MINUTE } from '../clock';
import {
  advance,
  APP,
  CALLBACK,
  closeAll,
  connectUrl,
  patchApp,
  postForm,
  postJson,
  send,
  start,
} from '../test-rig';

afterEach(closeAll);

/** The number on the error page, or `ok` for a page with a QR. */
async function outcome(url: string, changes: Record<string, string>): Promise<string> {
  const { text } = await send(connectUrl(url, changes));
  return /id="error" data-code="(\d+)"/.exec(text)?.[1] ?? (text.includes('id="qr"') ? 'ok' : text);
}

async function newestTicket(url: string): Promise<Record<string, unknown>> {
  const { body } = await send(`${url}/_sim/tickets`);
  return (body.tickets as Record<string, unknown>[]).at(-1) ?? {};
}

describe('the connect page', () => {
  it('shows a QR, the asked scopes and a link to the phone', async () => {
    const url = await start();
    const { text, headers } = await send(connectUrl(url, { optionalScope: 'fans.check,0' }));
    const { ticket } = await newestTicket(url);
    expect(text).toContain('<html lang="zh-CN">');
    expect(text).toContain('<svg');
    expect(text).toContain('fans.check');
    expect(text).toContain(`href="/_sim/phone/${String(ticket)}" target="_blank"`);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toMatch(
      /default-src 'none'.*script-src 'nonce-[\w+/=]{24}'/,
    );
    expect(text).not.toMatch(/(src|href)="https?:/);
  });

  it.each([
    ['10002', { response_type: 'token' }],
    ['10002', { scope: '' }],
    ['10002', { client_key: '' }],
    ['10003', { client_key: 'nobody' }],
    ['10004', { scope: 'user_info,fans.list' }],
    ['10004', { optionalScope: 'fans.list,1' }],
    ['10006', { redirect_uri: 'https://elsewhere.example/' }],
    ['10006', { redirect_uri: 'not an address' }],
    ['10006', { redirect_uri: `${CALLBACK}?from=me` }],
    ['10006', { redirect_uri: CALLBACK.replace('https', 'http') }],
    ['10006', { redirect_uri: `${CALLBACK}/` }],
    ['ok', { redirect_uri: `${CALLBACK}#/done` }],
    ['ok', { optionalScope: 'fans.check,1,item.comment,0' }],
  ])('answers %s for %j', async (expected, changes) => {
    expect(await outcome(await start(), changes)).toBe(expected);
  });

  it.each([
    ['10012', { stage: 'review' }],
    ['28001016', { stage: 'banned' }],
    ['10015', { type: 'mobile' }],
  ])('answers %s for an app with %j', async (expected, change) => {
    const url = await start();
    await patchApp(url, change);
    expect(await outcome(url, {})).toBe(expected);
  });

  it('takes a loopback http callback only when it is allowed', async () => {
    const local = { redirect_uri: 'http://127.0.0.1:1337/api/v1/lead/douyin/auth/callback' };
    expect(await outcome(await start(), local)).toBe('10006');
    const url = await start({ allowLoopbackHttp: true });
    expect(await outcome(url, local)).toBe('ok');
    expect(await outcome(url, { redirect_uri: 'http://127.0.0.1:1337/other' })).toBe('10006');
  });

  it('escapes what it shows', async () => {
    const url = await start();
    await patchApp(url, { name: '<b>"&' });
    const { text } = await send(connectUrl(url));
    expect(text).toContain('&lt;b&gt;&quot;&amp;');
    expect(text).not.toContain('<b>"');
  });
});

describe('a login', () => {
  it('redirects with code and the exact state, before a fragment', async () => {
    const url = await start();
    await send(connectUrl(url, { state: 'a b&c=1', redirect_uri: `${CALLBACK}#/done` }));
    const { body } = await postJson(`${url}/_sim/people/xiaohe/approve`, { state: 'a b&c=1' });
    const target = new URL(String(body.redirectUrl));
    expect(target.origin + target.pathname).toBe(CALLBACK);
    expect([...target.searchParams.keys()]).toEqual(['code', 'state']);
    expect(target.searchParams.get('state')).toBe('a b&c=1');
    expect(target.hash).toBe('#/done');
  });

  it('grants what was ticked beforehand, or what is chosen', async () => {
    const url = await start();
    const scopeOf = async (choice: object): Promise<unknown> => {
      await send(connectUrl(url, { optionalScope: 'fans.check,1,item.comment,0' }));
      const approved = await postJson(`${url}/_sim/people/xiaohe/approve`, { newest: true, ...choice });
      const code = new URL(String(approved.body.redirectUrl)).searchParams.get('code') ?? '';
      const tokens = { ...APP, code, grant_type: 'authorization_code' };
      return (await postForm(`${url}/oauth/access_token/`, tokens)).data.scope;
    };
    expect(await scopeOf({})).toBe('user_info,fans.check');
    expect(await scopeOf({ scopes: ['item.comment'] })).toBe('item.comment');
    const foreign = { newest: true, scopes: ['im'] };
    await send(connectUrl(url));
    expect((await postJson(`${url}/_sim/people/xiaohe/approve`, foreign)).status).toBe(400);
  });

  it('is decided once, and expires', async () => {
    const url = await start();
    const approve = async (): Promise<number> =>
      (await postJson(`${url}/_sim/people/xiaohe/approve`, { newest: true })).status;
    expect(await approve()).toBe(404);
    await send(connectUrl(url));
    await postJson(`${url}/_sim/people/xiaohe/refuse`, { newest: true });
    expect(await approve()).toBe(409);
    await send(connectUrl(url));
    await advance(url, 5 * MINUTE);
    expect(await approve()).toBe(409);
    expect((await send(`${url}/_sim/tickets`)).body.tickets).toEqual([]);
  });

  it('admits only white-listed people to a test app', async () => {
    const url = await start();
    await patchApp(url, { stage: 'test', testers: ['shancha'] });
    await send(connectUrl(url));
    const refused = await postJson(`${url}/_sim/people/xiaohe/approve`, { newest: true });
    expect([refused.status, refused.body.code]).toEqual([409, 28001020]);
    expect((await postJson(`${url}/_sim/people/shancha/approve`, { newest: true })).status).toBe(200);
  });
});

describe('the phone page', () => {
  it('works with plain forms', async () => {
    const url = await start();
    await send(connectUrl(url, { optionalScope: 'fans.check,0' }));
    const { ticket } = await newestTicket(url);
    const phone = `${url}/_sim/phone/${String(ticket)}`;
    const shown = (await send(phone)).text;
    for (const id of ['person', 'scan', 'approve', 'refuse']) expect(shown).toContain(`id="${id}"`);
    expect(shown).toContain('云吞 &amp; &lt;面&gt;');
    expect((await postForm(phone, { person: 'shancha', do: 'scan' })).status).toBe(303);
    expect((await send(phone)).text).toContain('data-status="scanned"');
    await postForm(phone, { person: 'shancha', do: 'approve', 'scope:fans.check': 'on' });
    const { body } = await send(`${url}/_sim/tickets/${String(ticket)}`);
    expect(body).toMatchObject({
      status: 'confirmed',
      person: 'shancha',
      granted: ['user_info', 'fans.check'],
    });
    await postForm(phone, { person: 'xiaohe', do: 'refuse' });
    expect((await send(phone)).text).toContain('data-status="confirmed"');
  });

  it('shows the refusal of a test app', async () => {
    const url = await start();
    await patchApp(url, { stage: 'test' });
    await send(connectUrl(url));
    const { ticket } = await newestTicket(url);
    const { text } = await postForm(`${url}/_sim/phone/${String(ticket)}`, {
      person: 'xiaohe',
      do: 'approve',
    });
    expect(text).toContain('28001020');
  });
});
