import type { Core } from '@strapi/strapi';
import type { Answer } from '../../../contracts/contract';
import type { loginContracts } from '../../../contracts/login';
import type { AppRow } from '../apps/row';
import { settingsOf } from '../config';
import type { Profile, TokenSet } from '../providers';
import { inContestedTransaction } from '../shared/database';
import { PluginError } from '../shared/errors';
import { service, type Context } from '../shared/service';
import {
  authorizeAttempt,
  beginAttempt,
  consumeExchangeCode,
  consumeState,
  failAttempt,
  sweepAttempts,
  type AttemptRow,
} from './attempt';
import { readRedirect } from './redirect';
import { openSession } from './session';
import { requireUser, userOf } from './users';

/** What a browser asks for when it starts a login; `browser` is the value of its cookie. */
export type StartRequest = { appId?: string; redirect?: string; browser: string };

/** What the platform's callback brings along. */
export type CallbackRequest = { state: string; code: string | null; browser: string | null };

/** How a callback ended: the exchange code and where to take it (null: our own page). */
export type CallbackResult = { exchangeCode: string; redirectTo: string | null };

/** Logs visitors in with their Douyin account. */
export type LoginService = {
  /** Apps a visitor can choose from, the default one first. */
  choices(): Promise<{ id: string; name: string }[]>;
  /** Checks where a visitor wants to go after login; throws AUTH_REQUEST_INVALID. */
  readRedirect(written: string | undefined): string | null;
  /** Starts an attempt and gives the platform's page for it. */
  start(request: StartRequest): Promise<{ url: string }>;
  /** Completes an attempt; throws `AUTH_*` or `API_*`, with the attempt ended accordingly. */
  complete(request: CallbackRequest): Promise<CallbackResult>;
  /** Turns an exchange code into a session. */
  exchange(request: {
    code: string;
    browser: string | null;
  }): Promise<Answer<typeof loginContracts.exchange>>;
  /** Clears away attempts nobody needs any more. */
  sweep(): Promise<void>;
};

declare module '../shared/service' {
  interface Services {
    login: LoginService;
  }
}

async function chooseApp(strapi: Core.Strapi, id: string | undefined): Promise<AppRow> {
  const open = await service(strapi, 'apps').forLogin();
  const app = id ? open.find(({ documentId }) => documentId === id) : open[0];
  if (!app?.clientKey) {
    throw new PluginError('AUTH_LOGIN_CLOSED', 'Login with Douyin is not switched on here', {
      app: id ?? null,
    });
  }
  return app;
}

async function start(strapi: Core.Strapi, request: StartRequest): Promise<{ url: string }> {
  const { login } = settingsOf(strapi);
  const redirectTo = readRedirect(request.redirect, login.redirectOrigins);
  const app = await chooseApp(strapi, request.appId);
  const apps = service(strapi, 'apps');
  const credentials = apps.credentials(app);
  const state = await beginAttempt(strapi, {
    appId: app.documentId,
    browser: request.browser,
    redirectTo,
    ttlSeconds: login.attemptTtlSeconds,
  });
  const page = { scopes: app.scopes ?? [], redirectUri: apps.callbackUrl(), state };
  return { url: service(strapi, 'platform').of(app.provider).loginUrl(credentials, page) };
}

type Bound = { accountId: string; userId: number };

/** Account, user, tokens and audit of one login, all or nothing. */
async function bind(strapi: Core.Strapi, app: AppRow, profile: Profile, set: TokenSet): Promise<Bound> {
  return inContestedTransaction(strapi, async () => {
    const { account, created } = await service(strapi, 'accounts').upsert(app, profile, set.scopes);
    const user = await userOf(strapi, app, account);
    await service(strapi, 'tokens').save(account.documentId, set);
    await service(strapi, 'audit').record({
      action: created ? 'account.connected' : 'account.reconnected',
      actor: { kind: 'user', id: String(user.id), name: user.username },
      target: { kind: 'account', id: account.documentId, name: profile.nickname },
      details: { app: app.name, scopes: set.scopes },
    });
    return { accountId: account.documentId, userId: user.id };
  });
}

async function identify(strapi: Core.Strapi, app: AppRow, code: string) {
  const platform = service(strapi, 'platform').of(app.provider);
  const credentials = service(strapi, 'apps').credentials(app);
  const set = await platform.exchange(credentials, code);
  const profile = await platform.profile(credentials, set);
  if (profile.openId !== set.openId) {
    throw new PluginError('API_UNREADABLE', 'The platform named two different users for one login');
  }
  return { set, profile };
}

async function authorize(strapi: Core.Strapi, attempt: AttemptRow, code: string): Promise<CallbackResult> {
  const app = await chooseApp(strapi, attempt.appId);
  const { set, profile } = await identify(strapi, app, code);
  const bound = await bind(strapi, app, profile, set);
  const ttlSeconds = settingsOf(strapi).login.exchangeTtlSeconds;
  const exchangeCode = await authorizeAttempt(strapi, attempt, { ...bound, ttlSeconds });
  return { exchangeCode, redirectTo: attempt.redirectTo };
}

/** Ends the attempt and writes down why; an error that is not ours is `INTERNAL`, its story is in the log. */
async function recordFailure(strapi: Core.Strapi, attempt: AttemptRow, error: unknown): Promise<void> {
  const known = error instanceof PluginError ? error : null;
  const code = known?.code ?? 'INTERNAL';
  const number = known?.details.number;
  await failAttempt(strapi, attempt, code);
  await service(strapi, 'audit').record({
    action: 'login.failed',
    actor: { kind: 'visitor' },
    target: { kind: 'attempt', id: attempt.documentId },
    details: { code, ...(typeof number === 'number' ? { number } : {}) },
  });
}

async function complete(
  strapi: Core.Strapi,
  { state, code, browser }: CallbackRequest,
): Promise<CallbackResult> {
  const attempt = await consumeState(strapi, { state, browser }, code ? 'returned' : 'refused');
  if (!code) throw new PluginError('AUTH_REFUSED', 'The login was refused on the phone');
  try {
    return await authorize(strapi, attempt, code);
  } catch (error) {
    await recordFailure(strapi, attempt, error);
    throw error;
  }
}

async function exchange(strapi: Core.Strapi, given: { code: string; browser: string | null }) {
  const attempt = await consumeExchangeCode(strapi, given);
  const { id, username } = await requireUser(strapi, attempt.userId);
  const session = await openSession(strapi, id);
  const nickname = await service(strapi, 'accounts').nickname(attempt.accountId);
  await service(strapi, 'audit').record({
    action: 'login.succeeded',
    actor: { kind: 'user', id: String(id), name: username },
    target: { kind: 'account', id: attempt.accountId ?? '', name: nickname },
  });
  return { ...session, user: { id, username, nickname } };
}

/** The `login` service. */
export function loginService({ strapi }: Context): LoginService {
  return {
    choices: async () =>
      (await service(strapi, 'apps').forLogin()).map(({ documentId, name }) => ({ id: documentId, name })),
    readRedirect: (written) => readRedirect(written, settingsOf(strapi).login.redirectOrigins),
    start: (request) => start(strapi, request),
    complete: (request) => complete(strapi, request),
    exchange: (given) => exchange(strapi, given),
    sweep: () => sweepAttempts(strapi, 7),
  };
}
