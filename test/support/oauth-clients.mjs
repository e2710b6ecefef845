// Real OAuth clients, each in a process of its own: they are modules of their own kind (ESM). The story plays the browser:
// it is sent `{open: <address>}` and answers `{back: <address>}`.
import { once } from 'node:events';

const [, , name, site, clientId, clientSecret, redirectUri] = process.argv;

/** Where the browser comes back to when it is sent to an address. */
async function browse(address) {
  process.send({ open: String(address) });
  const [{ back }] = await once(process, 'message');
  return new URL(back);
}

const messageOf = (error) => [error.message, error.cause?.message].filter(Boolean).join(': ');
const refusal = (work) => work().then(() => null, messageOf);

async function openidClient() {
  const client = await import('openid-client');
  const run = async (scope, algorithm) => {
    const config = await client.discovery(new URL(site), clientId, clientSecret, undefined, { algorithm });
    const pkceCodeVerifier = client.randomPKCECodeVerifier();
    const expectedState = client.randomState();
    const address = client.buildAuthorizationUrl(config, {
      redirect_uri: redirectUri,
      scope,
      state: expectedState,
      code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
    });
    const checks = { pkceCodeVerifier, expectedState };
    const tokens = await client.authorizationCodeGrant(config, await browse(address), checks);
    return { config, tokens, client };
  };
  const { config, tokens } = await run('openid userinfo', 'oidc');
  const sub = tokens.claims().sub;
  const info = await client.fetchUserInfo(config, tokens.access_token, sub);
  const renewed = await client.refreshTokenGrant(config, tokens.refresh_token);
  const introspected = await client.tokenIntrospection(config, renewed.access_token);
  await client.tokenRevocation(config, renewed.access_token);
  const revoked = await client.tokenIntrospection(config, renewed.access_token);
  const plain = await run('userinfo', 'oauth2');
  const numeric = await refusal(() =>
    client.fetchUserInfo(plain.config, plain.tokens.access_token, client.skipSubjectCheck),
  );
  return { sub, info, active: [introspected.active, revoked.active], numeric };
}

async function oauth4webapi() {
  const oauth = await import('oauth4webapi');
  const issuer = new URL(site);
  const client = { client_id: clientId };
  const run = async (scope, authenticate, algorithm) => {
    const discovered = await oauth.discoveryRequest(issuer, { algorithm });
    const server = await oauth.processDiscoveryResponse(issuer, discovered);
    const verifier = oauth.generateRandomCodeVerifier();
    const state = oauth.generateRandomState();
    const address = new URL(server.authorization_endpoint);
    for (const [key, value] of Object.entries({
      client_id: clientId,
      redirect_uri: redirectUri,
      response_type: 'code',
      scope,
      state,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    }))
      address.searchParams.set(key, value);
    const params = oauth.validateAuthResponse(server, client, await browse(address), state);
    const answer = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      authenticate,
      params,
      redirectUri,
      verifier,
    );
    const tokens = await oauth.processAuthorizationCodeResponse(server, client, answer);
    const told = await oauth.userInfoRequest(server, client, tokens.access_token);
    return { server, tokens, told, sub: oauth.getValidatedIdTokenClaims(tokens)?.sub };
  };
  const basic = await run('openid userinfo', oauth.ClientSecretBasic(clientSecret), 'oidc');
  const info = await oauth.processUserInfoResponse(basic.server, client, basic.sub, basic.told);
  const post = await run('userinfo', oauth.ClientSecretPost(clientSecret), 'oauth2');
  const numeric = await refusal(() =>
    oauth.processUserInfoResponse(post.server, client, oauth.skipSubjectCheck, post.told),
  );
  return { sub: basic.sub, info, numeric };
}

const readUser = async (token) => {
  const answer = await fetch(new URL('/api/oauth/userinfo', site), {
    headers: { authorization: `Bearer ${token}` },
  });
  return { status: answer.status, ...(await answer.json()) };
};

