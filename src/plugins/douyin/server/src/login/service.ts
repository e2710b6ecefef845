import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import type { Answer } from '../../../contracts/contract';
import type { loginContracts, LoginWay, QrCode, ReturnAnswer } from '../../../contracts/login';
import { changeOne } from '../shared/database';
import { PluginError } from '../shared/errors';
import { service, type Context } from '../shared/service';
import {
  attemptOfHolder,
  attemptUid,
  getAttempt,
  hasExpired,
  takeStep,
  unknownAttempt,
  type AttemptRow,
} from './attempt';
import { completeAttempt, type CallbackRequest } from './callback';
import { makeLink, type AgainLink, type LinkRequest } from './again/links';
import { countAttempts } from './counters';
import { followDevice } from './device/follow';
import { addressOf, limitNetwork } from './network';
import { startDevice, type DeviceRequest, type StartedByDevice } from './device/start';
import { exchange, unlink } from './exchange';
import { newQr, qrColumns, shownQr } from './qr';
import { backAt, readRedirect } from './redirect';
import type { Redeemed } from './redeem';
import { enterReturnCode } from './return-code';
import { allowedOrigins, startAttempt, type StartRequest, type Started } from './start';
import { sweep } from './sweep';
import { recordStep } from './trail';

/** A login a visitor can choose: an app, and the ways it allows. */
export type LoginChoice = { id: string; name: string; ways: LoginWay[] };

/** What a server asks for to send somebody to the platform; all of it optional. */
export type AuthUrlRequest = Pick<StartRequest, 'app' | 'scope' | 'state' | 'redirectUrl'>;

/** Logs visitors in with their Douyin account. */
export type LoginService = {
  /** Apps a visitor can choose from, the default one first. */
  choices(): Promise<LoginChoice[]>;
  /** Checks where a visitor wants to go after login; throws AUTH_REQUEST_INVALID. */
  readRedirect(written: string | undefined): string | null;
  /**
   * The platform's page for a login that another part of the site starts, and the verifier to give to `exchange`. Checks
   * app, redirectUrl, state and scope and says which is wrong: AUTH_LOGIN_CLOSED or AUTH_REQUEST_INVALID.
   */
  authUrl(request?: AuthUrlRequest): Promise<{ authUrl: string; verifier: string }>;
  /**
   * Completes a login that `authUrl` started, with what the platform's callback brought. `exchangeCode` goes to
   * `exchange`, `redirectUrl` is where the visitor wanted to go. Throws `AUTH_*` or `API_*`.
   */
  callback(request: { code: string | null; state: string | null }): Promise<{
    userId: number | null;
    douyinUserId: string;
    exchangeCode: string | null;
    redirectUrl: string | null;
  }>;
  /** Starts an attempt of any kind. */
  start(request: StartRequest): Promise<Started>;
  /** Completes an attempt; `found` is called as soon as its browser is known to be the right one. */
  complete(request: CallbackRequest, found: (attempt: AttemptRow) => void): Promise<Redeemed>;
  /** Starts an attempt by the platform's own code; throws CONFIG_INVALID where the app's platform has none. */
  startDevice(request: DeviceRequest): Promise<StartedByDevice>;
  /** Waits a few seconds for news of such an attempt, takes them, and gives it as it stands then. */
  followDevice(attempt: AttemptRow): Promise<AttemptRow>;
  /**
   * Makes the link, good once, with which an account's owner consents again without being logged in; the one before ends.
   * Throws CONFIG_NOT_FOUND, or CONFIG_SECRET_MISSING for an app nobody could consent to.
   */
  reauthorizeLink(accountId: string, request?: LinkRequest): Promise<AgainLink>;
  /** Turns an exchange code and its verifier into a session; throws AUTH_EXCHANGE_INVALID or AUTH_USER_BLOCKED. */
  exchange(request: { code: string; verifier: string }): Promise<Answer<typeof loginContracts.exchange>>;
  /** Takes an account from its user; throws AUTH_LAST_WAY. */
  unlink(userId: number, accountId: string): Promise<void>;
  /** The attempt of a browser that holds a secret of it, the phone included; throws AUTH_ATTEMPT_UNKNOWN. */
  ofBrowser(id: string, secret: string | null): Promise<AttemptRow>;
  /** The attempt of the browser that started it; throws AUTH_ATTEMPT_UNKNOWN. */
  ofStarter(id: string, secret: string | null): Promise<AttemptRow>;
  /** The attempt an administrator started; throws AUTH_ATTEMPT_UNKNOWN. */
  ofAdmin(id: string, adminId: string | undefined): Promise<AttemptRow>;
  /** A new QR code for an attempt that waits for a phone; the one before stops working. */
  renewQr(attempt: AttemptRow): Promise<QrCode>;
  /** Takes the six digits from the phone. */
  enterReturnCode(attempt: AttemptRow, returnCode: string): Promise<ReturnAnswer>;
  /** Gives an attempt up. */
  cancel(attempt: AttemptRow): Promise<AttemptRow>;
  /** What came of the last seven days' attempts, by app. */
  counters(): Promise<Answer<typeof loginContracts.counters>>;
  /** The network that limits count a request by: an IPv4 address, or the /64 that one IPv6 subscriber has. */
  network(ctx: KoaContext): string;
  /** Clears away what nobody needs any more. */
  sweep(): Promise<void>;
};

