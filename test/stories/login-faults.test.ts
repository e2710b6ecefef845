import { clearFaults, planFault, type Fault } from '../support/platform';
import { auditLines } from '../support/session';
import { countRows } from '../support/tables';
import { createVisitor } from '../support/http';
import { createWorld, logIn, type World } from '../support/world';

/** How the pages say it, in Chinese and English. */
const sentences: Record<string, [string, string]> = {
  API_UNREACHABLE: ['暂时无法连接抖音，请稍后再试。', 'Douyin cannot be reached right now.'],
  API_UNREADABLE: ['抖音返回的内容无法识别', 'Douyin’s answer could not be read.'],
  API_REJECTED: ['抖音拒绝了这次请求', 'Douyin rejected the request.'],
  API_THROTTLED: ['过于频繁', 'asks Douyin too often'],
  API_BUSY: ['抖音服务繁忙', 'Douyin is busy.'],
  AUTH_CODE_INVALID: [
    '授权码已过期或已被使用，请重新扫码。',
    'The code from Douyin has expired or was used already.',
  ],
  AUTH_CREDENTIALS: [
    '网站的抖音应用配置有误，请联系网站管理员。',
    'The site’s Douyin app is not set up correctly.',
  ],
  AUTH_APP: ['抖音拒绝了本站的应用，请联系网站管理员。', 'Douyin refused this site’s app.'],
  AUTH_TOKEN_INVALID: ['抖音授权已失效', 'Your Douyin authorisation is no longer valid.'],
  API_PARAMETER: ['登录时出现问题，请稍后重试或联系网站管理员。', 'Something went wrong.'],
};

type Row = [fault: Omit<Fault, 'endpoint'>, status: number, code: string];

const anywhere: Row[] = [
  [{ kind: 'drop' }, 503, 'API_UNREACHABLE'],
  [{ kind: 'lost' }, 503, 'API_UNREACHABLE'],
  [{ kind: 'http', status: 502, body: '<h1>Bad Gateway</h1>' }, 502, 'API_UNREADABLE'],
  [{ kind: 'http', status: 404, body: '{"message":"success"}' }, 502, 'API_UNREADABLE'],
  [{ kind: 'http', status: 302, body: '{}' }, 502, 'API_UNREADABLE'],
  [{ kind: 'body', body: '<html>login</html>' }, 502, 'API_UNREADABLE'],
  [{ kind: 'body', body: '' }, 502, 'API_UNREADABLE'],
  [{ kind: 'body', body: '{}' }, 502, 'API_UNREADABLE'],
  [{ kind: 'body', body: '[]' }, 502, 'API_UNREADABLE'],
  [{ kind: 'body', body: '{"message":"success"}' }, 502, 'API_UNREADABLE'],
  [{ kind: 'body', body: '{"message":"error"}' }, 502, 'API_REJECTED'],
  [{ kind: 'body', body: '{"data":{"error_code":0},"message":"success"}' }, 502, 'API_UNREADABLE'],
  [{ kind: 'set', set: { open_id: null } }, 502, 'API_UNREADABLE'],
  [{ kind: 'throttle' }, 503, 'API_THROTTLED'],
  [{ kind: 'outage' }, 503, 'API_BUSY'],
  [{ kind: 'code', code: 424242 }, 502, 'API_REJECTED'],
];

const exchanging: Row[] = [
  [{ kind: 'code', code: 10007 }, 400, 'AUTH_CODE_INVALID'],
  [{ kind: 'code', code: 10013 }, 502, 'AUTH_CREDENTIALS'],
  [{ kind: 'code', code: 10006 }, 502, 'AUTH_APP'],
  [{ kind: 'set', set: { open_id: 'somebody else' } }, 502, 'API_PARAMETER'],
  [{ kind: 'set', set: { access_token: null } }, 502, 'API_UNREADABLE'],
  [{ kind: 'set', set: { access_token: 'not one token' } }, 502, 'API_UNREADABLE'],
];

const reading: Row[] = [
  [{ kind: 'set', set: { open_id: 'somebody else' } }, 502, 'API_UNREADABLE'],
  [{ kind: 'code', code: 28001003 }, 401, 'AUTH_TOKEN_INVALID'],
  [{ kind: 'code', code: 28001016 }, 502, 'AUTH_APP'],
];

describe('a login the platform spoils', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterEach(() => clearFaults(world));
  afterAll(() => world?.close());

  const rows = async () => ({
    accounts: await countRows(world.tables, 'douyin_accounts'),
    users: await countRows(world.tables, 'up_users'),
    tokens: await countRows(world.tables, 'douyin_tokens'),
  });

  const cases = [
    ...[...anywhere, ...exchanging].map((row) => ['access_token', ...row] as const),
    ...[...anywhere, ...reading].map((row) => ['userinfo', ...row] as const),
  ];

  it.each(cases)(
    'ends with a page, a failed attempt and an audit line when %s answers %j',
    async (endpoint, fault, status, code) => {
      // The same sentence in the other language is asked for by every second case.
      const language = cases.findIndex((entry) => entry[1] === fault && entry[0] === endpoint) % 2;
      await planFault(world, { ...fault, endpoint, kind: fault.kind as string, times: null });
      const before = await rows();
      const visitor = createVisitor(['zh-CN', 'en'][language]);
      const { callback } = await logIn(world, { visitor });
      expect(callback.status).toBe(status);
      expect(callback.headers.location).toBeUndefined();
      expect(callback.text).toContain(sentences[code]?.[language]);
      expect(callback.text).toContain(code);
      expect(await rows()).toEqual(before);
      const attempt = await world.tables('douyin_attempts').orderBy('id', 'desc').first();
      expect(attempt).toMatchObject({ stage: 'failed', error_code: code, account_id: null, user_id: null });
      const [line] = await auditLines(world);
      const number = fault.kind === 'code' ? { number: fault.code } : {};
      expect(line).toMatchObject({ action: 'login.failed', actorKind: 'visitor', targetKind: 'attempt' });
      expect(line).toMatchObject({ targetId: attempt.document_id, details: { code, ...number } });
    },
  );

  it('works again with the next try', async () => {
    const { callback } = await logIn(world);
    expect(callback.status).toBe(302);
  });
});
