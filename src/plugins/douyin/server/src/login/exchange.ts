import type { Core } from '@strapi/strapi';
import type { Answer } from '../../../contracts/contract';
import type { loginContracts } from '../../../contracts/login';
import { addSeconds, clock } from '../shared/clock';
import { sameSecret, sha256 } from '../shared/crypto';
import { changeOne, inTransaction, whileContested } from '../shared/database';
import { PluginError } from '../shared/errors';
import { service } from '../shared/service';
import { attemptUid, findAttempt, hasExpired, takeStep, type AttemptRow } from './attempt';
import { challengeOf } from './secrets';
import { chooseApp } from './start';
import { announce } from './trail';

/** An exchange code and the proof that its bearer started: the cookie of the start browser, or the verifier. */
export type ExchangeRequest = {
  code: string;
  verifier?: string;
  /** How the caller's cookie is found; without it only a verifier counts. */
  secretFor?: (attempt: AttemptRow) => string | null;
};

const crossDeviceSeconds = 86_400;

const invalid = () =>
  new PluginError(
    'AUTH_EXCHANGE_INVALID',
    'The exchange code is not known here, was used already, or is too old: log in again',
  );

function isBearerOf(attempt: AttemptRow, { verifier, secretFor }: ExchangeRequest): boolean {
  if (attempt.challenge)
    return verifier !== undefined && sameSecret(challengeOf(verifier), attempt.challenge);
  const secret = secretFor?.(attempt);
  return Boolean(secret && attempt.browserHash && sameSecret(sha256(secret), attempt.browserHash));
}

/** The attempt an exchange code belongs to; whoever may not use the code learns only that it is invalid. */
async function bearerAttempt(
  strapi: Core.Strapi,
  request: ExchangeRequest,
  purpose: AttemptRow['purpose'],
): Promise<AttemptRow & { userId: number }> {
  const attempt = await findAttempt(strapi, { exchangeHash: sha256(request.code) });
  const isOpen = attempt?.stage === 'authorized' && attempt.purpose === purpose && !hasExpired(attempt);
  if (!isOpen || attempt.userId === null || !isBearerOf(attempt, request)) throw invalid();
  return attempt as AttemptRow & { userId: number };
}

async function consume(strapi: Core.Strapi, attempt: AttemptRow): Promise<void> {
  try {
    await takeStep(strapi, attempt, 'exchange');
  } catch (error) {
    throw error instanceof PluginError ? invalid() : error;
  }
}

/** What the code stands for must still be so: the account is its user's and connected, and the app open for logins. */
async function holdAccount(strapi: Core.Strapi, { accountId, userId, appId }: AttemptRow): Promise<void> {
  const held =
    accountId !== null && userId !== null && (await service(strapi, 'accounts').hold(accountId, userId));
  if (!held) throw invalid();
  await chooseApp(strapi, appId);
}

/** Turns an exchange code into a session, once. Throws AUTH_EXCHANGE_INVALID or AUTH_USER_BLOCKED. */
export async function exchange(
  strapi: Core.Strapi,
  request: ExchangeRequest,
): Promise<{ attempt: AttemptRow; answer: Answer<typeof loginContracts.exchange> }> {
  const attempt = await bearerAttempt(strapi, request, 'login');
  const isCrossDevice = attempt.way === 'qr';
  const crossDeviceUntil = isCrossDevice ? addSeconds(clock.now(), crossDeviceSeconds).toISOString() : null;
  const { session, user, nickname } = await inTransaction(strapi, async () => {
    await consume(strapi, attempt);
    await holdAccount(strapi, attempt);
    const user = await service(strapi, 'users').require(attempt.userId);
    const mark = { attempt: attempt.documentId, account: attempt.accountId ?? '', crossDeviceUntil };
    const session = await service(strapi, 'sessions').open(user.id, mark);
    const nickname = await service(strapi, 'accounts').nickname(attempt.accountId);
    await service(strapi, 'audit').record({
      action: 'login.succeeded',
      actor: { kind: 'user', id: String(user.id), name: user.username },
      target: { kind: 'account', id: attempt.accountId ?? '', name: nickname },
      details: networks(attempt),
    });
    return { session, user, nickname };
  });
  service(strapi, 'metrics').count('logins', { way: attempt.way, result: 'ok' });
  announce(strapi, 'login', { user: user.id, account: attempt.accountId, app: attempt.appId });
  const shown = { id: user.id, username: user.username, nickname };
  return { attempt, answer: { ...session, user: shown, crossDeviceUntil } };
}

const networks = ({ way, network, phoneNetwork }: AttemptRow): Record<string, string> => ({
  way,
  ...(network ? { network } : {}),
  ...(phoneNetwork ? { phoneNetwork } : {}),
});

/** Turns an exchange code into a link for the user who started it; throws AUTH_SESSION_OTHER for any other. */
export async function finishLink(
  strapi: Core.Strapi,
  request: ExchangeRequest & { userId: number },
): Promise<{ attempt: AttemptRow; answer: Answer<typeof loginContracts.finishLink> }> {
  const attempt = await bearerAttempt(strapi, request, 'link');
  if (attempt.userId !== request.userId)
    throw new PluginError(
      'AUTH_SESSION_OTHER',
      'Another user started this link: start it again in this session',
    );
  const accountId = attempt.accountId ?? '';
  const nickname = await service(strapi, 'accounts').nickname(accountId);
  await inTransaction(strapi, async () => {
    await consume(strapi, attempt);
    const { username } = await service(strapi, 'users').require(attempt.userId);
    await chooseApp(strapi, attempt.appId);
    const linkMade = await service(strapi, 'accounts').claim(accountId, attempt.userId);
    await changeOne(strapi, attemptUid, { documentId: attempt.documentId }, { linkMade });
    await service(strapi, 'audit').record({
      action: 'account.linked',
      actor: { kind: 'user', id: String(attempt.userId), name: username },
      target: { kind: 'account', id: accountId, name: nickname },
      details: networks(attempt),
    });
  });
  announce(strapi, 'link', { user: attempt.userId, account: accountId, app: attempt.appId });
  return { attempt, answer: { account: { id: accountId, nickname } } };
}

/** Takes an account from the user who asks, and ends the sessions it opened. Throws AUTH_LAST_WAY. */
export async function unlink(strapi: Core.Strapi, userId: number, accountId: string): Promise<void> {
  // Read before: the transaction must begin with the lock, for MySQL shows it the past from its first read on.
  const hasPassword = await service(strapi, 'users').hasPassword(userId);
  const release = () =>
    inTransaction(strapi, async () => {
      const released = await service(strapi, 'accounts').release(accountId, { userId, hasPassword });
      await service(strapi, 'audit').record({
        action: 'account.unlinked',
        actor: { kind: 'user', id: String(userId) },
        target: { kind: 'account', id: accountId, name: released.nickname ?? '' },
      });
      return released;
    });
  const account = await whileContested(release);
  // Once more after the commit, for a renewal that ran beside it.
  await service(strapi, 'sessions').endOfAccount(accountId);
  announce(strapi, 'unlink', { user: userId, account: accountId, app: account.appId });
}
