import type { Core } from '@strapi/strapi';
import {
  startPurposes,
  type AttemptPurpose,
  type LoginWay,
  type StartPurpose,
} from '../../../contracts/login';
import { scopeStage } from '../../../contracts/scopes';
import type { AppRow } from '../apps/row';
import type { Actor } from '../audit/service';
import { publicOrigin, settingsOf } from '../config';
import { addSeconds, clock } from '../shared/clock';
import { randomToken, sha256 } from '../shared/crypto';
import { PluginError } from '../shared/errors';
import { service } from '../shared/service';
import { createAttempt, type AttemptRow } from './attempt';
import { newQr, qrColumns, type Qr } from './qr';
import { readRedirect } from './redirect';
import { challengeOf } from './secrets';
import { recordStep } from './trail';

/** Who starts: `browser` will hold a cookie, `caller` a verifier. */
export type Binding = 'browser' | 'caller';

/** What a visitor, a site or a service asks for. */
export type StartRequest = {
  /** Id or client key; the default app when it is left out. */
  app?: string;
  /** With commas; the app's scopes when it is left out. */
  scope?: string;
  /** The caller's own state, handed back at `redirectUrl`. */
  state?: string;
  redirectUrl?: string;
  way?: LoginWay;
  purpose?: StartPurpose;
  binding: Binding;
  /** The user who links. */
  userId?: number;
  /** The administrator who connects. */
  admin?: Actor;
  /** What the phone is told of the start browser. */
  origin?: { device: string; network: string; place: string };
};

/** A started attempt, with the secrets its starter must keep: `secret` is the cookie's value or the verifier. */
export type Started = {
  attempt: AttemptRow;
  secret: string;
  /** The platform's page; null where a phone goes there. */
  authUrl: string | null;
  qr: Qr | null;
};

const refused = (sentence: string, details: Record<string, unknown> = {}) =>
  new PluginError('AUTH_REQUEST_INVALID', sentence, details);

/** Apps that visitors can use, the default one first; throws AUTH_LOGIN_CLOSED when the wanted one is not among them. */
export async function chooseApp(strapi: Core.Strapi, wanted: string | undefined): Promise<AppRow> {
  const open = await service(strapi, 'apps').forLogin();
  const app = wanted
    ? open.find(({ documentId, clientKey }) => [documentId, clientKey].includes(wanted))
    : open[0];
  if (app?.clientKey) return app;
  throw new PluginError('AUTH_LOGIN_CLOSED', 'app: login with Douyin is not switched on here for this app', {
    app: wanted ?? null,
  });
}

/** The app of an attempt: login must still be switched on, but accounts are connected and consent again whatever it says. */
export const appFor = (
  strapi: Core.Strapi,
  purpose: AttemptPurpose,
  id: string | undefined,
): Promise<AppRow> =>
  id && ['connect', 'reauthorize'].includes(purpose)
    ? service(strapi, 'apps').get(id)
    : chooseApp(strapi, id);

function readScopes(app: AppRow, written: string | undefined): string[] {
  const granted = app.scopes ?? [];
  if (written === undefined) return granted;
  const wanted = written.split(/[\s,]+/).filter(Boolean);
  const unknown = wanted.filter((scope) => scopeStage(scope) === 'unknown' && !granted.includes(scope));
  if (unknown.length > 0)
    throw refused(`scope: the platform has no "${unknown.join(', ')}"`, { scopes: unknown });
  const missing = wanted.filter((scope) => !granted.includes(scope));
  if (missing.length > 0)
    throw refused(`scope: the app "${app.name}" was not granted "${missing.join(', ')}"`, {
      scopes: missing,
    });
  if (wanted.length === 0) throw refused('scope: name at least one, or leave it out for those of the app');
  return wanted;
}

/** Origins a visitor may be sent back to: this site, and those in DOUYIN_REDIRECT_ORIGINS. */
export const allowedOrigins = (strapi: Core.Strapi): string[] => [
  publicOrigin(strapi),
  ...settingsOf(strapi).login.redirectOrigins,
];

