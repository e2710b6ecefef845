// A server-side app that keeps its own sessions. Needs STRAPI_URL, and STRAPI_TOKEN: an API token of type custom with
// Douyin › auth › url. List APP_URL in Strapi's DOUYIN_REDIRECT_ORIGINS.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';

const { STRAPI_URL = 'http://localhost:1337', STRAPI_TOKEN, PORT = '8081' } = process.env;
const appUrl = new URL(process.env.APP_URL ?? `http://localhost:${PORT}`).origin;

// In memory to stay short; a real app keeps them where all its processes find them, with an end.
const sessions = new Map();

async function ask(path, options) {
  const answer = await fetch(STRAPI_URL + path, options);
  const body = await answer.json();
  if (!answer.ok) throw Object.assign(new Error(body.error.message), body.error);
  return body;
}

const idOf = (request) => /(?:^|; )sid=([\w-]{43})(?:;|$)/.exec(request.headers.cookie ?? '')?.[1];

/** Gives the browser a new session in place of the one it had. */
function openSession(request, response, values) {
  sessions.delete(idOf(request));
  const id = randomBytes(32).toString('base64url');
  sessions.set(id, values);
  const secure = appUrl.startsWith('https:') ? '; Secure' : '';
  response.setHeader('set-cookie', `sid=${id}; Path=/; HttpOnly; SameSite=Lax${secure}`);
}

const redirect = (response, url) => response.writeHead(303, { location: url }).end();

const escape = (text) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

function send(response, status, html) {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(html);
}

const fail = (response, reason) =>
  send(response, 400, `<p id="error">${escape(reason)}</p><a href="/login">Log in again</a>`);

const routes = {
  async 'GET /'(request, response) {
    const user = sessions.get(idOf(request))?.user;
    if (!user) return send(response, 200, '<p id="user">Nobody</p><a href="/login">Log in with Douyin</a>');
    const leave = '<form method="post" action="/logout"><button>Log out</button></form>';
    send(response, 200, `<p id="user">${escape(user.nickname)} (${escape(user.username)})</p>${leave}`);
  },

  async 'GET /login'(request, response) {
    const state = randomBytes(32).toString('base64url');
    const query = new URLSearchParams({ redirectUrl: `${appUrl}/callback`, state });
    const headers = { authorization: `Bearer ${STRAPI_TOKEN}` };
    const { data } = await ask(`/api/v1/lead/douyin/auth/url?${query}`, { headers });
    openSession(request, response, { state, verifier: data.verifier });
    redirect(response, data.authUrl);
  },

  async 'GET /callback'(request, response, query) {
    const { state, verifier } = sessions.get(idOf(request)) ?? {};
    // Not the login of this browser: somebody may want to log this visitor in as somebody else.
    if (!state || query.get('state') !== state)
      return fail(response, 'This browser did not start that login');
    if (query.has('error')) return fail(response, query.get('error'));
    const { data } = await ask('/api/douyin/login/exchange', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: query.get('exchange_code'), verifier }),
    });
    // data.jwt and data.refreshToken stay here too, for an app that asks Strapi on the user's behalf.
    openSession(request, response, data);
    redirect(response, '/');
  },

  async 'POST /logout'(request, response) {
    sessions.delete(idOf(request));
    redirect(response, '/');
  },
};

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url, appUrl);
  const route = routes[`${request.method} ${pathname}`];
  if (!route) return send(response, 404, 'Not found');
  route(request, response, searchParams).catch((error) => {
    console.error(error);
    fail(response, error.details?.code ?? 'Something went wrong');
  });
});
server.listen(Number(PORT), () => console.log(appUrl));
