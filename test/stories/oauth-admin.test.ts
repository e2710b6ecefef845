import {
  createClient,
  clientInput,
  createPerson,
  newCode,
  askToken,
  redemption,
  type Created,
} from '../support/oauth';
import { refusal } from '../support/apps';
import { auditLines } from '../support/session';
import { createWorld, type World } from '../support/world';

type Client = Created['client'];

describe('connected sites in the admin', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world?.close());

  const path = '/douyin/oauth-clients';
  const create = (change: object) =>
    world.admin.call('POST', path, { ...clientInput, isPublic: false, ...change });
  const read = (id: string) => world.admin.data<Client>('GET', `${path}/${id}`);

  it('lists the client of the examples in development, and the addresses a site needs', async () => {
    const { clients, site } = await world.admin.data<{ clients: Client[]; site: object }>('GET', path);
    expect(clients.map(({ clientId }) => clientId)).toEqual(['test_client']);
    expect(site).toEqual({
      issuer: world.front.url,
      authorizeUrl: `${world.front.url}/oauth/authorize`,
      tokenUrl: `${world.front.url}/api/oauth/token`,
      userinfoUrl: `${world.front.url}/api/oauth/userinfo`,
      metadataUrl: `${world.front.url}/.well-known/oauth-authorization-server`,
      dangers: [],
    });
  });

  it('shows a secret once, and afterwards its last four characters', async () => {
    const { client, secret } = await createClient(world);
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(client.clientId).toMatch(/^oc_[0-9a-f]{24}$/);
    expect(client.secrets).toMatchObject([{ lastFour: secret.slice(-4), endsAt: null }]);
    const everything = JSON.stringify([await read(client.id), await world.admin.data('GET', path)]);
    expect(everything).not.toContain(secret);
    expect(everything).not.toContain('hash');
  });

  it('gives a public client no secret', async () => {
    const { client, secret } = await createClient(world, { isPublic: true });
    expect([secret, client.secrets]).toEqual([null, []]);
    const reply = await world.admin.call('POST', `${path}/${client.id}/secrets`, { keepFormerHours: 0 });
    expect(refusal(reply)).toMatchObject({ status: 400, code: 'CONFIG_INVALID' });
  });

  it('tells client ids apart by their bytes', async () => {
    const ids = ['resume-app', 'RESUME-app', 'resume-app.'];
    for (const clientId of ids) await createClient(world, { clientId });
    expect(refusal(await create({ clientId: 'resume-app' }))).toMatchObject({
      status: 409,
      code: 'CONFIG_CONFLICT',
    });
  });

  it.each([
    ['a client id that looks like a user', { clientId: '12345' }],
    ['a client id with a blank', { clientId: 'a b c' }],
    ['no scope', { scopes: [] }],
    ['eleven seconds of grace', { refreshGraceSeconds: 11 }],
    ['an entry that matches nothing', { redirectUris: ['https://*'] }],
    ['a star in the middle', { redirectUris: ['https://*.example.com/cb'] }],
    ['a relative entry', { redirectUris: ['/callback'] }],
    ['a fragment', { redirectUris: ['https://app.example/cb#x'] }],
    ['a script', { redirectUris: ['javascript:alert(1)'] }],
    ['a comma', { redirectUris: ['https://app.example/a,b'] }],
    ['a star in the middle of a closed entry', { redirectBlacklist: ['https://*.evil.example/'] }],
    ['a logo of another site', { logo: 'https://evil.example/logo.png' }],
    ['a logo that runs', { logo: 'data:image/svg+xml;base64,AAAA' }],
    ['a homepage that runs', { homepage: 'javascript:alert(1)' }],
  ])('refuses %s', async (_name, change) => {
    expect(refusal(await create(change))).toMatchObject({ status: 400, code: 'CONFIG_INVALID' });
  });

  it('says what is dangerous', async () => {
    const dangers = async (change: object) => (await createClient(world, change)).client.dangers;
    expect(await dangers({ pkceRequired: true })).toEqual([]);
    expect(await dangers({})).toEqual(['no-pkce']);
    expect(
      await dangers({
        pkceRequired: true,
        redirectUris: ['*', 'https://a.example/*', 'http://b.example/cb'],
      }),
    ).toEqual(['star', 'prefix', 'http']);
  });

  it('refuses a save that somebody else was faster than', async () => {
    const { client } = await createClient(world);
    const { revision } = client;
    await world.admin.data('PUT', `${path}/${client.id}`, { ...clientInput, name: 'First', revision });
    const reply = await world.admin.call('PUT', `${path}/${client.id}`, {
      ...clientInput,
      name: 'Second',
      revision,
    });
    expect(refusal(reply)).toMatchObject({ status: 409, code: 'CONFIG_STALE' });
    expect(await read(client.id)).toMatchObject({ name: 'First', revision: revision + 1 });
  });

  it('shows who agreed and when the client was used last', async () => {
    const [person, { client, secret }] = [await createPerson(world), await createClient(world)];
    const code = await newCode(world, person, { client_id: client.clientId });
    await askToken(world, redemption(code, { client_id: client.clientId, client_secret: secret }));
    const { rows, total } = await world.admin.data<{ rows: object[]; total: number }>(
      'GET',
      `${path}/${client.id}/consents`,
    );
    expect([total, rows]).toEqual([
      1,
      [
        expect.objectContaining({
          userId: person.id,
          username: person.username,
          nickname: null,
          scopes: ['userinfo'],
        }),
      ],
    ]);
    expect(await read(client.id)).toMatchObject({ consents: 1, lastUsedAt: expect.any(String) as string });
    const revoked = await world.admin.data<{ people: number; client: Client }>(
      'POST',
      `${path}/${client.id}/revoke`,
    );
    expect([revoked.people, revoked.client.consents]).toEqual([1, 0]);
  });

  it.each([
    ['https://app.example/cb', true, 'exact', 'https://app.example/cb', null],
    ['https://app.example/cb/x', false, 'none', null, null],
    ['https://app.example/a/x', true, 'prefix', 'https://app.example/a/*', null],
    ['https://app.example/a/../x', false, 'form', null, 'not-canonical'],
    ['https://app.example/a/shut', false, 'blacklist', 'https://app.example/a/shut', null],
    ['http://localhost:3000/cb', true, 'local', null, null],
  ])(
    'tells whether %s would pass, and which rule decided',
    async (redirectUri, allowed, rule, entry, fault) => {
      const lists = {
        redirectUris: ['https://app.example/cb', 'https://app.example/a/*'],
        redirectBlacklist: ['https://app.example/a/shut'],
      };
      const verdict = await world.admin.data<object>('POST', '/douyin/oauth-redirect-check', {
        ...lists,
        redirectUri,
      });
      expect(verdict).toEqual({ allowed, rule, entry, fault });
    },
  );

  it('writes down who did what, and no secret', async () => {
    const { client, secret } = await createClient(world, { name: 'Audited' });
    const next = await world.admin.data<Created>('POST', `${path}/${client.id}/secrets`, {
      keepFormerHours: 1,
    });
    await world.admin.data('DELETE', `${path}/${client.id}/secrets/${next.client.secrets[1]?.id}`);
    const { revision } = await read(client.id);
    await world.admin.data('PUT', `${path}/${client.id}`, {
      ...clientInput,
      name: 'Audited',
      enabled: false,
      revision,
    });
    await world.admin.data('DELETE', `${path}/${client.id}`);
    const lines = await auditLines(world, `&target=${client.id}`);
    expect(lines.map(({ action }) => action).reverse()).toEqual([
      'oauth-client.created',
      'oauth-client.secret-made',
      'oauth-client.secret-ended',
      'oauth-client.updated',
      'oauth-client.deleted',
    ]);
    expect(lines.find(({ action }) => action === 'oauth-client.updated')?.details).toEqual({
      fields: ['enabled'],
    });
    for (const told of [secret, next.secret]) expect(JSON.stringify(lines)).not.toContain(told);
    expect(refusal(await world.admin.call('GET', `${path}/${client.id}`))).toMatchObject({ status: 404 });
  });
});
