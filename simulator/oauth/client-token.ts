import { text, type Call } from '../call';
import { HOUR, MINUTE, now } from '../clock';
import { isRejection, reject } from '../codes';
import { nextToken } from '../ids';
import type { Endpoint, Outcome } from '../outcome';
import type { App, World } from '../world';
import { authenticateApp, oauthFields, type Accepts } from './apps';
import { secondsLeft } from './grants';

/** One application token and its end. */
export type ClientToken = { token: string; endsMs: number };

/** What the platform remembers of an app's own tokens. */
export type ClientTokens = {
  /** At most two: the newest first, and the one before it for its last five minutes. */
  generations: ClientToken[];
  stable?: ClientToken;
  /** Moments of the calls of the last five minutes, for the throttle. */
  recentMs: number[];
};

const PREFIX = 'clt.2.';
const LIFE_MS = 2 * HOUR;
const GRACE_MS = 5 * MINUTE;
const THROTTLE = { calls: 500, windowMs: 5 * MINUTE };

const CREDENTIALS: Accepts = {
  body: 'json',
  missing: 10002,
  required: ['client_key', 'client_secret', 'grant_type'],
};

/** Application tokens (docs: client-token, generate-stable-client-token). */
export const clientTokenEndpoints: Endpoint[] = [
  endpoint('client_token', nextGeneration),
  endpoint('stable_client_token', stableToken),
];

function endpoint(name: string, issue: (world: World, app: App) => ClientToken): Endpoint {
  const answer = (world: World, call: Call): Outcome => answerWith(world, call, issue);
  return { name, path: `/oauth/${name}`, methods: ['POST'], envelope: 'oauth', answer };
}

function answerWith(world: World, call: Call, issue: (world: World, app: App) => ClientToken): Outcome {
  const fields = oauthFields(world, call, CREDENTIALS);
  if (isRejection(fields)) return fields;
  if (text(fields, 'grant_type') !== 'client_credential') return reject(10002);
  const app = authenticateApp(world, fields);
  if (isRejection(app)) return app;
  if (isThrottled(world, app)) return reject(10020, '调用过于频繁');
  const { token, endsMs } = issue(world, app);
  return { data: { access_token: token, expires_in: secondsLeft(world, endsMs) } };
}

function memoryOf(world: World, app: App): ClientTokens {
  const known = world.clientTokens.get(app.client_key);
  if (known) return known;
  const fresh: ClientTokens = { generations: [], recentMs: [] };
  world.clientTokens.set(app.client_key, fresh);
  return fresh;
}

/** More than 500 calls in five minutes (reference §3.3); refused calls do not count. */
function isThrottled(world: World, app: App): boolean {
  const memory = memoryOf(world, app);
  const moment = now(world.clock);
  memory.recentMs = memory.recentMs.filter((at) => at > moment - THROTTLE.windowMs);
  if (memory.recentMs.length >= THROTTLE.calls) return true;
  memory.recentMs.push(moment);
  return false;
}

/** A new token leaves the previous one five minutes and ends the one before that at once. */
function nextGeneration(world: World, app: App): ClientToken {
  const memory = memoryOf(world, app);
  const moment = now(world.clock);
  const issued = { token: nextToken(world.ids, PREFIX), endsMs: moment + LIFE_MS };
  const [previous] = memory.generations;
  const fading = previous && { ...previous, endsMs: Math.min(previous.endsMs, moment + GRACE_MS) };
  memory.generations = fading ? [issued, fading] : [issued];
  return issued;
}

/** The same token while it is valid; independent of the two generations. */
function stableToken(world: World, app: App): ClientToken {
  const memory = memoryOf(world, app);
  const moment = now(world.clock);
  if (memory.stable && moment < memory.stable.endsMs) return memory.stable;
  memory.stable = { token: nextToken(world.ids, PREFIX), endsMs: moment + LIFE_MS };
  return memory.stable;
}

/** The app and end of a client token the platform still remembers, or nothing. */
export function findClientToken(world: World, token: string): { app: App; endsMs: number } | undefined {
  if (!token.startsWith(PREFIX)) return undefined;
  for (const [clientKey, { generations, stable }] of world.clientTokens) {
    const found = [...generations, stable].find((item) => item?.token === token);
    const app = world.apps.get(clientKey);
    if (found && app) return { app, endsMs: found.endsMs };
  }
  return undefined;
}