declare module '../shared/service' {
  interface Services {
    login: LoginService;
  }
}

async function choices(strapi: Core.Strapi): Promise<LoginChoice[]> {
  const apps = await service(strapi, 'apps').forLogin();
  return apps.map(({ documentId, name, embeddedQr }) => ({
    id: documentId,
    name,
    ways: embeddedQr ? ['redirect', 'popup', 'qr'] : ['redirect', 'popup'],
  }));
}

async function authUrl(strapi: Core.Strapi, request: AuthUrlRequest = {}) {
  const { app, scope, state, redirectUrl } = request;
  const started = await startAttempt(strapi, { app, scope, state, redirectUrl, binding: 'caller' });
  return { authUrl: started.authUrl ?? '', verifier: started.secret };
}

async function callback(strapi: Core.Strapi, given: { code: string | null; state: string | null }) {
  const request = { ...given, secretFor: () => null };
  const result = await completeAttempt(strapi, request, () => undefined);
  const { attempt, openId, userId, exchangeCode } = result;
  return { userId, douyinUserId: openId, exchangeCode, redirectUrl: backAt(attempt) };
}

async function ofAdmin(strapi: Core.Strapi, id: string, adminId: string | undefined): Promise<AttemptRow> {
  const attempt = await getAttempt(strapi, id);
  if (attempt.purpose === 'connect' && adminId && attempt.adminId === adminId) return attempt;
  throw unknownAttempt();
}

async function renewQr(strapi: Core.Strapi, attempt: AttemptRow): Promise<QrCode> {
  if (hasExpired(attempt))
    throw new PluginError('AUTH_STATE_EXPIRED', 'This login took too long: start a new one');
  const qr = await newQr(strapi);
  const waiting = { documentId: attempt.documentId, stage: 'started', way: 'qr' };
  if (await changeOne(strapi, attemptUid, waiting, qrColumns(qr))) return shownQr(qr);
  throw new PluginError('AUTH_STEP_INVALID', 'Only a login that waits for a phone has a QR code', {
    stage: attempt.stage,
  });
}

async function cancel(strapi: Core.Strapi, attempt: AttemptRow): Promise<AttemptRow> {
  const cancelled = await takeStep(strapi, attempt, 'cancel', { deviceSealed: null });
  await recordStep(strapi, 'login.cancelled', cancelled);
  return cancelled;
}

/** The `login` service. */
export function loginService({ strapi }: Context): LoginService {
  return {
    choices: () => choices(strapi),
    readRedirect: (written) => readRedirect(written, allowedOrigins(strapi)),
    authUrl: (request) => authUrl(strapi, request),
    callback: (request) => callback(strapi, request),
    start: (request) => startAttempt(strapi, request),
    complete: (request, found) => completeAttempt(strapi, request, found),
    startDevice: (request) => startDevice(strapi, request),
    followDevice: (attempt) => followDevice(strapi, attempt),
    reauthorizeLink: (accountId, request) => makeLink(strapi, accountId, request),
    exchange: async ({ code, verifier }) => (await exchange(strapi, { code, verifier })).answer,
    unlink: (userId, accountId) => unlink(strapi, userId, accountId),
    ofBrowser: (id, secret) => attemptOfHolder(strapi, id, secret, ['browserHash', 'phoneHash']),
    ofStarter: (id, secret) => attemptOfHolder(strapi, id, secret, ['browserHash']),
    ofAdmin: (id, adminId) => ofAdmin(strapi, id, adminId),
    renewQr: (attempt) => renewQr(strapi, attempt),
    enterReturnCode: (attempt, returnCode) => enterReturnCode(strapi, attempt, returnCode),
    cancel: (attempt) => cancel(strapi, attempt),
    counters: () => countAttempts(strapi),
    network: (ctx) => limitNetwork(addressOf(strapi, ctx)),
    sweep: () => sweep(strapi),
  };
}
