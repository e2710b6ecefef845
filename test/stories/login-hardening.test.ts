import { refusal } from '../support/apps';
import { isHere, type DatabaseKind } from '../support/databases';
import { grantActions } from '../support/grants';
import { ask, createVisitor, type Reply, type Visitor } from '../support/http';
import { linkAccount, linkActions, ownAccounts, unlink } from '../support/links';
import { clearFaults, planFault } from '../support/platform';
import { allowQr, createPair, type Started } from '../support/qr';
import { auditLines, openSession, type Session } from '../support/session';
import { countRows } from '../support/tables';
import { ofThisRun } from '../support/this-run';
import { createTwoApps } from '../support/two-apps';
import { until } from '../support/until';
import { approveLogin, createWorld, logIn, type World } from '../support/world';

/** The answer, or an error when it takes longer. */
async function within<Result>(ms: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${ms} ms`)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

const attemptIn = (visitor: Visitor): string => {
  const names = visitor.cookies().flatMap((pair) => /^__Host-douyin-login-(\w+)=/.exec(pair)?.[1] ?? []);
  return names.at(-1) ?? '';
};
/** How long the platform keeps a callback waiting, and less than that on any machine. */
const delayMs = 8000;
const atOnceMs = delayMs / 2;
const json = { accept: 'application/json' };

/** Lets one function of the plugin's services throw once. */
const breakOnce = (world: World, service: string, name: string): Promise<void> =>
  world.strapi.run(`
    const target = strapi.plugin('douyin').service('${service}');
    const { ${name}: whole } = target;
    target.${name} = () => {
      target.${name} = whole;
      throw new Error('A story lets this fail once');
    };
  `);

// MySQL compares ids loosely.
const kinds = ofThisRun<DatabaseKind>(['sqlite'], ['mysql']);

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`the edges of a login on ${kind}`, () => {
    let world: World;
    beforeAll(async () => {
      world = await createWorld({ database: kind });
      await grantActions(world, 'authenticated', linkActions);
      await allowQr(world);
    });
    afterEach(() => world.strapi.moveClock(0));
    afterAll(() => world?.close());

    describe('a return code for a login that waits for none', () => {
      afterEach(() => clearFaults(world));

      const enter = (visitor: Visitor): Promise<Reply> =>
        within(
          atOnceMs,
          visitor.ask(`${world.front.url}/douyin/login/attempts/${attemptIn(visitor)}/return-code`, {
            method: 'POST',
            json: { returnCode: '123456' },
            headers: { origin: world.front.url },
          }),
        );
      const expectAlive = async () =>
        expect((await within(atOnceMs, ask(`${world.front.url}/_health`))).status).toBe(204);
      const wrongStep = { status: 409, code: 'AUTH_STEP_INVALID' };

      it('is refused at once, when the login was only started', async () => {
        const { visitor, callbackUrl } = await approveLogin(world);
        expect(refusal(await enter(visitor))).toMatchObject(wrongStep);
        await expectAlive();
        expect((await visitor.ask(callbackUrl)).status).toBe(302);
      });

      it('is refused at once, while the callback is on its way, and holds up nobody', async () => {
        const { visitor, callbackUrl } = await approveLogin(world);
        await planFault(world, { endpoint: 'access_token', kind: 'delay', ms: delayMs });
        const back = visitor.ask(callbackUrl).catch((error: unknown) => error as Error);
        const where = { document_id: attemptIn(visitor) };
        await until('the callback', async () => {
          return (await world.tables('douyin_attempts').where(where).first('stage')).stage === 'returned';
        });
        const refused = enter(visitor).catch((error: unknown) => error as Error);
        await expectAlive();
        expect(refusal((await refused) as Reply)).toMatchObject(wrongStep);
        expect(await within(5 * delayMs, back)).toMatchObject({ status: 302 });
      });
    });

    describe('the last way to log in', () => {
      it.each<[string, (id: string) => string]>([
        ['in capitals', (id) => id.toUpperCase()],
        ['with a blank after it', (id) => `${id}%20`],
        ['with a blank before it', (id) => `%20${id}`],
      ])('stays when its id is written %s', async (_how, write) => {
        const { jwt } = await openSession(world);
        const [only] = await ownAccounts(world, jwt);
        expect(only?.id).toMatch(/[a-z]/);
        expect([400, 404, 409]).toContain((await unlink(world, jwt, write(only?.id ?? ''))).status);
        expect(await ownAccounts(world, jwt)).toEqual([only]);
      });
    });

    const setPasswordLogin = (isOn: boolean) =>
      world.strapi.run(`
      const store = strapi.store({ type: 'plugin', name: 'users-permissions', key: 'grant' });
      const grant = await store.get();
      await store.set({ value: { ...grant, email: { ...grant.email, enabled: ${isOn} } } });
    `);

    it('keep the only account of a user whose password is taken nowhere', async () => {
      const person = {
        username: 'no-password',
        email: 'no-password@story.example',
        password: 'Story-1-Person',
      };
      const url = `${world.front.url}/api/auth/local/register`;
      const { jwt } = (await ask(url, { method: 'POST', json: person })).json<Session>();
      const { id } = await linkAccount(world, jwt, { person: 'qingtuan' });
      await setPasswordLogin(false);
      expect(refusal(await unlink(world, jwt, id))).toMatchObject({ status: 409, code: 'AUTH_LAST_WAY' });
      expect(await ownAccounts(world, jwt)).toHaveLength(1);
      await setPasswordLogin(true);
      expect((await unlink(world, jwt, id)).status).toBe(200);
    });

    it('lead back to the site from a login that took too long, in its own browser only', async () => {
      const { visitor, callbackUrl } = await approveLogin(world, { query: '?redirect=/welcome' });
      await world.strapi.moveClock(601_000);
      const reply = await visitor.ask(callbackUrl);
      expect(reply.status).toBe(410);
      expect(reply.text).toMatch(/href="[^"]*\/welcome\?error=AUTH_STATE_EXPIRED"/);
      expect((await createVisitor().ask(callbackUrl)).text).not.toContain('/welcome');
    });

    it('tell the opener of a pop-up that took too long', async () => {
      const pair = createPair(world);
      const { authUrl } = await pair.start({ way: 'popup' });
      await ask(authUrl ?? '');
      const state = new URL(authUrl ?? '').searchParams.get('state');
      const { redirectUrl } = await world.sim<{ redirectUrl: string }>('people/muyu/approve', { state });
      await world.strapi.moveClock(601_000);
      const reply = await pair.desktop.ask(redirectUrl);
      expect(reply.status).toBe(410);
      expect(reply.text).toContain('"type":"douyin-login"');
      expect(reply.text).toContain('"error":"AUTH_STATE_EXPIRED"');
      expect((await createVisitor().ask(redirectUrl)).text).not.toContain('douyin-login"');
    });

    it('consume nothing when the app’s secret cannot be read, and go on when it can', async () => {
      const { visitor, callbackUrl } = await approveLogin(world);
      await breakOnce(world, 'apps', 'credentials');
      expect((await visitor.ask(callbackUrl)).status).toBe(500);
      const where = { document_id: attemptIn(visitor) };
      expect((await world.tables('douyin_attempts').where(where).first('stage')).stage).toBe('started');
      expect((await visitor.ask(callbackUrl)).status).toBe(302);
    });

    it('answer a script in JSON when something unforeseen happens', async () => {
      const pair = createPair(world);
      const { id } = await pair.start();
      const attempts = `${world.front.url}/douyin/login/attempts/${id}`;
      const { visitor, callbackUrl } = await approveLogin(world);
      const cases: [string, Visitor, string][] = [
        ['ofBrowser', pair.desktop, attempts],
        ['start', createVisitor(), `${world.front.url}/douyin/login/start`],
        ['complete', visitor, callbackUrl],
      ];
      for (const [name, from, url] of cases) {
        await breakOnce(world, 'login', name);
        const reply = await from.ask(url, { headers: json });
        expect([name, reply.status, reply.headers['content-type']]).toEqual([
          name,
          500,
          expect.stringContaining('application/json'),
        ]);
        expect(reply.json()).toMatchObject({ error: { status: 500 } });
        expect(reply.text).not.toContain('A story lets');
      }
    });

    it('write a right return code down', async () => {
      const pair = createPair(world);
      const { id, qr } = await pair.start();
      const returnCode = await pair.returnCode(qr?.url ?? '');
      await pair.post(id, 'return-code', { returnCode });
      const lines = await auditLines(world, `&action=login.code-right&target=${id}`);
      expect(lines).toMatchObject([{ targetKind: 'attempt', details: { way: 'qr' } }]);
    });

    it('write down who is recognised by the union_id of another app', async () => {
      const two = await createTwoApps(world);
      const person = await two.person('两处都来');
      const first = await two.logIn(two.ids[0], person);
      expect((await two.logIn(two.ids[1], person)).user.id).toBe(first.user.id);
      const row = await world.tables('douyin_accounts').where({ app_id: two.ids[1] }).first('document_id');
      const lines = await auditLines(world, `&target=${row.document_id}`);
      const actions = lines.map(({ action }) => action);
      expect(actions).toEqual(expect.arrayContaining(['account.connected', 'account.linked']));
    });

    describe('where an administrator connects', () => {
      const connect = async () => {
        const visitor = createVisitor();
        const [app] = (await world.admin.data<{ apps: { id: string }[] }>('GET', '/douyin/apps')).apps;
        const reply = await visitor.ask(`${world.front.url}/douyin/connect`, {
          method: 'POST',
          json: { app: app?.id, way: 'popup' },
          headers: { authorization: `Bearer ${world.admin.token}`, origin: world.front.url },
        });
        return { visitor, ...reply.json<{ data: Started }>().data };
      };
      const finish = async ({ visitor, authUrl }: Awaited<ReturnType<typeof connect>>) => {
        await ask(authUrl ?? '');
        const state = new URL(authUrl ?? '').searchParams.get('state');
        const { redirectUrl } = await world.sim<{ redirectUrl: string }>('people/yuntun/approve', { state });
        return visitor.ask(redirectUrl);
      };

      it('write every connection down, that of a known account too', async () => {
        const connections = async () =>
          (await auditLines(world)).filter(
            ({ action, actorKind }) => /^account\.(re)?connected$/.test(action) && actorKind === 'admin',
          );
        for (let time = 1; time <= 2; time += 1) {
          expect((await finish(await connect())).status).toBe(200);
          const lines = await connections();
          expect(lines).toHaveLength(time);
          expect(lines[0]).toMatchObject({ targetKind: 'account', targetName: '云吞 & <面>' });
        }
      });

      it('serve the attempt in the panel only, not with the cookie', async () => {
        const { visitor, id } = await connect();
        const url = `${world.front.url}/douyin/login/attempts/${id}`;
        const headers = { origin: world.front.url };
        const post = (what: string, body: object) =>
          visitor.ask(`${url}/${what}`, { method: 'POST', json: body, headers });
        expect(visitor.cookies().join()).toContain(id);
        const replies = {
          poll: await visitor.ask(url),
          follow: await visitor.ask(`${url}/events`),
          qr: await post('qr', {}),
          code: await post('return-code', { returnCode: '123456' }),
          cancel: await post('cancel', {}),
        };
        const statuses = Object.entries(replies).map(([name, { status }]) => [name, status]);
        expect(statuses).toEqual(Object.keys(replies).map((name) => [name, 404]));
        expect((await world.admin.call('GET', `/douyin/connect/${id}`)).json()).toMatchObject({
          data: { stage: 'started' },
        });
      });
    });
  });
}

describe('limits on logins', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({ env: { DOUYIN_LOGIN_PER_MINUTE: '5' } });
  });
  // A new minute: the counts are kept in the database.
  beforeEach(() => world.strapi.moveClock((minutes += 2) * 60_000));
  afterAll(() => world?.close());

  let minutes = 0;
  /** Starts as a proxy hands it on that adds what it saw to what it was sent. */
  const startFrom = async (forwarded: string): Promise<number> => {
    const headers = { 'x-forwarded-for': forwarded, 'x-forwarded-proto': 'https' };
    return (await ask(`${world.strapi.url}/douyin/login/start`, { headers })).status;
  };

  it('count the network that the nearest proxy saw, whatever the visitor claims', async () => {
    const statuses = [];
    for (let n = 1; n <= 6; n += 1) statuses.push(await startFrom(`198.51.100.${n}, 203.0.113.7`));
    expect(statuses).toEqual([302, 302, 302, 302, 302, 429]);
    // Whom they pretended to be, and the neighbours, are let in.
    expect(await startFrom('198.51.100.1')).toBe(302);
    expect(await startFrom('203.0.113.7, 203.0.113.8')).toBe(302);
  });

  it('neither count nor start what a picture on another site asks for', async () => {
    const before = await countRows(world.tables, 'douyin_attempts');
    const url = `${world.front.url}/douyin/login/start`;
    const headers = {
      'sec-fetch-mode': 'no-cors',
      'sec-fetch-dest': 'image',
      'sec-fetch-site': 'cross-site',
    };
    for (let n = 0; n < 8; n += 1) {
      const reply = await createVisitor().ask(url, { headers });
      expect([reply.status, reply.headers['set-cookie']]).toEqual([400, undefined]);
    }
    expect(await countRows(world.tables, 'douyin_attempts')).toBe(before);
    const navigation = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    for (let n = 0; n < 5; n += 1)
      expect((await createVisitor().ask(url, { headers: navigation })).status).toBe(302);
  });

  it('tell a page that polls in JSON to wait', async () => {
    const { visitor } = await logIn(world);
    const url = `${world.front.url}/douyin/login/attempts/${attemptIn(visitor)}`;
    const poll = () => visitor.ask(url, { headers: json });
    for (let n = 0; n < 100; n += 1) expect((await poll()).status).toBe(200);
    const reply = await poll();
    expect(reply.headers['content-type']).toContain('application/json');
    expect(refusal(reply)).toMatchObject({ status: 429, code: 'AUTH_TOO_OFTEN' });
    expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0);
  });
});
