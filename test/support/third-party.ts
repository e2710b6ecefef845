import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { ask } from './http';

/** A web site of somebody else, which logs its users in with us. */
export type ThirdParty = {
  url: string;
  callbackUrl: string;
  /** Tells it who it is to us. */
  register(credentials: { clientId: string; secret: string }): void;
  close(): Promise<void>;
};

type State = {
  issuer: string;
  url: string;
  clientId: string;
  secret: string;
  states: Set<string>;
  token: string;
};

const page = (body: string): string =>
  `<!doctype html><html lang="zh"><meta charset="utf-8"><title>示例商店</title><body><h1>示例商店</h1>${body}</body></html>`;

function loginAddress({ issuer, clientId, url, states }: State): string {
  const state = randomBytes(8).toString('hex');
  states.add(state);
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: `${url}/callback`,
    response_type: 'code',
    scope: 'userinfo phone',
    state,
  });
  return `${issuer}/oauth/authorize?${query.toString()}`;
}

async function redeem(site: State, query: URLSearchParams): Promise<void> {
  if (!site.states.delete(query.get('state') ?? '')) throw new Error('a state of somebody else');
  if (query.get('error')) throw new Error(query.get('error') ?? '');
  const json = {
    client_id: site.clientId,
    client_secret: site.secret,
    code: query.get('code'),
    redirect_uri: `${site.url}/callback`,
    grant_type: 'authorization_code',
  };
  const reply = await ask(`${site.issuer}/api/oauth/token`, { method: 'POST', json });
  if (reply.status !== 200) throw new Error(reply.text);
  site.token = reply.json<{ access_token: string }>().access_token;
}

async function profile({ issuer, token }: State): Promise<string> {
  const reply = await ask(`${issuer}/api/oauth/userinfo`, { headers: { authorization: `Bearer ${token}` } });
  return page(
    `<p id="status">${reply.status}</p><pre id="profile">${reply.text.replace(/</g, '&lt;')}</pre>`,
  );
}

async function answer(
  site: State,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', site.url);
  const html = (text: string) => response.setHeader('content-type', 'text/html; charset=utf-8').end(text);
  if (pathname === '/callback') {
    await redeem(site, searchParams);
    response.writeHead(303, { location: '/me' }).end();
  } else if (pathname === '/me') html(await profile(site));
  else if (pathname === '/')
    html(page(`<a id="login" href="${loginAddress(site).replace(/&/g, '&amp;')}">用本站账号登录</a>`));
  else response.writeHead(404).end();
}

/** Starts the site; `issuer` is our address. */
export async function startThirdParty(issuer: string): Promise<ThirdParty> {
  const site: State = { issuer, url: '', clientId: '', secret: '', states: new Set(), token: '' };
  const server = http.createServer((request, response) => {
    answer(site, request, response).catch((error: unknown) =>
      response
        .writeHead(403, { 'content-type': 'text/html; charset=utf-8' })
        .end(page(`<p id="failed">${String(error).replace(/</g, '&lt;')}</p>`)),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  site.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: site.url,
    callbackUrl: `${site.url}/callback`,
    register: (credentials) => void Object.assign(site, credentials),
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