async function simpleOauth2() {
  const { AuthorizationCode } = await import('simple-oauth2');
  const results = [];
  for (const bodyFormat of ['form', 'json'])
    for (const authorizationMethod of ['header', 'body']) {
      const client = new AuthorizationCode({
        client: { id: clientId, secret: clientSecret },
        auth: {
          tokenHost: site,
          tokenPath: '/api/oauth/token',
          authorizePath: '/oauth/authorize',
          revokePath: '/api/oauth/revoke',
        },
        options: { bodyFormat, authorizationMethod },
      });
      const asked = { redirect_uri: redirectUri, scope: 'userinfo', state: 'simple' };
      const back = await browse(client.authorizeURL(asked));
      const code = back.searchParams.get('code');
      const first = await client.getToken({ code, redirect_uri: redirectUri });
      const renewed = await first.refresh();
      const info = await readUser(renewed.token.access_token);
      await renewed.revokeAll();
      const after = await readUser(renewed.token.access_token);
      results.push({ bodyFormat, authorizationMethod, info, after: after.status });
    }
  return { results };
}

/** A request that is pushed ahead (RFC 9126), and tokens that only the holder of a key can use (RFC 9449). */
async function pushedAndBound() {
  const client = await import('openid-client');
  const config = await client.discovery(new URL(site), clientId, clientSecret);
  const holder = async () => ({ DPoP: client.getDPoPHandle(config, await client.randomDPoPKeyPair()) });
  const [own, other] = [await holder(), await holder()];
  const pkceCodeVerifier = client.randomPKCECodeVerifier();
  const asked = {
    redirect_uri: redirectUri,
    scope: 'openid userinfo',
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
  };
  const address = await client.buildAuthorizationUrlWithPAR(config, asked, own);
  const checks = { pkceCodeVerifier };
  const tokens = await client.authorizationCodeGrant(config, await browse(address), checks, undefined, own);
  const { sub } = tokens.claims();
  const read = (by) => client.fetchUserInfo(config, tokens.access_token, sub, by);
  return {
    address: Object.fromEntries(address.searchParams),
    type: tokens.token_type,
    info: await read(own),
    asBearer: (await readUser(tokens.access_token)).status,
    byOther: await refusal(() => read(other)),
  };
}

/** What passport adds to a strategy: ways to end, one of which is taken. */
const authenticate = (strategy, request) =>
  new Promise((resolve, reject) => {
    const one = Object.create(strategy);
    one.redirect = (address) => resolve({ address });
    one.success = (user) => resolve({ user });
    one.fail = (challenge, status) => reject(new Error(`fail ${status} ${JSON.stringify(challenge)}`));
    one.error = reject;
    one.authenticate(request, {});
  });

async function passportOauth2() {
  const { default: Strategy } = await import('passport-oauth2');
  const strategy = new Strategy(
    {
      authorizationURL: `${site}/oauth/authorize`,
      tokenURL: `${site}/api/oauth/token`,
      clientID: clientId,
      clientSecret,
      callbackURL: redirectUri,
      scope: 'userinfo',
      state: true,
      pkce: true,
    },
    (token, _refresh, _profile, done) => readUser(token).then((user) => done(null, user), done),
  );
  const session = {};
  const { address } = await authenticate(strategy, { query: {}, session, headers: {} });
  const back = await browse(address);
  const request = { query: Object.fromEntries(back.searchParams), session, headers: {} };
  return { info: (await authenticate(strategy, request)).user };
}

const clients = {
  'openid-client': openidClient,
  'pushed and bound': pushedAndBound,
  oauth4webapi,
  'simple-oauth2': simpleOauth2,
  'passport-oauth2': passportOauth2,
};

clients[name]().then(
  (result) => process.send({ result }, () => process.exit(0)),
  (error) => process.send({ failed: error.stack ?? String(error) }, () => process.exit(1)),
);
