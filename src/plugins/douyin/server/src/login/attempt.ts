import type { Core } from '@strapi/strapi';
import type { AttemptStage } from '../../../contracts/login';
import { addSeconds, clock } from '../shared/clock';
import { newId, randomToken, sha256 } from '../shared/crypto';
import { changeOne } from '../shared/database';
import { PluginError, type ErrorCode } from '../shared/errors';

const attemptUid = 'plugin::douyin.attempt';

/** An attempt as it is stored. */
export type AttemptRow = {
  documentId: string;
  stage: AttemptStage;
  appId: string;
  redirectTo: string | null;
  accountId: string | null;
  userId: number | null;
};

const query = (strapi: Core.Strapi) => strapi.db.query(attemptUid);

/** Stores a new attempt and gives the `state` for the platform; only its hash is kept. */
export async function beginAttempt(
  strapi: Core.Strapi,
  attempt: { appId: string; browser: string; redirectTo: string | null; ttlSeconds: number },
): Promise<string> {
  const state = randomToken();
  const data = {
    documentId: newId(),
    stage: 'started',
    appId: attempt.appId,
    stateHash: sha256(state),
    browserHash: sha256(attempt.browser),
    redirectTo: attempt.redirectTo,
    expiresAt: addSeconds(clock.now(), attempt.ttlSeconds),
  };
  await query(strapi).create({ data });
  return state;
}

const unknownState = () =>
  new PluginError(
    'AUTH_STATE_INVALID',
    'This login is not known in this browser, was used already, or took too long: start it again',
  );

/**
 * Consumes a `state`: from `started` to `next`, once, in the browser that started and before it ends. Of two callbacks
 * with one state exactly one gets the attempt; the other throws AUTH_STATE_INVALID.
 */
export async function consumeState(
  strapi: Core.Strapi,
  given: { state: string; browser: string | null },
  next: 'returned' | 'refused',
): Promise<AttemptRow> {
  if (!given.browser) throw unknownState();
  const key = { stateHash: sha256(given.state), browserHash: sha256(given.browser) };
  const open = { ...key, stage: 'started', expiresAt: { $gt: clock.now() } };
  if (!(await changeOne(strapi, attemptUid, open, { stage: next }))) throw unknownState();
  return query(strapi).findOne({ where: key }) as Promise<AttemptRow>;
}

/** Ends an attempt that came back but could not be completed. */
export async function failAttempt(
  strapi: Core.Strapi,
  attempt: AttemptRow,
  errorCode: ErrorCode | 'INTERNAL',
): Promise<void> {
  const where = { documentId: attempt.documentId, stage: 'returned' };
  await changeOne(strapi, attemptUid, where, { stage: 'failed', errorCode });
}

/** Marks an attempt as authorised and gives its one-time exchange code; only its hash is kept. */
export async function authorizeAttempt(
  strapi: Core.Strapi,
  attempt: AttemptRow,
  result: { accountId: string; userId: number; ttlSeconds: number },
): Promise<string> {
  const code = randomToken();
  const data = {
    stage: 'authorized',
    exchangeHash: sha256(code),
    exchangeExpiresAt: addSeconds(clock.now(), result.ttlSeconds),
    accountId: result.accountId,
    userId: result.userId,
  };
  await changeOne(strapi, attemptUid, { documentId: attempt.documentId, stage: 'returned' }, data);
  return code;
}

/** Consumes an exchange code: once, in time, in the browser that started. Throws AUTH_EXCHANGE_INVALID. */
export async function consumeExchangeCode(
  strapi: Core.Strapi,
  given: { code: string; browser: string | null },
): Promise<AttemptRow & { userId: number }> {
  const key = { exchangeHash: sha256(given.code), browserHash: sha256(given.browser ?? '') };
  const open = { ...key, stage: 'authorized', exchangeExpiresAt: { $gt: clock.now() } };
  if (!given.browser || !(await changeOne(strapi, attemptUid, open, { stage: 'exchanged' }))) {
    throw new PluginError(
      'AUTH_EXCHANGE_INVALID',
      'The exchange code is not known in this browser, was used already, or is too old: log in again',
    );
  }
  return query(strapi).findOne({ where: key }) as Promise<AttemptRow & { userId: number }>;
}

/** Marks attempts nobody finished as expired and deletes those that ended more than `keepDays` ago. */
export async function sweepAttempts(strapi: Core.Strapi, keepDays: number): Promise<void> {
  const now = clock.now();
  await query(strapi).updateMany({
    where: {
      stage: { $in: ['started', 'returned', 'authorized'] },
      expiresAt: { $lte: addSeconds(now, -600) },
    },
    data: { stage: 'expired' },
  });
  await query(strapi).deleteMany({ where: { expiresAt: { $lte: addSeconds(now, -keepDays * 86_400) } } });
}
