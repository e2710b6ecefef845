import { apiToken } from '../support/api-token';
import { grantActions } from '../support/grants';
import { ask, type Reply } from '../support/http';
import { clearFaults, planFault } from '../support/platform';
import { openSession, type Session } from '../support/session';
import { allowSync, firstRuns } from '../support/sync';
import { connectDouyin } from '../support/tokens';
import { until } from '../support/until';
import { deliver, openWebhook, written } from '../support/webhooks';
import { createWorld, type World } from '../support/world';

const canary = 'canary0123456789metrics';
const requestId = 'story-request-0001';

type Described = {
  openapi: string;
  paths: Record<string, unknown>;
  components: { schemas: Record<string, { required?: string[]; properties?: Record<string, unknown> }> };
};
type Line = Record<string, string | undefined> & { message: string };

describe('what is there for whoever runs the site: descriptions, metrics and the log', () => {
  let world: World;
  let token: string;
  let session: Session;
  beforeAll(async () => {
    world = await createWorld({
      env: { DOUYIN_LOG_FORMAT: 'json', DOUYIN_METRICS_ADDRESSES: '198.51.100.0/24' },
    });
    token = await apiToken(world, 'custom', ['plugin::douyin.metrics.scrape']);
    session = await openSession(world);
  });
  afterAll(() => world?.close());

  const where = '/api/douyin/metrics';
  const scrapeAs = (bearer: string): Promise<Reply> =>
    ask(`${world.front.url}${where}`, { headers: { authorization: `Bearer ${bearer}` } });
  const from = (address: string): Promise<Reply> =>
    ask(`${world.strapi.url}${where}`, { headers: { 'x-forwarded-for': address } });
  const scrape = async (): Promise<string> => (await scrapeAs(token)).text;

  /** The sum of a metric's values whose labels hold all of these words. */
  const valueOf = (text: string, name: string, ...labels: string[]): number =>
    text
      .split('\n')
      .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
      .filter((line) => labels.every((label) => line.includes(label)))
      .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
  const becomes = (value: number, name: string, ...labels: string[]) =>
    until(`${name} to be ${value}`, async () => valueOf(await scrape(), name, ...labels) === value, 20_000);

  it('descriptions of the API are for tokens that may read them, and for who sees apps', async () => {
    const ofApi = (bearer: string, name = 'openapi.json') =>
      ask(`${world.front.url}/api/douyin/${name}`, { headers: { authorization: `Bearer ${bearer}` } });
    const reader = await apiToken(world, 'custom', ['plugin::douyin.openapi.find']);
    const described = (await ofApi(reader)).json<Described>();
    expect(described.openapi).toBe('3.1.0');
    expect(Object.keys(described.paths)).toContain('/v1/lead/douyin/leads');
    const protocol = (await ofApi(reader, 'openapi/protocol')).json<Described>();
    expect(Object.keys(protocol.paths)).toContain('/api/oauth/token');
    expect((await ofApi(reader, 'openapi/content')).json()).toEqual(described);
    expect((await ofApi(reader, 'openapi/admin')).status).toBe(400);
    for (const name of ['openapi.json', 'openapi/protocol'])
      expect((await ofApi(token, name)).status).toBe(403);
    const panel = await world.admin.call('GET', '/douyin/openapi/admin');
    expect(Object.keys(panel.json<{ paths: object }>().paths)).toContain('/lead-duplicates');
    expect((await world.admin.call('GET', '/douyin/openapi/other')).status).toBe(400);
  });

  it('what the OAuth server publishes of itself is as the description says', async () => {
    const { components } = (await world.admin.call('GET', '/douyin/openapi/protocol')).json<Described>();
    const { OAuthMetadata, Jwks } = components.schemas;
    const open = async (path: string) =>
      (await ask(`${world.front.url}${path}`)).json<Record<string, unknown>>();
    const metadata = await open('/.well-known/oauth-authorization-server');
    expect(Object.keys(metadata)).toEqual(expect.arrayContaining(OAuthMetadata?.required ?? []));
    expect(await open('/.well-known/openid-configuration')).toEqual(metadata);
    expect(Object.keys(await open('/oauth/jwks'))).toEqual(Object.keys(Jwks?.properties ?? {}));
  });

  it('are nobody’s but those of a token with their own permission, and of listed addresses', async () => {
    await grantActions(world, 'public', ['metrics.scrape']);
    await grantActions(world, 'authenticated', ['metrics.scrape']);
    expect((await ask(`${world.front.url}${where}`)).status).toBe(403);
    expect((await ask(`${world.strapi.url}${where}`)).status).toBe(403);
    expect((await scrapeAs(session.jwt)).status).toBe(403);
    expect((await scrapeAs(await apiToken(world, 'read-only'))).status).toBe(403);
    expect((await scrapeAs(await apiToken(world, 'custom', ['plugin::douyin.me.find']))).status).toBe(403);
    const reply = await scrapeAs(token);
    expect([reply.status, reply.headers['content-type']]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
    ]);
    expect((await from('198.51.100.7')).status).toBe(200);
    expect((await from('198.51.100.7, 203.0.113.7')).status).toBe(403);
    expect((await from('203.0.113.7')).status).toBe(403);
  });

  it('move with logins, calls and grants', async () => {
    const before = await scrape();
    expect(valueOf(before, 'douyin_logins_total', 'result="ok"')).toBe(1);
    expect(valueOf(before, 'douyin_platform_calls_total', 'api="exchange"', 'result="ok"')).toBe(1);
    expect(valueOf(before, 'douyin_nodejs_eventloop_lag_seconds')).toBeGreaterThanOrEqual(0);
    await openSession(world, { person: 'shancha' });
    await becomes(2, 'douyin_logins_total', 'result="ok"');
    await becomes(2, 'douyin_grants', 'provider="douyin"', 'days_left="14-30"');
  });

  it('move with refreshes, well and badly', async () => {
    const [well, badly] = [await connectDouyin(world), await connectDouyin(world, 'shancha')];
    const refresh = (id: string) => world.admin.call('POST', `/douyin/accounts/${id}/refresh`);
    expect((await refresh(well)).status).toBe(200);
    await planFault(world, { endpoint: 'refresh_token', kind: 'http', status: 503, times: null });
    await refresh(badly);
    await clearFaults(world);
    await becomes(1, 'douyin_token_refreshes_total', 'result="transient"');
    await becomes(1, 'douyin_platform_calls_total', 'api="refresh"', 'result="API_UNREADABLE"');
    await becomes(1, 'douyin_token_refreshes_total', 'call="refresh"', 'result="ok"');
  });

  it('move with deliveries, taken and refused', async () => {
    const appId = await openWebhook(world);
    const body = written('create_video', { from_user_id: 'a-stranger', content: {} });
    expect((await deliver(world.strapi, `/${appId}`, { body })).status).toBe(200);
    expect((await deliver(world.strapi, `/${appId}`, { body, secret: 'wrong' })).status).toBe(401);
    const text = await scrape();
    expect(valueOf(text, 'douyin_webhook_receive_seconds_count', 'status="200"')).toBe(1);
    expect(valueOf(text, 'douyin_webhook_receive_seconds_count', 'status="401"')).toBe(1);
    await becomes(0, 'douyin_webhook_events', 'stage="waiting"');
  });

  it('move with a sync', async () => {
    await allowSync(world, ['fans.list']);
    await world.sim('people/muyu/audience', { count: 30 });
    await connectDouyin(world, 'muyu');
    expect(await firstRuns(world)).toMatchObject([{ kind: 'fans', inserted: 30 }]);
    await becomes(30, 'douyin_sync_rows_total', 'kind="fans"', 'outcome="inserted"');
    expect(
      valueOf(await scrape(), 'douyin_job_runs_total', 'kind="sync.run"', 'result="done"'),
    ).toBeGreaterThan(0);
  });

  it('name nobody', async () => {
    const text = await scrape();
    const accounts = (await world
      .tables('douyin_accounts')
      .select('open_id', 'nickname', 'document_id')) as Record<string, string>[];
    expect(accounts.length).toBeGreaterThan(2);
    for (const value of accounts.flatMap((account) => Object.values(account)))
      expect(text).not.toContain(value);
    const lines = text.split('\n').filter((line) => line.startsWith('douyin_'));
    expect(lines.length).toBeLessThan(600);
  });

  /** Every line written so far; throws for one that is not JSON. */
  const logged = (): Line[] =>
    world.strapi
      .output()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Line);

  it('are written with the id of the request, which its answer carries as well', async () => {
    const url = `${world.front.url}/api/douyin/login/exchange`;
    const send = (id: string) =>
      ask(url, { method: 'POST', json: { code: `${canary}` }, headers: { 'x-request-id': id } });
    expect((await send(requestId)).headers['x-request-id']).toBe(requestId);
    const made = String((await send('no "good" id')).headers['x-request-id']);
    expect(made).toMatch(/^[0-9a-f-]{36}$/);
    const lineOf = (id: string) => logged().find((line) => line.requestId === id);
    await until('both lines', async () => Boolean(lineOf(requestId) && lineOf(made)));
    expect(lineOf(requestId)).toMatchObject({ level: 'http', feature: 'login' });
    expect(lineOf(requestId)?.time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  });

  it('are written with the id and the kind of the job', async () => {
    const message = await world.strapi.run<string>(`
      const jobs = strapi.plugin('douyin').service('jobs');
      jobs.handle('story.fails', async () => {
        strapi.log.info('a job says ?code=${canary}');
        throw new Error('refused: act.${canary}');
      });
      return jobs.runNow('story.fails').catch((error) => error.message);
    `);
    expect(message).toBe('refused: [redacted]');
    const lines = () => logged().filter(({ jobKind }) => jobKind === 'story.fails');
    await until('both lines', async () => lines().length >= 2);
    for (const line of lines())
      expect(line).toMatchObject({ feature: 'story', jobId: expect.stringMatching(/^\w+$/) });
    await becomes(1, 'douyin_job_runs_total', 'kind="story.fails"', 'result="failed"');
  });

  it('tell no secret, in the words of errors and in requests neither', async () => {
    await world.strapi.run(`strapi.log.error(new Error('refused: rft.${canary}')); return true;`);
    await ask(`${world.front.url}/douyin/login/done?exchange_code=${canary}`);
    await until('the lines', async () => {
      const text = world.strapi.output();
      return /refused: \[redacted\]/.test(text) && text.includes('exchange_code=[redacted]');
    });
    expect(world.strapi.output()).not.toContain(canary);
  });
});
