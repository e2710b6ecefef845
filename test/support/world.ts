import type { Knex } from 'knex';
import { DEMO_CLIENT_KEY, DEMO_CLIENT_SECRET, startSimulator, type Simulator } from '../../simulator';
import { createAdmin, type Admin } from './admin';
import { createDatabase, type DatabaseKind, type StoryDatabase } from './databases';
import { startFront, type Front } from './front';
import { ask, createVisitor, type Reply, type Visitor } from './http';
import { startStrapi, type RunningStrapi } from './strapi';
import { openTables } from './tables';
import { createStartedDatabase } from './templates';

/** All that a story needs: the platform, the site behind TLS, an administrator. */
export type World = {
  simulator: Simulator;
  front: Front;
  strapi: RunningStrapi;
  admin: Admin;
  /** The database, past Strapi. */
  tables: Knex;
  /** The environment Strapi was started with. */
  env: Record<string, string>;
  /** Steers the simulator: `sim('faults', {...})` posts, without a body it gets. */
  sim<Body>(path: string, json?: unknown, method?: string): Promise<Body>;
  /** Ends Strapi and starts it again on the same data; `change` overrides the environment. */
  restart(change?: Record<string, string | undefined>): Promise<void>;
  close(): Promise<void>;
};

/** How a story's world differs from the usual one. */
export type WorldOptions = {
  database?: DatabaseKind;
  env?: Record<string, string>;
  filled?: boolean;
  /** The application's folder; default this project. */
  appDir?: string;
  /**
   * Starts on an empty database instead of one with the schema and Strapi's own first rows. An application of its own
   * always does.
   */
  empty?: boolean;
  /** A database of the story's own, instead of one on this machine's server. */
  store?: StoryDatabase;
  /** Called just before Strapi starts for the first time, with its environment, to start others at the same moment. */
  beside?: (env: Record<string, string>) => void;
  /** When the world begins, in milliseconds from the real time: the platform's clock and the site's. */
  offsetMs?: number;
};

/** A 32-byte key for stories. */
export const storyKeys = `story:${Buffer.alloc(32, 7).toString('base64')}`;

async function steer<Body>(
  simulator: Simulator,
  where: string,
  json?: unknown,
  method?: string,
): Promise<Body> {
  const reply = await ask(`${simulator.url}/_sim/${where}`, {
    method: method ?? (json === undefined ? 'GET' : 'POST'),
    json,
  });
  if (reply.status >= 400) throw new Error(`/_sim/${where}: ${reply.status} ${reply.text}`);
  return reply.json<Body>();
}

const filledApp = (simulator: Simulator) => ({
  DOUYIN_CLIENT_KEY: DEMO_CLIENT_KEY,
  DOUYIN_CLIENT_SECRET: DEMO_CLIENT_SECRET,
  DOUYIN_BASE_URL: simulator.url,
});

/** Starts simulator, TLS proxy, database and Strapi; the default app is filled from the environment unless told not to. */
export async function createWorld({
  database = 'sqlite',
  env = {},
  filled = true,
  appDir,
  empty = appDir !== undefined,
  store: own,
  beside,
  offsetMs,
}: WorldOptions = {}): Promise<World> {
  const simulator = await startSimulator();
  const front = await startFront();
  const store = own ?? (await (empty ? createDatabase(database) : createStartedDatabase(database)));
  if (offsetMs !== undefined) await steer(simulator, 'clock', { offsetMs });
  const environment: Record<string, string> = {
    ...store.env,
    PUBLIC_URL: front.url,
    TRUST_PROXY: 'true',
    NODE_EXTRA_CA_CERTS: front.caFile,
    DOUYIN_ENCRYPTION_KEYS: storyKeys,
    DOUYIN_LOGIN_PER_MINUTE: '10000',
    ...(filled ? filledApp(simulator) : {}),
    ...(offsetMs === undefined ? {} : { SIM_URL: simulator.url }),
    ...env,
  };
  await steer(
    simulator,
    `apps/${DEMO_CLIENT_KEY}`,
    { redirect_uris: [`${front.url}/api/v1/lead/douyin/auth/callback`] },
    'PATCH',
  );
  const begin = async (change: Record<string, string | undefined>) => {
    const strapi = await startStrapi({ appDir, env: { ...environment, ...change } });
    front.forwardTo(strapi.port);
    return strapi;
  };
  beside?.(environment);
  const world: World = {
    simulator,
    front,
    strapi: await begin({}),
    admin: createAdmin(front.url),
    tables: openTables(store.env),
    env: environment,
    sim: (where, json, method) => steer(simulator, where, json, method),
    async restart(change = {}) {
      await world.strapi.stop();
      world.strapi = await begin(change);
    },
    async close() {
      await world.strapi.stop();
      await Promise.all([front.close(), simulator.close(), world.tables.destroy()]);
      await store.drop();
    },
  };
  await world.admin.register();
  return world;
}

/** How far a login of a story went. */
export type LoginRun = {
  visitor: Visitor;
  callbackUrl: string;
  exchangeCode: string | null;
  callback: Reply;
};

/** Where a redirect leads; throws when the answer is none. */
export function location(reply: Reply): string {
  if (!reply.headers.location)
    throw new Error(`No redirect but ${reply.status}: ${reply.text.slice(0, 500)}`);
  return reply.headers.location;
}

/** Starts a login and approves it on the phone; gives the callback address, not yet called. */
export async function approveLogin(
  world: World,
  { person = 'xiaohe', visitor = createVisitor(), query = '' } = {},
) {
  const started = await visitor.ask(`${world.front.url}/douyin/login/start${query}`);
  const connect = location(started);
  await ask(connect);
  const state = new URL(connect).searchParams.get('state');
  const { redirectUrl } = await world.sim<{ redirectUrl: string }>(`people/${person}/approve`, { state });
  return { visitor, callbackUrl: redirectUrl, connect };
}

/** A login up to the one-time exchange code. */
export async function logIn(
  world: World,
  options: Parameters<typeof approveLogin>[1] = {},
): Promise<LoginRun> {
  const { visitor, callbackUrl } = await approveLogin(world, options);
  const callback = await visitor.ask(callbackUrl);
  const target = callback.headers.location;
  const exchangeCode = target ? new URL(target, world.front.url).searchParams.get('exchange_code') : null;
  return { visitor, callbackUrl, exchangeCode, callback };
}

/** Turns the exchange code of a login into a session. */
export function exchange(
  world: World,
  { visitor, exchangeCode }: Pick<LoginRun, 'visitor' | 'exchangeCode'>,
): Promise<Reply> {
  return visitor.ask(`${world.front.url}/api/douyin/login/exchange`, {
    method: 'POST',
    json: { code: exchangeCode },
  });
}
