import { locationOf, type Reply, type Visitor } from './http';
import type { RunningApp } from './strapi';

/** A way to log in. */
export type Flow = {
  name: string;
  app: RunningApp;
  /** The start and what the person does at the platform; gives the callback's address, not yet called. */
  begin(visitor: Visitor, person: string): Promise<string>;
  /** The callback and the request that answers with the session; gives the milliseconds of both together. */
  finish(visitor: Visitor, callbackUrl: string): Promise<number>;
};

const stateOf = (connect: string): string => new URL(connect).searchParams.get('state') ?? '';

function requireSession(reply: Reply): Reply {
  const body = JSON.parse(reply.text) as { jwt?: string; data?: { jwt?: string } };
  if (!(body.jwt ?? body.data?.jwt)) throw new Error(`No session: ${reply.text.slice(0, 300)}`);
  return reply;
}

function redirectUrlOf(reply: Reply): string {
  const { redirectUrl } = JSON.parse(reply.text) as { redirectUrl: string };
  return redirectUrl;
}

/** Login with Douyin. The callback does both platform calls, the exchange none. */
export const douyinFlow = (app: RunningApp, simulatorUrl: string): Flow => ({
  name: 'ours',
  app,
  async begin(visitor, person) {
    const connect = locationOf(await visitor.ask('start', 302, `${app.url}/douyin/login/start`));
    await visitor.ask('platform page', 200, connect);
    const approve = `${simulatorUrl}/_sim/people/${person}/approve`;
    const json = { state: stateOf(connect) };
    return redirectUrlOf(await visitor.ask('approve', 200, approve, { method: 'POST', json }));
  },
  async finish(visitor, callbackUrl) {
    const callback = await visitor.ask('callback', 302, callbackUrl);
    const back = new URL(locationOf(callback), app.url);
    const json = { code: back.searchParams.get('exchange_code') };
    const exchange = `${app.url}/api/douyin/login/exchange`;
    const session = requireSession(await visitor.ask('session', 200, exchange, { method: 'POST', json }));
    return callback.ms + session.ms;
  },
});

/** The OAuth login of users-permissions. The callback asks for the token, the request for the session for the profile. */
export const connectFlow = (app: RunningApp, plainUrl: string): Flow => ({
  name: 'users-permissions connect',
  app,
  async begin(visitor, person) {
    const page = locationOf(await visitor.ask('start', 302, `${app.url}/api/connect/plain`));
    await visitor.ask('platform page', 200, page);
    const form = { state: stateOf(page), person };
    return redirectUrlOf(await visitor.ask('approve', 200, `${plainUrl}/approve`, { method: 'POST', form }));
  },
  async finish(visitor, callbackUrl) {
    const callback = await visitor.ask('callback', 302, callbackUrl);
    const back = new URL(locationOf(callback));
    if (back.searchParams.has('error')) throw new Error(`The callback failed: ${back.search}`);
    const session = requireSession(await visitor.ask('session', 200, `${app.url}/api/auth/plain/callback`));
    return callback.ms + session.ms;
  },
});

/** A login of users-permissions with name and password; there is nothing to begin. */
export const passwordFlow = (app: RunningApp): Flow => ({
  name: 'users-permissions password',
  app,
  begin: (_visitor, person) => Promise.resolve(person),
  async finish(visitor, person) {
    const json = { identifier: person, password: 'of no matter' };
    const local = `${app.url}/api/auth/local`;
    return requireSession(await visitor.ask('session', 200, local, { method: 'POST', json })).ms;
  },
});
