import { DEMO_CLIENT_SECRET } from '../../simulator';
import { apiScopes, connectWith, explore, heldTokens } from '../support/account-apis';
import { refusal } from '../support/apps';
import { connectPan115, createPan115App } from '../support/pan115';
import { callsTo, clearFaults, planFault } from '../support/platform';
import { auditLines } from '../support/session';
import { moveTime } from '../support/tokens';
import { createWorld, type World } from '../support/world';

type Api = {
  name: string;
  provider: string;
  title: string;
  method: string;
  path: string;
  token: string;
  scope: string | null;
  fields: { name: string; kind: string; required: boolean; choices: string[] }[];
  docs: string;
};

describe('the API explorer', () => {
  let world: World;
  let account: string;
  let pan115: string;
  const seen: string[] = [];
  beforeAll(async () => {
    world = await createWorld({ env: { DOUYIN_WORKERS: 'false', DOUYIN_RETRY_BASE_MS: '20' } });
    account = await connectWith(world, 'xiaohe', apiScopes);
    pan115 = await connectPan115(world, await createPan115App(world));
  });
  afterAll(() => world?.close());
  afterEach(() => clearFaults(world));

  const apis = async () => (await world.admin.data<{ apis: Api[] }>('GET', '/douyin/explorer/apis')).apis;
  const ask = async (api: string, params: object = {}, of = account) => {
    const explored = await explore(world, of, api, params);
    seen.push(JSON.stringify(explored));
    return explored;
  };
  const tried = (api: string, params: object = {}) =>
    world.admin.call('POST', `/douyin/accounts/${account}/explore`, { api, params });

  it('offers every read of both platforms, each with its form, and nothing that gives a credential', async () => {
    const offered = await apis();
    const names = (provider: string) =>
      offered.filter((api) => api.provider === provider).map(({ name }) => name);
    expect(names('douyin')).toEqual([
      'userInfo',
      'alliedId',
      'roleCheck',
      'fansCheck',
      'fansData',
      'fansSource',
      'fansFavourite',
      'fansComment',
      'userFans',
      'userItem',
      'userLike',
      'userComment',
      'userShare',
      'userProfile',
      'videoList',
      'videoData',
      'fansList',
      'followingList',
      'commentList',
      'commentReplyList',
      'leadsTagList',
      'leadsTagUserList',
      'retainConsultCards',
    ]);
    expect(names('pan115')).toEqual(['userInfo']);
    expect(offered.find(({ name }) => name === 'roleCheck')).toEqual({
      name: 'roleCheck',
      provider: 'douyin',
      title: '用户经营身份管理',
      method: 'POST',
      path: '/api/douyin/v1/role/check/',
      token: 'app',
      scope: 'op.business.status',
      docs: expect.stringMatching(/^https:\/\/developer\.open-douyin\.com\//),
      fields: [
        {
          name: 'roleLabels',
          kind: 'texts',
          required: true,
          choices: ['COMPANY_BAND', 'AUTH_COMPANY', 'STAFF', 'OPEN_BRAND', 'OPEN_STAFF', 'OPEN_PARTNER'],
        },
        { name: 'douyinShortId', kind: 'text', required: false, choices: [] },
      ],
    });
    expect(offered.find(({ name }) => name === 'userFans')?.fields).toEqual([
      { name: 'dateType', kind: 'choice', required: true, choices: ['7', '15', '30'] },
    ]);
  });

  it('calls each of them, and shows what was sent and what came back', async () => {
    const params = {
      followerOpenId: '_000x',
      dateType: '7',
      count: 5,
      itemIds: ['@x'],
      roleLabels: ['STAFF'],
      itemId: '@x',
      commentId: '@x',
      tagId: '1',
    };
    // Nobody has this open_id, and what follows is retired or not granted.
    const refused = ['fansCheck', 'fansList', 'followingList', 'commentList', 'commentReplyList'].concat([
      'leadsTagList',
      'leadsTagUserList',
      'retainConsultCards',
    ]);
    for (const { name, fields, method, path, provider } of await apis()) {
      const given = fields.filter(({ required }) => required).map((field) => field.name);
      const own = Object.entries(params).filter(([key]) => given.includes(key) || key === 'itemIds');
      const explored = await ask(name, Object.fromEntries(own), provider === 'douyin' ? account : pan115);
      expect(explored).toMatchObject({ request: { method }, answer: { status: 200 } });
      expect(new URL(explored.request.url).pathname).toBe(path);
      expect(() => JSON.parse(explored.answer?.body ?? '')).not.toThrow();
      expect([name, explored.error]).toEqual([name, refused.includes(name) ? expect.anything() : null]);
    }
  });

  it('shows the platform’s own fields, and at most the last four characters of a token', async () => {
    const { request, answer, durationMs } = await ask('userFans', { dateType: '7' });
    expect(JSON.parse(answer?.body ?? '')).toMatchObject({
      data: { error_code: 0, result_list: expect.any(Array) },
      extra: { logid: expect.any(String) },
    });
    const [token = ''] = await heldTokens(world, account);
    expect(request.headers['access-token']).toBe(`act.…${token.slice(-4)}`);
    expect(new URL(request.url).searchParams.get('date_type')).toBe('7');
    expect(durationMs).toBeGreaterThanOrEqual(0);
    const who = await ask('userInfo');
    expect(who.request.body).toContain(`"access_token":"act.…${token.slice(-4)}"`);
    expect(JSON.parse(who.answer?.body ?? '')).toMatchObject({ data: { encrypt_mobile: '[redacted]' } });
    const other = await ask('userInfo', {}, pan115);
    expect(other.request.headers.authorization).toMatch(/^Bearer …\S{4}$/);
    expect(JSON.parse(other.answer?.body ?? '')).toMatchObject({ data: { user_id: 340010001 } });
  });

  it('shows a refusal with its number, its log id and what can be done', async () => {
    await planFault(world, { endpoint: 'fans_data', kind: 'code', code: 28001012 });
    const { answer, error } = await ask('fansData');
    expect(answer?.status).toBe(200);
    expect(error).toEqual({
      code: 'AUTH_SCOPE_MISSING',
      remedy: 'reauthorize',
      message: '用户未授权该OpenAPI',
      number: 28001012,
      logId: expect.stringMatching(/^\d{14}/),
    });
  });

  it('shows a call that nobody answered', async () => {
    await planFault(world, { endpoint: 'fans_data', kind: 'drop', times: null });
    expect(await ask('fansData')).toMatchObject({
      request: { method: 'GET' },
      answer: null,
      error: { code: 'API_UNREACHABLE', remedy: 'later', number: null, logId: null },
    });
  });

  it('shows what a chatty platform says, without the secrets in it', async () => {
    const [token = ''] = await heldTokens(world, account);
    const echo = { data: { echo: token, say: `${token} 13800000001`, error_code: 0 }, extra: {} };
    await planFault(world, { endpoint: 'user_fans', kind: 'body', body: JSON.stringify(echo) });
    const { answer } = await ask('userFans', { dateType: '7' });
    expect(JSON.parse(answer?.body ?? '')).toEqual({
      data: { echo: '[redacted]', say: '[redacted] [redacted]', error_code: 0 },
      extra: {},
    });
    const description = `your ${token} is bad`;
    await planFault(world, { endpoint: 'user_fans', kind: 'code', code: 2100005, description });
    const { error } = await ask('userFans', { dateType: '7' });
    expect(error?.message).toBe('your [redacted] is bad');
  });

  it('shows the second call where the token was refreshed in between', async () => {
    await moveTime(world, 5 * 60_000, [world.strapi]);
    const before = await callsTo(world, 'user_fans');
    await planFault(world, { endpoint: 'user_fans', kind: 'code', code: 28001008 });
    const { error, answer } = await ask('userFans', { dateType: '7' });
    expect([error, answer?.status]).toEqual([null, 200]);
    expect(await callsTo(world, 'user_fans')).toBe(before + 2);
  });

  it('leaves a line in the account’s history, with the outcome and who called', async () => {
    await ask('fansSource');
    const [line] = await auditLines(world, `&target=${account}&action=api.explored`);
    expect(line).toMatchObject({
      action: 'api.explored',
      actorKind: 'admin',
      actorName: 'Story Admin',
      targetKind: 'account',
      details: { api: 'fansSource', outcome: 'ok' },
    });
    const { chain } = await world.admin.data<{ chain: { ok: boolean } }>(
      'GET',
      `/douyin/accounts/${account}/history`,
    );
    expect(chain.ok).toBe(true);
  });

  it('refuses what is not on its list, and parameters an API does not take, before anything is sent', async () => {
    const { calls } = await world.sim<{ calls: object[] }>('calls');
    for (const api of ['accessCode', 'clientCode', 'phone', 'constructor', 'leadsUserList'])
      expect(refusal(await tried(api))).toMatchObject({ status: 404, code: 'CONFIG_NOT_FOUND' });
    for (const params of [{}, { dateType: '8' }, { dateType: 7 }])
      expect(refusal(await tried('userFans', params))).toMatchObject({ status: 400, code: 'CONFIG_INVALID' });
    const nobody = await world.admin.call('POST', '/douyin/accounts/nobody/explore', {
      api: 'userInfo',
      params: {},
    });
    expect(refusal(nobody)).toMatchObject({ status: 404, code: 'CONFIG_NOT_FOUND' });
    expect((await world.sim<{ calls: object[] }>('calls')).calls).toHaveLength(calls.length);
  });

  it('is for those alone whose role allows it', async () => {
    const body = { api: 'userInfo', params: {} };
    const reader = await world.admin.colleague('reader', ['plugin::douyin.account.read']);
    expect((await reader.call('GET', '/douyin/explorer/apis')).status).toBe(403);
    expect((await reader.call('POST', `/douyin/accounts/${account}/explore`, body)).status).toBe(403);
    const explorer = await world.admin.colleague('explorer', ['plugin::douyin.account.explore']);
    expect((await explorer.call('GET', '/douyin/explorer/apis')).status).toBe(200);
    expect((await explorer.call('POST', `/douyin/accounts/${account}/explore`, body)).status).toBe(200);
  });

  it('tells what keeps a call from being sent at all', async () => {
    await world.admin.data('POST', `/douyin/accounts/${account}/disconnect`);
    expect(refusal(await tried('fansData'))).toMatchObject({ status: 401, code: 'AUTH_GRANT_LOST' });
  });

  it('never showed a token, a secret or a phone number', async () => {
    const tokens = await heldTokens(world, pan115);
    expect(seen.length).toBeGreaterThan(20);
    for (const text of [...seen, world.strapi.output()]) {
      expect(text).not.toMatch(/\b(act|rft|clt)\.[\w.-]{5,}|138000000\d\d/);
      for (const secret of [...tokens, DEMO_CLIENT_SECRET]) expect(text).not.toContain(secret);
    }
  });
});
