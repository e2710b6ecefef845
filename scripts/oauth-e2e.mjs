import { main } from './setup/run.mjs';

const read = (name, fallback) => process.env[name]?.trim() || fallback;

const base = read('OAUTH_BASE_URL', 'https://localhost:888').replace(/\/+$/, '');
const client = {
  id: read('OAUTH_CLIENT_ID', 'test_client'),
  secret: read('OAUTH_CLIENT_SECRET', 'test_secret'),
  redirectUri: read('OAUTH_REDIRECT_URI', 'http://localhost:3000/callback'),
};
const account = read('OAUTH_TEST_ACCOUNT', '');
const password = read('OAUTH_TEST_PASSWORD', '');
const state = `e2e-${Date.now()}`;

const cookies = new Map();

function keepCookies(answer) {
  for (const line of answer.headers.getSetCookie()) {
    const [pair] = line.split(';');
    const at = pair.indexOf('=');
    if (pair.slice(at + 1)) cookies.set(pair.slice(0, at), pair.slice(at + 1));
    else cookies.delete(pair.slice(0, at));
  }
}

/** Sends one request as a browser on a page of the site, and follows nothing. */
async function send(path, { method = 'GET', json, headers = {} } = {}) {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const url = new URL(path, base);
  const answer = await fetch(url, {
    method,
    redirect: 'manual',
    headers: {
      accept: 'application/json',
      // Only what pages post is asked where it comes from.
      ...(path.startsWith('/oauth/') ? { origin: base } : {}),
      ...(cookie ? { cookie } : {}),
      ...(json ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    body: json && JSON.stringify(json),
  }).catch((error) => {
    throw new Error(`${base} gave no answer: ${error.cause?.message ?? error.message}`);
  });
  keepCookies(answer);
  const text = await answer.text();
  const body = answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : {};
  return { status: answer.status, location: answer.headers.get('location'), body, text };
}

function expectStatus(answer, ...statuses) {
  if (statuses.includes(answer.status)) return answer;
  throw new Error(`${answer.status} instead of ${statuses.join(' or ')}: ${answer.text.slice(0, 500)}`);
}

const bearer = (token) => ({ authorization: `Bearer ${token}` });

async function logIn() {
  if (!account) {
    const guest = await send('/api/guest/login', { method: 'POST', json: {} });
    if (guest.status === 404)
      throw new Error(
        'There is no guest here, as in production: set OAUTH_TEST_ACCOUNT and OAUTH_TEST_PASSWORD',
      );
    return expectStatus(guest, 200).body.data.jwt;
  }
  const json = { identifier: account, password };
  return expectStatus(await send('/api/auth/local', { method: 'POST', json }), 200).body.jwt;
}

async function openBrowser(jwt) {
  expectStatus(await send('/oauth/session', { method: 'POST', json: {}, headers: bearer(jwt) }), 200);
}

/** Agrees where the site asks; gives where the browser goes on. */
async function agree(interaction) {
  const shown = expectStatus(await send(interaction), 200, 302, 303);
  if (shown.location) return shown.location;
  const { person, scopes } = shown.body.data;
  const json = { decision: 'allow', user: String(person.id), scope: scopes };
  return expectStatus(await send(interaction, { method: 'POST', json }), 200).body.data.location;
}

async function authorize() {
  const query = new URLSearchParams({
    client_id: client.id,
    redirect_uri: client.redirectUri,
    response_type: 'code',
    scope: 'userinfo',
    state,
  });
  const started = expectStatus(await send(`/oauth/authorize?${query}`), 303);
  const resumed = expectStatus(await send(await agree(started.location)), 303);
  const back = new URL(resumed.location);
  const code = back.searchParams.get('code');
  if (!code) throw new Error(`No code: ${back.searchParams.get('error_description') ?? back.href}`);
  if (back.searchParams.get('state') !== state) throw new Error('The state did not come back as it was sent');
  return code;
}

async function redeem(code) {
  const json = {
    client_id: client.id,
    client_secret: client.secret,
    code,
    redirect_uri: client.redirectUri,
    grant_type: 'authorization_code',
  };
  return expectStatus(await send('/api/oauth/token', { method: 'POST', json }), 200).body;
}

async function readUser(token) {
  const { body } = expectStatus(await send('/api/oauth/userinfo', { headers: bearer(token) }), 200);
  if (body.sub === undefined) throw new Error('The answer names no user');
  return body;
}

/** Runs one step and prints how it went. */
async function step(name, work, tell = () => '') {
  try {
    const result = await work();
    console.log(`ok      ${name} ${tell(result)}`.trimEnd());
    return result;
  } catch (error) {
    console.log(`FAILED  ${name}`);
    throw error;
  }
}

await main(async () => {
  console.log(`OAuth self-check of ${base} as client "${client.id}"\n`);
  const jwt = await step(account ? `login as ${account}` : 'guest/login', logIn);
  await step('the browser is signed in', () => openBrowser(jwt));
  const code = await step('authorize', authorize, () => '(a code came back, with the state)');
  const tokens = await step(
    'token',
    () => redeem(code),
    ({ expires_in: s }) => `(valid for ${s} s)`,
  );
  await step(
    'userinfo',
    () => readUser(tokens.access_token),
    ({ sub, name }) => `(sub ${sub}, ${name})`,
  );
  console.log('\nAll steps went well.');
});
