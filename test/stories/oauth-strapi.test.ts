import { createVisitor, type Reply } from '../support/http';
import { createClient, createPerson, decide, siteToken, type Created, type Person } from '../support/oauth';
import { createWorld, location, type World } from '../support/world';

/** Teaches a Strapi to log its users in at another one, as the documentation of users-permissions has it. */
const connect = (second: World, first: World, { client, secret }: Created, callback: string): Promise<void> =>
  second.strapi.run(`
    const grantConfig = { key: ${JSON.stringify(client.clientId)}, secret: ${JSON.stringify(secret)}, oauth: 2, scope: ['userinfo'],
      callback: ${JSON.stringify(callback)}, authorize_url: '${first.front.url}/oauth/authorize', access_url: '${first.front.url}/api/oauth/token' };
    const authCallback = async ({ accessToken }) => {
      const answer = await fetch('${first.front.url}/api/oauth/userinfo', { headers: { authorization: 'Bearer ' + accessToken } });
      const { preferred_username: username, email } = await answer.json();
      return { username, email };
    };
    strapi.plugin('users-permissions').service('providers-registry').add('first', { enabled: true, icon: '', grantConfig, authCallback });
    const store = strapi.store({ type: 'plugin', name: 'users-permissions', key: 'grant' });
    await store.set({ value: { ...(await store.get()), first: { ...grantConfig, enabled: true, icon: '' } } });`);

describe('a second Strapi logs its users in with ours', () => {
  let first: World;
  let second: World;
  let person: Person;
  beforeAll(async () => {
    first = await createWorld();
    second = await createWorld({ env: { NODE_EXTRA_CA_CERTS: first.front.caFile } });
    person = await createPerson(first);
    const redirectUris = [`${second.front.url}/api/connect/first/callback`];
    const site = await createClient(first, { name: 'Second Strapi', redirectUris });
    await connect(second, first, site, `${second.front.url}/welcome`);
  });
  afterAll(async () => {
    await second?.close();
    await first?.close();
  });

  const asJson = { headers: { accept: 'application/json' } };

  async function logIn(): Promise<Reply> {
    // Both are called localhost, and a cookie knows no port: one browser for each.
    const [here, there] = [createVisitor(), createVisitor()];
    const headers = { authorization: `Bearer ${await siteToken(first, person)}`, origin: first.front.url };
    await there.ask(`${first.front.url}/oauth/session`, { method: 'POST', headers, json: {} });
    const started = location(await here.ask(`${second.front.url}/api/connect/first`));
    const asked = location(await there.ask(started, asJson));
    const { next } = await decide(first, there, person, new URL(asked, first.front.url).href);
    const back = location(await there.ask(next, asJson));
    const welcome = new URL(location(await here.ask(back)), second.front.url);
    return here.ask(`${second.front.url}/api/auth/first/callback${welcome.search}`);
  }

  it('as users of its own, the second time the same', async () => {
    const reply = await logIn();
    expect([reply.status, reply.text]).toEqual([200, expect.any(String)]);
    const { user, jwt } = reply.json<{ user: { id: number }; jwt: string }>();
    expect(user).toMatchObject({
      username: person.username,
      email: `${person.username}@example.com`,
      provider: 'first',
    });
    expect(jwt).toMatch(/./);
    expect((await logIn()).json()).toMatchObject({ user: { id: user.id } });
  });
});
