import { fork } from 'node:child_process';
import path from 'node:path';
import {
  decide,
  createClient,
  createPerson,
  signedInVisitor,
  callbackUrl,
  type Created,
  type Person,
} from '../support/oauth';
import type { Visitor } from '../support/http';
import { root, storyEnvironment } from '../support/strapi';
import { createWorld, location, type World } from '../support/world';

type Message = { open?: string; result?: Record<string, unknown>; failed?: string };

describe('clients that nobody here wrote', () => {
  let world: World;
  let person: Person;
  let visitor: Visitor;
  let site: Created;
  beforeAll(async () => {
    world = await createWorld();
    person = await createPerson(world);
    visitor = await signedInVisitor(world, person);
    // A secret that shows whether clients and server agree on how it is written.
    site = await createClient(world, { clientId: 'https://story.example/app+1', refreshTokens: true });
  });
  afterAll(() => world?.close());

  /** Does what a person with a browser would: goes there, agrees, comes back. */
  const browse = async (address: string): Promise<string> => {
    const started = await visitor.ask(address, { headers: { accept: 'application/json' } });
    const interaction = new URL(location(started), world.front.url).href;
    const { next } = await decide(world, visitor, person, interaction);
    return location(await visitor.ask(next, { headers: { accept: 'application/json' } }));
  };

  const runClient = (name: string): Promise<Record<string, unknown>> =>
    new Promise((resolve, reject) => {
      const words = [name, world.front.url, site.client.clientId, site.secret, callbackUrl];
      const env = storyEnvironment({ NODE_EXTRA_CA_CERTS: world.front.caFile });
      const child = fork(path.join(root, 'test/support/oauth-clients.mjs'), words, { env, execArgv: [] });
      child.on('message', ({ open, result, failed }: Message) => {
        if (result) resolve(result);
        else if (failed) reject(new Error(failed));
        else if (open) browse(open).then((back) => child.send({ back }), reject);
      });
      child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
    });

  const info = () => ({ sub: String(person.id), name: person.username, preferred_username: person.username });
  const plainInfo = () => ({
    ...info(),
    sub: person.id,
    email: `${person.username}@example.com`,
    phone_number: null,
  });

  it('openid-client 6: discovery, PKCE, userinfo, refresh, introspection, revocation; a number as sub is refused', async () => {
    const result = await runClient('openid-client');
    expect(result).toMatchObject({ sub: String(person.id), info: info(), active: [true, false] });
    expect(result.numeric).toMatch(/sub/);
  });

  it('openid-client 6: a pushed request, and tokens that are worth nothing without the key (RFC 9700, 2.2.1)', async () => {
    const result = await runClient('pushed and bound');
    const address = { client_id: site.client.clientId, request_uri: expect.stringMatching(/^urn:/) };
    expect(result).toMatchObject({ address, type: 'dpop', info: info(), asBearer: 401 });
    expect(result.byOther).toEqual(expect.any(String));
  });

  it('oauth4webapi: both discoveries, secret by Basic and in the body; a number as sub is refused', async () => {
    const result = await runClient('oauth4webapi');
    expect(result).toMatchObject({ sub: String(person.id), info: info() });
    expect(result.numeric).toMatch(/sub/);
  });

  it('simple-oauth2: form and JSON, secret in header and body, refresh, revocation of all', async () => {
    const { results } = (await runClient('simple-oauth2')) as { results: object[] };
    expect(results).toHaveLength(4);
    for (const result of results) expect(result).toMatchObject({ info: plainInfo(), after: 401 });
  });

  it('passport-oauth2: state and PKCE', async () => {
    expect(await runClient('passport-oauth2')).toMatchObject({ info: plainInfo() });
  });
});
