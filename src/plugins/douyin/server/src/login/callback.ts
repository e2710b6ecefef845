import type { Core } from '@strapi/strapi';
import type { AuditAction } from '../../../contracts/audit';
import type { AttemptPurpose } from '../../../contracts/login';
import type { AccountRow } from '../accounts/row';
import type { AppRow } from '../apps/row';
import type { Actor } from '../audit/service';
import { settingsOf } from '../config';
import type { AppCredentials, Profile, TokenSet } from '../providers';
import { addSeconds, clock } from '../shared/clock';
import { randomToken, sameSecret, sha256 } from '../shared/crypto';
import { inTransaction, whileContested } from '../shared/database';
import { PluginError } from '../shared/errors';
import { service } from '../shared/service';
import { findAttempt, refuseStep, takeStep, type AttemptColumns, type AttemptRow } from './attempt';
import { hashReturnCode, returnCodeOf } from './secrets';
import { appFor } from './start';
import { announceRefused, recordStep } from './trail';

/** What the platform's callback brings along, and how to read the secret its browser holds for an attempt. */
export type CallbackRequest = {
  state: string | null;
  code: string | null;
  secretFor(attempt: AttemptRow): string | null;
};

/** How a callback ended. */
export type CallbackResult = {
  attempt: AttemptRow;
  openId: string;
  userId: number | null;
  /** Null where nothing is to be exchanged yet: on a phone, or for an administrator. */
  exchangeCode: string | null;
};

const returnSeconds = 90;
/** Two platform calls and a commit. */
const spendingSeconds = (strapi: Core.Strapi): number =>
  60 + Math.ceil((2 * settingsOf(strapi).requestTimeoutMs) / 1000);

async function findByState(strapi: Core.Strapi, state: string | null): Promise<AttemptRow> {
  const attempt = state ? await findAttempt(strapi, { stateHash: sha256(state) }) : null;
  if (attempt) return attempt;
  throw new PluginError('AUTH_STATE_INVALID', 'state: missing or not one of ours: start the login again');
}

/** Whether the browser is the one the attempt is bound to; one with a verifier is bound at the exchange instead. */
function isOwnBrowser(attempt: AttemptRow, secret: string | null): boolean {
  const bound = attempt.way === 'qr' ? attempt.phoneHash : attempt.browserHash;
  if (attempt.challenge && attempt.way !== 'qr') return true;
  return Boolean(bound && secret && sameSecret(sha256(secret), bound));
}

function refuseForeignBrowser(): never {
  throw new PluginError(
    'AUTH_STATE_FOREIGN',
    'This login was started in another browser: go on there, or start it again here',
  );
}

function refuseUsed(attempt: AttemptRow): void {
  try {
    refuseStep(attempt, 'return');
  } catch (error) {
    if (!(error instanceof PluginError) || error.code !== 'AUTH_STEP_INVALID') throw error;
    throw new PluginError('AUTH_STATE_USED', 'This login was used already: start a new one', error.details);
  }
}

/** A phone's attempt returns only after the phone agreed; before that its state is known to nobody. */
function refuseUnscanned(attempt: AttemptRow): void {
  if (attempt.way === 'qr' && attempt.stage === 'started') refuseStep(attempt, 'confirm');
}

/** Whoever connects must still be an administrator when the account comes in. */
async function refuseFormerAdmin(strapi: Core.Strapi, { purpose, adminId }: AttemptRow): Promise<void> {
  if (purpose !== 'connect') return;
  const where = { id: Number(adminId), isActive: true, blocked: false };
  if ((await strapi.db.query('admin::user').count({ where })) > 0) return;
  throw new PluginError('CONFIG_FORBIDDEN', 'The administrator who started this is not active any more');
}

async function identify(
  strapi: Core.Strapi,
  provider: AppRow['provider'],
  credentials: AppCredentials,
  code: string,
): Promise<Identity> {
  const platform = service(strapi, 'platform').of(provider);
  const set = await platform.exchange(credentials, code, service(strapi, 'apps').callbackUrl());
  const profile = await platform.profile(credentials, {
    accessToken: set.accessToken,
    openId: set.openId ?? '',
  });
  if (set.openId !== null && profile.openId !== set.openId) {
    throw new PluginError('API_UNREADABLE', 'The platform named two different users for one login');
  }
  return { set, profile };
}

type Bound = { accountId: string; userId: number | null };
type Identity = { set: TokenSet; profile: Profile };

/** What a login changes about an account that is worth a line in the audit: that it is there, or what it granted. */
function changeOf(known: AccountRow | null, scopes: string[], purpose: AttemptPurpose): AuditAction | null {
  if (!known) return 'account.connected';
  if (purpose === 'connect') return 'account.reconnected';
  const sameScopes = [...(known.scopes ?? [])].sort().join() === [...scopes].sort().join();
  return known.disconnectedAt || !sameScopes ? 'account.reconnected' : null;
}

