import type { Core } from '@strapi/strapi';
import type { AuditAction } from '../../../contracts/audit';
import type { AttemptPurpose } from '../../../contracts/login';
import type { AccountRow } from '../accounts/row';
import type { AppRow } from '../apps/row';
import type { Actor } from '../audit/service';
import { settingsOf } from '../config';
import type { AppCredentials, Profile, TokenSet } from '../providers';
import { addSeconds, clock } from '../shared/clock';
import { randomToken, sha256 } from '../shared/crypto';
import { inTransaction, whileContested } from '../shared/database';
import { PluginError } from '../shared/errors';
import { service } from '../shared/service';
import { consumeLink, refuseOtherAccount } from './again/consume';
import { takeStep, type AttemptColumns, type AttemptRow } from './attempt';
import { hashReturnCode, returnCodeOf } from './secrets';
import { recordStep } from './trail';

/** How a consent came out. */
export type Redeemed = {
  attempt: AttemptRow;
  provider: AppRow['provider'];
  openId: string;
  userId: number | null;
  /** Null where nothing is to be exchanged yet, on a phone, or at all. */
  exchangeCode: string | null;
};

const returnSeconds = 90;

/** The end of the stage in which a consent is redeemed: two platform calls and a commit. */
export const redeemEnd = (strapi: Core.Strapi): Date =>
  addSeconds(clock.now(), 60 + Math.ceil((2 * settingsOf(strapi).requestTimeoutMs) / 1000));

/** Whoever connects must still be an administrator when the account comes in. */
export async function refuseFormerAdmin(
  strapi: Core.Strapi,
  { purpose, adminId }: AttemptRow,
): Promise<void> {
  if (purpose !== 'connect') return;
  const where = { id: Number(adminId), isActive: true, blocked: false };
  if ((await strapi.db.query('admin::user').count({ where })) > 0) return;
  throw new PluginError('CONFIG_FORBIDDEN', 'The administrator who started this is not active any more');
}

type Bound = { accountId: string; userId: number | null };
type Identity = { set: TokenSet; profile: Profile };

/** Whose the tokens are; where the platform says it twice, both must agree. */
async function identify(
  strapi: Core.Strapi,
  app: AppRow,
  credentials: AppCredentials,
  set: TokenSet,
): Promise<Identity> {
  const token = { accessToken: set.accessToken, openId: set.openId ?? '' };
  const profile = await service(strapi, 'platform').of(app.provider).profile(credentials, token);
  if (set.openId !== null && profile.openId !== set.openId)
    throw new PluginError('API_UNREADABLE', 'The platform named two different users for one login');
  return { set, profile };
}

/** What a login changes about an account that is worth a line in the audit: that it is there, or what it granted. */
function changeOf(known: AccountRow | null, scopes: string[], purpose: AttemptPurpose): AuditAction | null {
  if (!known) return 'account.connected';
  if (purpose === 'reauthorize') return 'account.reauthorized';
  if (purpose === 'connect') return 'account.reconnected';
  const sameScopes = [...(known.scopes ?? [])].sort().join() === [...scopes].sort().join();
  return known.disconnectedAt || !sameScopes ? 'account.reconnected' : null;
}

function actorOf({ adminId, userId, purpose }: AttemptRow): Actor {
  if (adminId) return { kind: 'admin', id: adminId };
  // Whoever has the link: nobody is logged in by it.
  if (purpose === 'reauthorize') return { kind: 'visitor' };
  return { kind: 'user', ...(userId === null ? {} : { id: String(userId) }) };
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
  // An answer that names no scopes takes none away.
  const scopes = set.scopes ?? known?.scopes ?? [];
  const account = await accounts.save(known, app, profile, scopes);
  if (attempt.purpose === 'link') accounts.refuseForeign(account, attempt.userId ?? 0);
  const user = attempt.purpose === 'login' ? await service(strapi, 'users').of(app, account) : null;
  await service(strapi, 'tokens').save(account.documentId, set);
  const action = changeOf(known, scopes, attempt.purpose);
  if (action)
    await service(strapi, 'audit').record({
      action,
      actor: user ? { kind: 'user', id: String(user.id), name: user.username } : actorOf(attempt),
      target: { kind: 'account', id: account.documentId, name: profile.nickname },
      details: { app: app.name, scopes },
    });
  return { accountId: account.documentId, userId: user?.id ?? attempt.userId };
}

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

/** Purposes after which nobody is logged in or linked, so that there is nothing to exchange. */
const withoutExchange: readonly AttemptPurpose[] = ['connect', 'reauthorize'];

/** The last step of a consent: a one-time exchange code, of which a hash is stored, where somebody is to be let in. */
export async function letIn(
  strapi: Core.Strapi,
  attempt: AttemptRow,
  columns: AttemptColumns = {},
): Promise<{ attempt: AttemptRow; exchangeCode: string | null }> {
  if (withoutExchange.includes(attempt.purpose))
    return { attempt: await takeStep(strapi, attempt, 'connect', columns), exchangeCode: null };
  const exchangeCode = randomToken();
  const expiresAt = addSeconds(clock.now(), settingsOf(strapi).login.exchangeTtlSeconds);
  const issued = { ...columns, exchangeHash: sha256(exchangeCode), expiresAt };
  return { attempt: await takeStep(strapi, attempt, 'authorize', issued), exchangeCode };
}

/** Ends an attempt with what went wrong. */
export async function failWith(
  strapi: Core.Strapi,
  attempt: AttemptRow,
  error: unknown,
): Promise<AttemptRow> {
  const known = error instanceof PluginError ? error : null;
  // The story of what is not ours is in the log.
  const code = known?.code ?? 'INTERNAL';
  const failed = await takeStep(strapi, attempt, 'fail', { errorCode: code, deviceSealed: null });
  await recordStep(strapi, 'login.failed', attempt, { code, number: known?.details.number });
  return failed;
}

type Consent = {
  credentials: AppCredentials;
  /** Asks the platform for the tokens, once. */
  exchange(): Promise<TokenSet>;
  /** What the phone holds, for a return code. */
  secret: string | null;
};

/** Everything a consent leads to, in one transaction. */
async function settle(
  strapi: Core.Strapi,
  app: AppRow,
  attempt: AttemptRow,
  { set, profile, secret }: Identity & { secret: string | null },
): Promise<Redeemed> {
  const known = await service(strapi, 'accounts').known(app, profile.openId);
  refuseOtherAccount(attempt, known);
  return inTransaction(strapi, async () => {
    const bound = await bind(strapi, app, attempt, { set, profile, known });
    await consumeLink(strapi, attempt);
    const next = await goOn(strapi, attempt, { ...bound, secret });
    return { ...next, provider: app.provider, openId: profile.openId, userId: bound.userId };
  });
}

/**
 * Turns the consent of an attempt that is `returned` into tokens and stores what comes of it, all or nothing. What goes
 * wrong ends the attempt and is thrown.
 */
export async function redeem(
  strapi: Core.Strapi,
  app: AppRow,
  returned: AttemptRow,
  { credentials, exchange, secret }: Consent,
): Promise<Redeemed> {
  try {
    const identity = await identify(strapi, app, credentials, await exchange());
    return await whileContested(() => settle(strapi, app, returned, { ...identity, secret }));
  } catch (error) {
    await failWith(strapi, returned, error).catch((cause: unknown) =>
      strapi.log.error(`Douyin: a failed login was not written down: ${String(cause)}`),
    );
    throw error;
  }
}
