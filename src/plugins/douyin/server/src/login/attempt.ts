import type { Core } from '@strapi/strapi';
import {
  attemptSteps,
  openStages,
  type AttemptPurpose,
  type AttemptStage,
  type AttemptStatus,
  type AttemptStep,
  type AttemptWay,
} from '../../../contracts/login';
import { clock } from '../shared/clock';
import { newId, sameSecret, sha256 } from '../shared/crypto';
import { changeOne, insertOne } from '../shared/database';
import { PluginError } from '../shared/errors';

/** Uid of the attempts' content type. */
export const attemptUid = 'plugin::douyin.attempt';

/** An attempt as it is stored. */
export type AttemptRow = {
  documentId: string;
  createdAt?: string | Date;
  stage: AttemptStage;
  purpose: AttemptPurpose;
  way: AttemptWay;
  appId: string;
  expiresAt: string | Date;
  stateHash: string;
  browserHash: string | null;
  challenge: string | null;
  redirectTo: string | null;
  scopes: string[] | null;
  callerState: string | null;
  qrHash: string | null;
  qrExpiresAt: string | Date | null;
  phoneHash: string | null;
  returnHash: string | null;
  returnTries: number;
  exchangeHash: string | null;
  accountId: string | null;
  linkId: string | null;
  userId: number | null;
  linkMade: boolean | null;
  adminId: string | null;
  errorCode: string | null;
  device: string | null;
  network: string | null;
  phoneNetwork: string | null;
  place: string | null;
  deviceSealed: string | null;
  pollOwner: string | null;
  pollUntil: string | Date | null;
};

/** Columns as they are written. */
export type AttemptColumns = Partial<AttemptRow>;

const query = (strapi: Core.Strapi) => strapi.db.query(attemptUid);

/** The attempt that matches; null when there is none. */
export const findAttempt = (
  strapi: Core.Strapi,
  where: Record<string, unknown>,
): Promise<AttemptRow | null> => query(strapi).findOne({ where }) as Promise<AttemptRow | null>;

/** The attempt with an id; throws AUTH_ATTEMPT_UNKNOWN. */
export async function getAttempt(strapi: Core.Strapi, id: string): Promise<AttemptRow> {
  const attempt = await findAttempt(strapi, { documentId: id });
  if (!attempt) throw unknownAttempt();
  return attempt;
}

type SecretColumn = 'browserHash' | 'phoneHash';

/** The attempt with an id for a browser that holds one of these secrets of it; throws AUTH_ATTEMPT_UNKNOWN. */
export async function attemptOfHolder(
  strapi: Core.Strapi,
  id: string,
  secret: string | null,
  columns: SecretColumn[],
): Promise<AttemptRow> {
  const attempt = await getAttempt(strapi, id);
  // An administrator's attempt is followed with the panel's token; only its phone has a cookie that counts.
  const counts = columns.filter((column) => column === 'phoneHash' || attempt.purpose !== 'connect');
  const hashes = counts.flatMap((column) => attempt[column] ?? []);
  if (secret && hashes.some((hash) => sameSecret(sha256(secret), hash))) return attempt;
  throw unknownAttempt();
}

/** The error for an attempt that is not there, or not the caller's. */
export const unknownAttempt = () =>
  new PluginError('AUTH_ATTEMPT_UNKNOWN', 'There is no such login here: start a new one');

const blank: Omit<AttemptRow, 'documentId' | 'purpose' | 'way' | 'appId' | 'stateHash' | 'expiresAt'> = {
  stage: 'started',
  browserHash: null,
  challenge: null,
  redirectTo: null,
  scopes: null,
  callerState: null,
  qrHash: null,
  qrExpiresAt: null,
  phoneHash: null,
  returnHash: null,
  returnTries: 0,
  exchangeHash: null,
  accountId: null,
  linkId: null,
  userId: null,
  linkMade: null,
  adminId: null,
  errorCode: null,
  device: null,
  network: null,
  phoneNetwork: null,
  place: null,
  deviceSealed: null,
  pollOwner: null,
  pollUntil: null,
};

/** Stores a new attempt at its first stage. */
export async function createAttempt(
  strapi: Core.Strapi,
  columns: AttemptColumns & Pick<AttemptRow, 'purpose' | 'way' | 'appId' | 'stateHash' | 'expiresAt'>,
): Promise<AttemptRow> {
  const attempt: AttemptRow = { ...blank, documentId: newId(), ...columns };
  await insertOne(strapi, attemptUid, attempt);
  return attempt;
}

/** Whether the present stage of an attempt has run out. */
export const hasExpired = ({ expiresAt }: Pick<AttemptRow, 'expiresAt'>): boolean =>
  new Date(expiresAt) <= clock.now();

const opens = (step: AttemptStep, stage: AttemptStage): boolean =>
  (attemptSteps[step].from as readonly AttemptStage[]).includes(stage);

/** Steps that may come after the present stage has run out. */
const timeless: readonly AttemptStep[] = ['fail', 'deny', 'expire'];

/** Throws AUTH_STATE_EXPIRED or AUTH_STEP_INVALID when a step cannot be taken from where an attempt stands. */
export function refuseStep(attempt: AttemptRow, step: AttemptStep): void {
  const { stage } = attempt;
  const isLate = hasExpired(attempt) && !timeless.includes(step);
  if (stage === 'expired' || (opens(step, stage) && isLate))
    throw new PluginError('AUTH_STATE_EXPIRED', 'This login took too long: start a new one');
  if (!opens(step, stage))
    throw new PluginError('AUTH_STEP_INVALID', `A login that is "${stage}" cannot take the step "${step}"`, {
      stage,
      step,
    });
}

/**
 * Takes one step of the transition table, once: of two callers who try the same step exactly one gets through, the
 * other's AUTH_STEP_INVALID tells where the attempt stands. Gives the attempt after it.
 */
export async function takeStep(
  strapi: Core.Strapi,
  attempt: AttemptRow,
  step: AttemptStep,
  columns: AttemptColumns = {},
): Promise<AttemptRow> {
  refuseStep(attempt, step);
  const { from, to } = attemptSteps[step];
  const where = { documentId: attempt.documentId, stage: { $in: [...from] } };
  if (await changeOne(strapi, attemptUid, where, { ...columns, stage: to }))
    return { ...attempt, ...columns, stage: to };
  const now = await getAttempt(strapi, attempt.documentId);
  refuseStep(now, step);
  throw new PluginError('AUTH_STEP_INVALID', `The login changed before the step "${step}"`, {
    stage: now.stage,
    step,
  });
}

/** What the start browser may know of its attempt; one whose stage ran out is `expired` before the sweep says so. */
export function statusOf(attempt: AttemptRow): AttemptStatus {
  const isOver = openStages.includes(attempt.stage) && hasExpired(attempt);
  return {
    id: attempt.documentId,
    stage: isOver ? 'expired' : attempt.stage,
    expiresAt: new Date(attempt.expiresAt).toISOString(),
    errorCode: attempt.errorCode,
  };
}
