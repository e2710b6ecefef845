import { approveAs, census, createPeople, returnAtOnce, tally } from '../support/crowd';
import { isHere } from '../support/databases';
import { openEvents } from '../support/events';
import { ask, createVisitor, type Reply, type Visitor } from '../support/http';
import { planFault } from '../support/platform';
import {
  addProcesses,
  openLossyWay,
  processNames,
  type LossyWay,
  type Processes,
  type ProcessName,
} from '../support/processes';
import { allowQr, createPair } from '../support/qr';
import type { Session } from '../support/session';
import { ofThisRun } from '../support/this-run';
import { until } from '../support/until';
import { approveLogin, createWorld, exchange, location, type World } from '../support/world';

/** Which process is killed when. */
type Killed = [ProcessName, 'after the start' | 'after the commit of its callback' | 'before the exchange'];

/** How many logins a minute one network may start: more than any other story here needs. */
const perMinute = 60;

/** A login that was started and approved, and whose callback was not called yet. */
type Started = { visitor: Visitor; callbackUrl: string; id: string };

const when = isHere('postgres') ? describe : describe.skip;
when('a login over three processes and one PostgreSQL', () => {
  let world: World;
  let three: Processes;
  let way: LossyWay;
  beforeAll(async () => {
    world = await createWorld({ database: 'postgres', env: { DOUYIN_LOGIN_PER_MINUTE: String(perMinute) } });
    way = await openLossyWay();
    three = await addProcesses(world, { B: { DATABASE_PORT: String(way.port) } });
    await allowQr(world);
  });
  beforeEach(async () => {
    await three.revive();
    await world.tables('douyin_limits').delete();
  });
  afterEach(() => three.moveClocks(0));
  afterAll(async () => {
    await three?.close();
    await way?.close();
    await world?.close();
  });

  const attemptIn = (visitor: Visitor): string => {
    const names = visitor.cookies().flatMap((pair) => /^__Host-douyin-login-(\w+)=/.exec(pair)?.[1] ?? []);
    return names.at(-1) ?? '';
  };
  const urlOf = (id: string, what = '') => `${world.front.url}/douyin/login/attempts/${id}${what}`;
  const untilStored = (id: string, stage: string) =>
    until(`the stage ${stage} in the database`, async () => {
      const row = await world.tables('douyin_attempts').where({ document_id: id }).first('stage');
      return row.stage === stage;
    });
  const codeOf = (reply: Reply) =>
    new URL(location(reply), world.front.url).searchParams.get('exchange_code');

  async function startOn(name: ProcessName, visitor = createVisitor()): Promise<Started> {
    three.use(name);
    const { callbackUrl } = await approveLogin(world, { visitor });
    return { visitor, callbackUrl, id: attemptIn(visitor) };
  }
  async function callBackOn(name: ProcessName, { visitor, callbackUrl }: Started): Promise<Reply> {
    three.use(name);
    return visitor.ask(callbackUrl);
  }
  async function stageOn(name: ProcessName, { visitor, id }: Started): Promise<string> {
    three.use(name);
    return (await visitor.ask(urlOf(id))).json<{ data: { stage: string } }>().data.stage;
  }
  async function exchangeOn(name: ProcessName, { visitor }: Started, back: Reply): Promise<Session> {
    three.use(name);
    const reply = await exchange(world, { visitor, exchangeCode: codeOf(back) });
    expect(reply.status).toBe(200);
    return reply.json<{ data: Session }>().data;
  }
  async function expectGoodEverywhere({ jwt, user }: Session): Promise<void> {
    for (const { url } of three.living()) {
      const reply = await ask(`${url}/api/users/me`, { headers: { authorization: `Bearer ${jwt}` } });
      expect(reply.json()).toMatchObject({ id: user.id });
    }
  }

  it('starts on A, comes back to B, is looked at on C and exchanged on A', async () => {
    const login = await startOn('A');
    expect(await stageOn('C', login)).toBe('started');
    const back = await callBackOn('B', login);
    expect(await stageOn('C', login)).toBe('authorized');
    await expectGoodEverywhere(await exchangeOn('A', login, back));
    expect(await census(world)).toEqual({ users: 1, accounts: 1, sessions: 1 });
  });

  it('tells a stream on C what happens on A and B', async () => {
    const login = await startOn('A');
    three.use('C');
    const events = await openEvents(login.visitor, urlOf(login.id, '/events'));
    await events.told('started');
    const back = await callBackOn('B', login);
    await events.told('authorized');
    await exchangeOn('A', login, back);
    await events.told('done');
    await events.ended();
  });

  it('goes by a QR code from A over a phone on B back to C', async () => {
    const pair = createPair(world);
    three.use('A');
    const { id, qr } = await pair.start();
    three.use('C');
    const events = await openEvents(pair.desktop, urlOf(id, '/events'));
    three.use('B');
    const returnCode = await pair.returnCode(qr?.url ?? '');
    await events.told('confirmed');
    three.use('C');
    const entered = (await pair.post(id, 'return-code', { returnCode })).json<{
      data: { exchangeCode: string };
    }>();
    three.use('A');
    const reply = await pair.exchange(entered.data.exchangeCode);
    expect(reply.status).toBe(200);
    await expectGoodEverywhere(reply.json<{ data: Session }>().data);
    await events.told('done');
  });

  const atCommit = 'after the commit of its callback';

  /** The platform's callback comes to B, and a process dies as soon as the database holds what B made of it. */
  async function callBackWithout(name: ProcessName | null, login: Started): Promise<Reply> {
    const coming = callBackOn('B', login);
    await untilStored(login.id, 'authorized');
    if (name) await three.kill(name);
    return coming;
  }

  const killed = ofThisRun<Killed>(
    [
      ['A', 'after the start'],
      ['C', atCommit],
      ['B', 'before the exchange'],
    ],
    [
      ['A', atCommit],
      ['A', 'before the exchange'],
      ['B', 'after the start'],
      ['C', 'after the start'],
      ['C', 'before the exchange'],
    ],
  );
  it.each(killed)('loses nothing, when %s is killed %s', async (name, point) => {
    const before = await census(world);
    const login = await startOn('A');
    if (point === 'after the start') await three.kill(name);
    expect(await stageOn('C', login)).toBe('started');
    const back = await callBackWithout(point === atCommit ? name : null, login);
    expect(await stageOn('C', login)).toBe('authorized');
    if (point === 'before the exchange') await three.kill(name);
    await expectGoodEverywhere(await exchangeOn('A', login, back));
    expect(three.living()).toHaveLength(2);
    expect(await census(world)).toEqual({ ...before, sessions: before.sessions + 1 });
  });

  it('loses only the answer, when B is killed after the commit and before it answers', async () => {
    const before = await census(world);
    const login = await startOn('A');
    way.loseNextCommit();
    expect((await callBackWithout('B', login)).status).toBe(502);
    expect(await stageOn('C', login)).toBe('authorized');
    const reloaded = await callBackOn('B', login);
    expect(reloaded.status).toBe(409);
    expect(reloaded.text).toContain('AUTH_STATE_USED');
    const again = await startOn('A', login.visitor);
    await expectGoodEverywhere(await exchangeOn('A', again, await callBackOn('C', again)));
    expect(await census(world)).toEqual({ ...before, sessions: before.sessions + 1 });
  });

  it('is over after 80 seconds, when B is killed while it spends the code', async () => {
    const before = await census(world);
    const login = await startOn('A');
    await planFault(world, { endpoint: 'access_token', kind: 'delay', ms: 3000 });
    const coming = callBackOn('B', login);
    await untilStored(login.id, 'returned');
    await three.kill('B');
    expect((await coming).status).toBe(502);
    expect(await stageOn('C', login)).toBe('returned');
    await three.moveClocks(81_000);
    expect(await stageOn('C', login)).toBe('expired');
    await three.moveClocks(0);
    const again = await startOn('A', login.visitor);
    await expectGoodEverywhere(await exchangeOn('A', again, await callBackOn('C', again)));
    expect(await census(world)).toEqual({ ...before, sessions: before.sessions + 1 });
  });

  it('is one user with one account, when a person logs in first sixty times at once on all three', async () => {
    const before = await census(world);
    const logins = await approveAs(world, 'on-all-three', await createPeople(world, 60));
    const replies = await returnAtOnce(logins, three.at('A'), three.at('B'), three.at('C'));
    expect(tally(replies)).toEqual({ 302: 60 });
    const { sessions } = before;
    expect(await census(world)).toEqual({ users: before.users + 1, accounts: before.accounts + 1, sessions });
  });

  const expectTooOften = ({ status, text, headers }: Pick<Reply, 'status' | 'text' | 'headers'>) => {
    expect(status).toBe(429);
    expect(text).toContain('AUTH_TOO_OFTEN');
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60);
  };

  it('has two streams at most on all three, and a killed one’s place is free after 30 seconds', async () => {
    const login = await startOn('A');
    const followOn = (name: ProcessName) => {
      three.use(name);
      return openEvents(login.visitor, urlOf(login.id, '/events'));
    };
    const [onB, onC] = [await followOn('B'), await followOn('C')];
    await Promise.all([onB.told('started'), onC.told('started')]);
    expectTooOften(await followOn('A'));
    await three.kill('C');
    await onC.ended();
    expectTooOften(await followOn('A'));
    await three.moveClocks(31_000);
    // B keeps its own place as long as it lives.
    await until('the renewed place of B', async () => {
      const late = world
        .tables('douyin_attempt_streams')
        .where('expires_at', '>', new Date(Date.now() + 40_000));
      return (await late).length === 1;
    });
    const onA = await followOn('A');
    await onA.told('started');
    expectTooOften(await followOn('B'));
    onB.close();
    await until('the place that B’s browser left', async () => (await followOn('A')).status === 200);
  });

  it(`starts ${perMinute} times a minute on all three together, where ${perMinute} is the limit`, async () => {
    const start = (name: ProcessName) => {
      three.use(name);
      return createVisitor().ask(`${world.front.url}/douyin/login/start`);
    };
    const inTurn = Array.from({ length: perMinute / 3 }, () => processNames).flat();
    for (const name of inTurn) expect((await start(name)).status).toBe(302);
    for (const name of processNames) {
      expectTooOften(await start(name));
      const [headers, json] = [{ origin: world.front.url }, { way: 'popup' }];
      const url = `${world.front.url}/douyin/login/attempts`;
      expectTooOften(await createVisitor().ask(url, { method: 'POST', json, headers }));
    }
    await three.moveClocks(81_000);
    for (const name of inTurn) expect((await start(name)).status).toBe(302);
    expectTooOften(await start('A'));
  });
});