/** The account, its tokens and, for a login, its user. */
async function bind(
  strapi: Core.Strapi,
  app: AppRow,
  attempt: AttemptRow,
  { set, profile, known }: Identity & { known: AccountRow | null },
): Promise<Bound> {
  const accounts = service(strapi, 'accounts');
  await accounts.holdPerson(known, app, profile);
  const scopes = set.scopes ?? [];
  const account = await accounts.save(known, app, profile, scopes);
  if (attempt.purpose === 'link') accounts.refuseForeign(account, attempt.userId ?? 0);
  const user = attempt.purpose === 'login' ? await service(strapi, 'users').of(app, account) : null;
  const actor: Actor = user ? { kind: 'user', id: String(user.id), name: user.username } : actorOf(attempt);
  const renewable = [...(app.scopes ?? []), ...scopes].includes('renew_refresh_token');
  const minted = {
    accountId: account.documentId,
    nickname: profile.nickname,
    provider: app.provider,
    renewable,
  };
  await service(strapi, 'tokens').save(minted, set, actor);
  const action = changeOf(known, scopes, attempt.purpose);
  if (action)
    await service(strapi, 'audit').record({
      action,
      actor,
      target: { kind: 'account', id: account.documentId, name: profile.nickname },
      details: { app: app.name, scopes },
    });
  return { accountId: account.documentId, userId: user?.id ?? attempt.userId };
}

const actorOf = ({ adminId, userId }: AttemptRow) =>
  adminId
    ? { kind: 'admin' as const, id: adminId }
    : { kind: 'user' as const, ...(userId === null ? {} : { id: String(userId) }) };

/** The step after the account is bound, by the way and the purpose. */
async function goOn(
  strapi: Core.Strapi,
  attempt: AttemptRow,
  { accountId, userId, secret }: Bound & { secret: string | null },
): Promise<{ attempt: AttemptRow; exchangeCode: string | null }> {
  const columns: AttemptColumns = { accountId, userId };
  if (attempt.way === 'qr') {
    const returnCode = returnCodeOf(strapi, attempt.documentId, secret ?? '');
    const returnHash = hashReturnCode(strapi, attempt.documentId, returnCode);
    const expiresAt = addSeconds(clock.now(), returnSeconds);
    const next = await takeStep(strapi, attempt, 'confirm', { ...columns, returnHash, expiresAt });
    await recordStep(strapi, 'login.confirmed', next);
    return { attempt: next, exchangeCode: null };
  }
  return letIn(strapi, attempt, columns);
}

/** The last step of a consent: a one-time exchange code, of which a hash is stored; an administrator needs none. */
export async function letIn(
  strapi: Core.Strapi,
  attempt: AttemptRow,
  columns: AttemptColumns = {},
): Promise<{ attempt: AttemptRow; exchangeCode: string | null }> {
  if (attempt.purpose === 'connect')
    return { attempt: await takeStep(strapi, attempt, 'connect', columns), exchangeCode: null };
  const exchangeCode = randomToken();
  const expiresAt = addSeconds(clock.now(), settingsOf(strapi).login.exchangeTtlSeconds);
  const issued = { ...columns, exchangeHash: sha256(exchangeCode), expiresAt };
  return { attempt: await takeStep(strapi, attempt, 'authorize', issued), exchangeCode };
}

async function fail(strapi: Core.Strapi, attempt: AttemptRow, error: unknown): Promise<void> {
  const known = error instanceof PluginError ? error : null;
  // The story of what is not ours is in the log.
  const code = known?.code ?? 'INTERNAL';
  await takeStep(strapi, attempt, 'fail', { errorCode: code });
  await recordStep(strapi, 'login.failed', attempt, { code, number: known?.details.number });
}

async function refuse(strapi: Core.Strapi, attempt: AttemptRow): Promise<never> {
  const refused = await takeStep(strapi, attempt, 'refuse');
  await recordStep(strapi, 'login.refused', refused);
  announceRefused(strapi, attempt);
  throw new PluginError('AUTH_REFUSED', 'The login was refused on the phone');
}

/** Everything a callback leads to, in one transaction. */
async function settle(
  strapi: Core.Strapi,
  app: AppRow,
  attempt: AttemptRow,
  { set, profile, secret }: Identity & { secret: string | null },
): Promise<CallbackResult> {
  const known = await service(strapi, 'accounts').known(app, profile.openId);
  return inTransaction(strapi, async () => {
    const bound = await bind(strapi, app, attempt, { set, profile, known });
    const next = await goOn(strapi, attempt, { ...bound, secret });
    return { ...next, openId: profile.openId, userId: bound.userId };
  });
}

/**
 * Completes an attempt with the platform's code. State, browser, stage and app are judged before the code goes to the
 * platform, and what is refused there consumes neither. Throws `AUTH_*` or `API_*`.
 */
export async function completeAttempt(
  strapi: Core.Strapi,
  { state, code, secretFor }: CallbackRequest,
  found: (attempt: AttemptRow) => void,
): Promise<CallbackResult> {
  const attempt = await findByState(strapi, state);
  const secret = secretFor(attempt);
  const isOwn = isOwnBrowser(attempt, secret);
  if (isOwn) found(attempt);
  // Before the browser: one that is done has no cookie any more, and is told why all the same.
  refuseUsed(attempt);
  if (!isOwn) refuseForeignBrowser();
  refuseUnscanned(attempt);
  const app = await appFor(strapi, attempt.purpose, attempt.appId);
  await refuseFormerAdmin(strapi, attempt);
  const credentials = service(strapi, 'apps').credentials(app);
  if (!code) return refuse(strapi, attempt);
  const expiresAt = addSeconds(clock.now(), spendingSeconds(strapi));
  const returned = await takeStep(strapi, attempt, 'return', { expiresAt });
  try {
    const identity = await identify(strapi, app.provider, credentials, code);
    return await whileContested(() => settle(strapi, app, returned, { ...identity, secret }));
  } catch (error) {
    await fail(strapi, returned, error).catch((cause: unknown) =>
      strapi.log.error(`Douyin: a failed login was not written down: ${String(cause)}`),
    );
    throw error;
  }
}
