import { MINUTE } from '../clock';
import { advance, closeAll, postForm, postJson, send, start, type Answer } from '../test-rig';
import { APP115, patchApp115, userInfo115 } from './test-rig';

afterEach(closeAll);

const CALLBACK = 'https://site.example/back?shop=1';

const openPage = (url: string, changes: Record<string, string> = {}): Promise<Answer> =>
  send(
    `${url}/open/authorize?${new URLSearchParams({
      client_id: APP115.client_id,
      redirect_uri: CALLBACK,
      response_type: 'code',
      state: 's 1&',
      ...changes,
    })}`,
  );

/** A code of a person's consent. */
async function codeOf(url: string, person = 'xiaohe'): Promise<string> {
  await openPage(url);
  const { body } = await postJson(`${url}/_sim/pan115/consents/newest/approve`, { person });
  return new URL(String(body.redirectUrl)).searchParams.get('code') ?? '';
}

const exchange = (url: string, code: string, changes: Record<string, string> = {}): Promise<Answer> =>
  postForm(`${url}/open/authCodeToToken`, {
    ...APP115,
    code,
    redirect_uri: CALLBACK,
    grant_type: 'authorization_code',
    ...changes,
  });

describe('authorize', () => {
  it('shows a page whose button leads back with code and the untouched state', async () => {
    const url = await start();
    const { text, headers } = await openPage(url);
    for (const id of ['person', 'approve', 'refuse', 'status']) expect(text).toContain(`id="${id}"`);
    expect(headers.get('content-security-policy')).toContain("form-action 'self' https://site.example;");
    const action = /action="([^"]+)"/.exec(text)?.[1] ?? '';
    const answer = await postForm(url + action, { person: 'muyu', do: 'approve' });
    expect(answer.status).toBe(302);
    const back = new URL(answer.headers.get('location') ?? '');
    expect(back.origin + back.pathname).toBe('https://site.example/back');
    expect(back.searchParams.get('shop')).toBe('1');
    expect(back.searchParams.get('state')).toBe('s 1&');
    const { data } = await exchange(url, back.searchParams.get('code') ?? '');
    expect((await userInfo115(url, data.access_token)).data.user_name).toBe('木鱼石');
    expect((await postForm(url + action, { person: 'muyu', do: 'refuse' })).text).toContain(
      'data-status="approved"',
    );
  });

  it('leads nowhere when the person refuses', async () => {
    const url = await start();
    const { text } = await openPage(url);
    const action = /action="([^"]+)"/.exec(text)?.[1] ?? '';
    const answer = await postForm(url + action, { person: 'muyu', do: 'refuse' });
    expect([answer.status, answer.text.includes('data-status="refused"')]).toEqual([200, true]);
  });

  it('shows every number of its table', async () => {
    const url = await start();
    const shows = async (number: number, changes: Record<string, string>): Promise<void> =>
      expect((await openPage(url, changes)).text).toContain(`data-code="${number}"`);
    await shows(40140100, { client_id: '' });
    await shows(40140107, { client_id: '7' });
    await shows(40140127, { response_type: 'token' });
    await shows(40140128, { redirect_uri: 'site.example/back' });
    await shows(40140129, { redirect_uri: 'https://' });
    await shows(40140131, { redirect_uri: 'https://evil.example/' });
    await patchApp115(url, { domains: [] });
    await shows(40140130, {});
  });

  it('is steered by id, by state and as the newest', async () => {
    const url = await start();
    await openPage(url, { state: 'one' });
    await openPage(url, { state: 'two' });
    const { consents } = (await send(`${url}/_sim/pan115/consents`)).body as { consents: { id: string }[] };
    const decide = (id: string, action: string, body = {}) =>
      postJson(`${url}/_sim/pan115/consents/${id}/${action}`, body);
    expect((await decide('one', 'approve')).body).toMatchObject({ id: consents[0]?.id, person: 'xiaohe' });
    expect((await decide('newest', 'refuse')).body).toMatchObject({ id: consents[1]?.id });
    expect((await decide(String(consents[1]?.id), 'approve')).status).toBe(409);
    expect((await decide('three', 'approve')).status).toBe(404);
  });
});

describe('authCodeToToken', () => {
  it('answers the same as the QR login, once', async () => {
    const url = await start();
    const code = await codeOf(url);
    const { body, data } = await exchange(url, code);
    expect([body.state, Object.keys(data)]).toEqual([1, ['access_token', 'refresh_token', 'expires_in']]);
    expect((await exchange(url, code)).body.code).toBe(40140134);
  });

  it('answers every number of its table', async () => {
    const url = await start();
    const other = { client_id: '100115002', client_secret: 'x' };
    await postJson(`${url}/_sim/pan115/apps`, other);
    const code = await codeOf(url);
    const numberOf = async (changes: Record<string, string>): Promise<unknown> =>
      (await exchange(url, code, changes)).body.code;
    expect(await numberOf({ client_id: '' })).toBe(40140100);
    expect(await numberOf({ client_secret: '' })).toBe(40140133);
    expect(await numberOf({ client_secret: 'wrong' })).toBe(40140111);
    expect(await numberOf({ grant_type: 'code' })).toBe(40140132);
    expect(await numberOf({ code: 'nonsense' })).toBe(40140134);
    expect(await numberOf(other)).toBe(40140135);
    expect(await numberOf({ redirect_uri: 'https://site.example/other' })).toBe(40140136);
    await advance(url, 5 * MINUTE);
    expect(await numberOf({})).toBe(40140134);
  });
});