const statePattern = /^[\x21-\x7e]{1,512}$/;

function readState(written: string | undefined): string | null {
  if (written === undefined) return null;
  if (!statePattern.test(written)) throw refused('state: 1 to 512 visible ASCII characters without blanks');
  return written;
}

function readWay(app: AppRow, request: StartRequest): LoginWay {
  const way = request.way ?? 'redirect';
  if (way === 'qr' && !app.embeddedQr)
    throw refused(`way: the embedded QR code is not switched on for the app "${app.name}"`);
  if (way === 'qr' && request.binding === 'caller')
    throw refused('way: the embedded QR code works on this site only, where a cookie binds it');
  return way;
}

/** What is asked for, checked: throws AUTH_LOGIN_CLOSED or AUTH_REQUEST_INVALID with the field at fault. */
async function readRequest(strapi: Core.Strapi, request: StartRequest) {
  const purpose = request.purpose ?? 'login';
  if (!startPurposes.includes(purpose)) throw refused('purpose: login, link or connect');
  const app = await appFor(strapi, purpose, request.app);
  const redirectTo = readRedirect(request.redirectUrl, allowedOrigins(strapi));
  const callerState = readState(request.state);
  if (callerState !== null && !redirectTo)
    throw refused('state: it is handed back at redirectUrl, so give one');
  const way = readWay(app, request);
  if (purpose === 'link' && app.newUserRule === 'closed')
    throw new PluginError('AUTH_LOGIN_CLOSED', 'app: no further accounts are linked with this app', {
      rule: app.newUserRule,
    });
  if (purpose === 'link' && way === 'redirect' && !redirectTo)
    throw refused('redirectUrl: say where the page is that finishes the link');
  if (way === 'popup' && request.binding === 'caller' && !redirectTo)
    throw refused('redirectUrl: its origin is the one that the pop-up reports to, so give one');
  return { app, purpose, redirectTo, callerState, way, scopes: readScopes(app, request.scope) };
}

const bindingColumns = (binding: Binding, secret: string) =>
  binding === 'browser' ? { browserHash: sha256(secret) } : { challenge: challengeOf(secret) };

/** Readies the platform's page for an app; throws CONFIG_SECRET_MISSING or CONFIG_KEYS_LOCKED before anything is written. */
export function platformPage(strapi: Core.Strapi, app: AppRow): (scopes: string[], state: string) => string {
  const apps = service(strapi, 'apps');
  const credentials = apps.credentials(app, { withSecret: true });
  const platform = service(strapi, 'platform').of(app.provider);
  return (scopes, state) =>
    platform.loginUrl(credentials, { scopes, redirectUri: apps.callbackUrl(), state });
}

/** Starts an attempt: checks everything first, stores hashes only, and gives the secrets to whoever asked. */
export async function startAttempt(strapi: Core.Strapi, request: StartRequest): Promise<Started> {
  const read = await readRequest(strapi, request);
  const pageOf = platformPage(strapi, read.app);
  const [state, secret] = [randomToken(), randomToken()];
  const qr = read.way === 'qr' ? await newQr(strapi) : null;
  const attempt = await createAttempt(strapi, {
    purpose: read.purpose,
    way: read.way,
    appId: read.app.documentId,
    stateHash: sha256(state),
    ...bindingColumns(request.binding, secret),
    redirectTo: read.redirectTo,
    scopes: qr && request.scope ? read.scopes : null,
    callerState: read.callerState,
    ...(qr ? qrColumns(qr) : {}),
    userId: request.userId ?? null,
    adminId: request.admin?.id ?? null,
    ...request.origin,
    expiresAt: addSeconds(clock.now(), settingsOf(strapi).login.attemptTtlSeconds),
  });
  await recordStep(strapi, 'login.started', attempt, { actor: request.admin });
  // A phone goes to the platform with a state of its own, made when it agrees.
  return { attempt, secret, authUrl: qr ? null : pageOf(read.scopes, state), qr };
}
