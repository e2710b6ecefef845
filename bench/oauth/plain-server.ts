import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import knex from 'knex';
import { createTable, plainAdapter } from './plain-adapter';

/** The one client of the plain provider. */
const client = {
  client_id: 'bench_client',
  client_secret: 'bench-secret-of-more-than-32-characters',
  redirect_uris: ['https://site.bench.example/callback'],
  grant_types: ['authorization_code'],
  response_types: ['code'],
  token_endpoint_auth_method: 'client_secret_post',
};

/** What is asked of this process: so many codes. */
export type Asked = { mint: number };

/** What it tells: where it listens and how its client is named, and later codes. */
export type Told = { url: string; client: typeof client } | { codes: string[] };

type Model = { new (values: object): { save(): Promise<string>; addOIDCScope(scope: string): void } };
type Provider = {
  callback(): http.RequestListener;
  Grant: Model;
  AuthorizationCode: Model;
  Client: { find(id: string): Promise<object> };
};

const database = () =>
  process.env.DATABASE_CLIENT === 'postgres'
    ? knex({
        client: 'pg',
        connection: {
          host: process.env.DATABASE_HOST,
          port: Number(process.env.DATABASE_PORT),
          user: process.env.DATABASE_USERNAME,
          database: process.env.DATABASE_NAME,
        },
        pool: { min: 0, max: 10 },
      })
    : knex({
        client: 'better-sqlite3',
        connection: { filename: process.env.DATABASE_FILENAME ?? '' },
        useNullAsDefault: true,
        pool: {
          afterCreate: (connection: { pragma(text: string): void }, done: (error?: Error) => void) => {
            connection.pragma('journal_mode = WAL');
            connection.pragma('synchronous = NORMAL');
            done();
          },
        },
      });

/** A code that a person agreed to, made by the library itself. */
async function mint(provider: Provider): Promise<string> {
  const of = { accountId: '1', clientId: client.client_id };
  const grant = new provider.Grant(of);
  grant.addOIDCScope('openid');
  const code = new provider.AuthorizationCode({
    ...of,
    client: await provider.Client.find(client.client_id),
    grantId: await grant.save(),
    redirectUri: client.redirect_uris[0],
    scope: 'profile',
    gty: 'authorization_code',
  });
  return code.save();
}

/** The library alone behind Node's HTTP server, with a store in the same kind of database. It ends with the benchmark. */
async function main(): Promise<void> {
  const db = database();
  await createTable(db);
  const { Provider } = (await import('oidc-provider')) as unknown as {
    Provider: new (issuer: string, settings: object) => Provider;
  };
  const provider = new Provider('https://bench.example', {
    adapter: plainAdapter(db),
    clients: [client],
    clientAuthMethods: ['client_secret_post'],
    scopes: ['openid', 'profile'],
    pkce: { required: () => false },
    expiresWithSession: () => false,
    ttl: { AccessToken: 3600, AuthorizationCode: 600, Grant: 86_400 },
    features: { devInteractions: { enabled: false } },
    findAccount: (_ctx: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id }) }),
  });
  const server = http.createServer(provider.callback()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.on('message', (asked: Asked) => {
    void Promise.all(Array.from({ length: asked.mint }, () => mint(provider))).then((codes) =>
      process.send?.({ codes }),
    );
  });
  process.once('disconnect', () => process.exit());
  process.send?.({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    client,
  } satisfies Told);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
