import { request } from 'node:http';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSimulator } from './index';
import { createIds, opaqueId } from './ids';
import {
  advance,
  APP,
  clientToken,
  closeAll,
  connectUrl,
  exchange,
  loginCode,
  loginTokens,
  patchApp,
  postJson,
  send,
  start,
} from './test-rig';

afterEach(closeAll);

/** The status for a Host header, which fetch would not let us choose. */
const statusForHost = (url: string, host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request(`${url}/_sim/clock`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });

describe('at the door', () => {
  it('answers to its own names and the platform’s, and to no other', async () => {
    const url = await start();
    const port = new URL(url).port;
    const good = [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`, 'open.douyin.com'];
    for (const host of good) expect(await statusForHost(url, host)).toBe(200);
    for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1:1']) {
      expect(await statusForHost(url, host)).toBe(421);
    }
  });

  it('lets no foreign page steer it', async () => {
    const url = await start();
    const from = async (origin: string): Promise<number> =>
      (await postJson(`${url}/_sim/reset`, {}, { origin })).status;
    expect(await from('https://evil.example')).toBe(403);
    expect(await from('null')).toBe(403);
    expect(await from(url)).toBe(200);
  });

  it('listens on loopback only', async () => {
    await expect(startSimulator({ host: '0.0.0.0' })).rejects.toThrow('loopback');
  });

  it('rejects when the port is taken', async () => {
    const port = Number(new URL(await start()).port);
    await expect(startSimulator({ port })).rejects.toThrow('EADDRINUSE');
  });
});

describe('as the platform', () => {
  it('treats paths with and without a trailing slash as equal', async () => {
    const url = await start();
    const fields = { ...APP, grant_type: 'client_credential' };
    expect((await postJson(`${url}/oauth/client_token`, fields)).body.message).toBe('success');
  });

  it.each([
    ['an unknown path', '/video/nothing/', 28001017],
    ['a wrong method', '/oauth/client_token/', 28001017],
    ['the retired fan list', '/fans/list/', 28001056],
    ['the retired following list', '/following/list/', 28001056],
    ['the retired leads', '/enterprise/leads/user/list/', 28001056],
  ])('answers %s in E2', async (_what, path, number) => {
    const { status, body } = await send((await start()) + path);
    expect(status).toBe(200);
    expect(body).toEqual({
      data: { error_code: number, description: expect.any(String) },
      extra: {
        error_code: number,
        description: expect.any(String),
        sub_error_code: 0,
        sub_description: '',
        logid: expect.any(String),
        now: expect.any(Number),
      },
    });
  });

  it('tells its own time in the Date header', async () => {
    const url = await start();
    await postJson(`${url}/_sim/clock`, { set: '2030-01-02T03:04:05Z' });
    const { headers } = await send(`${url}/fans/list/`);
    expect(headers.get('date')).toMatch(/^Wed, 02 Jan 2030 03:04:0\d GMT$/);
    const { body } = await advance(url, 3_600_000);
    expect(body.now).toMatch(/^2030-01-02T04:04:0/);
    expect((await postJson(`${url}/_sim/clock`, { offsetMs: 0 })).body.offsetMs).toBe(0);
  });
});

describe('its seed', () => {
  const story = async (seed?: string): Promise<unknown> => {
    const url = await start(seed === undefined ? {} : { seed });
    const people = (await send(`${url}/_sim/people`)).body;
    const { log_id: _moment, ...tokens } = await loginTokens(url, 'muyu');
    return { people, tokens, client: await clientToken(url) };
  };

  it('repeats every id and token', async () => {
    expect(await story('a')).toEqual(await story('a'));
    expect(await story('a')).not.toEqual(await story('b'));
  });

  it('comes back with a reset', async () => {
    const url = await start();
    const { access_token: first } = await loginTokens(url);
    await patchApp(url, { name: 'changed' });
    await advance(url, 1000);
    await postJson(`${url}/_sim/switches`, { todayMode: false });
    await postJson(`${url}/_sim/reset`, {});
    expect((await send(`${url}/_sim/clock`)).body.offsetMs).toBe(0);
    expect((await send(`${url}/_sim/switches`)).body.todayMode).toBe(true);
    expect((await send(`${url}/_sim/calls`)).body.calls).toEqual([]);
    expect((await loginTokens(url)).access_token).toBe(first);
  });

  it('makes item ids that must be URL-encoded', () => {
    const ids = createIds('a');
    const made = [opaqueId(ids, 'item'), opaqueId(ids, 'item')];
    expect(made[0]).not.toBe(made[1]);
    for (const id of made) expect(id).toMatch(/^@9V[\w+/]+\+[\w+/]+\/[\w+/]+==$/);
  });
});

describe('its call list', () => {
  it('names endpoint, app and outcome, and never a token, secret or code', async () => {
    const url = await start();
    const code = await loginCode(url);
    const { access_token: token } = (await exchange(url, code)).data;
    await send(`${url}/oauth/userinfo/?access_token=${String(token)}`);
    await send(`${url}/${String(token)}/`);
    const { body, text } = await send(`${url}/_sim/calls`);
    expect(body.calls).toMatchObject([
      { endpoint: 'connect', outcome: 'ok', client_key: APP.client_key, method: 'GET' },
      { endpoint: 'access_token', outcome: 'ok', client_key: APP.client_key, path: '/oauth/access_token' },
      { endpoint: 'userinfo', outcome: '28001007', client_key: APP.client_key },
      { endpoint: 'unknown', outcome: '28001017' },
    ]);
    for (const secret of [code, String(token), APP.client_secret]) expect(text).not.toContain(secret);
    await send(`${url}/_sim/calls`, { method: 'DELETE' });
    expect((await send(`${url}/_sim/calls`)).body).toEqual({ calls: [], counts: {} });
  });
});

describe('steering', () => {
  it('adds apps and people and refuses typing errors', async () => {
    const url = await start();
    const app = { client_key: 'awnew', client_secret: 'x'.repeat(32) };
    expect((await postJson(`${url}/_sim/apps`, app)).status).toBe(201);
    expect((await postJson(`${url}/_sim/apps`, app)).status).toBe(409);
    expect((await postJson(`${url}/_sim/apps`, { ...app, client_secret: 'short' })).status).toBe(400);
    expect((await patchApp(url, { stage: 'offline' })).status).toBe(400);
    expect((await patchApp(url, { client_key: 'x' })).status).toBe(400);
    expect((await postJson(`${url}/_sim/people`, { nickname: '新人' })).body.id).toBe('person-1');
    expect((await postJson(`${url}/_sim/people`, { nickname: '新人', id: 'xiaohe' })).status).toBe(409);
    expect((await postJson(`${url}/_sim/people/xiaohe/dance`, {})).status).toBe(404);
    expect((await postJson(`${url}/_sim/switches`, { tomorrowMode: true })).status).toBe(400);
    expect((await postJson(`${url}/_sim/clock`, { set: 'noon' })).status).toBe(400);
    expect((await postJson(`${url}/_sim/clock`, { advanceMs: 1e15 })).status).toBe(400);
    expect((await send(`${url}/_sim/nothing`)).status).toBe(404);
  });

  it('draws avatars', async () => {
    const url = await start();
    const { headers, text } = await send(`${url}/_sim/avatar/yuntun.svg`);
    expect(headers.get('content-type')).toContain('image/svg+xml');
    expect(text).toContain('云');
  });

  it('lists in the README exactly the addresses there are', async () => {
    const { routes } = (await send(`${await start()}/_sim`)).body as { routes: string[] };
    const readme = readFileSync(join(__dirname, 'README.md'), 'utf8');
    const documented = [...readme.matchAll(/^\| `((?:GET|POST|PATCH|DELETE) \/_sim[^`?]*)`/gm)].map(
      ([, route]) => route,
    );
    expect(documented.sort()).toEqual([...routes].sort());
  });

  it('opens many simulators in one process', async () => {
    const [first, second] = [await start(), await start()];
    await send(connectUrl(first));
    expect((await send(`${first}/_sim/tickets`)).body.tickets).toHaveLength(1);
    expect((await send(`${second}/_sim/tickets`)).body.tickets).toHaveLength(0);
  });
});
