import type { Core } from '@strapi/strapi';
import type { StartPurpose } from '../../../contracts/login';
import { addSeconds, clock } from '../shared/clock';
import { randomToken, sha256 } from '../shared/crypto';
import { inTransaction } from '../shared/database';
import { PluginError } from '../shared/errors';
import { service } from '../shared/service';
import {
  attemptOfHolder,
  findAttempt,
  getAttempt,
  hasExpired,
  refuseStep,
  takeStep,
  type AttemptRow,
} from './attempt';
import { endOpened } from './end';
import { readTicket, returnCodeOf } from './secrets';
import { appFor, platformPage } from './start';
import { announceRefused, recordStep } from './trail';

const consentSeconds = 300;
const denySeconds = 86_400;

/** Seconds the phone keeps its cookie: as long as it may say "it was not me". */
export const phoneCookieSeconds = denySeconds + 900;

/** The attempt behind a QR code that a phone opened; null once the code was renewed, used or ran out. Changes nothing. */
export async function openQr(strapi: Core.Strapi, token: string): Promise<AttemptRow | null> {
  const attempt = await findAttempt(strapi, { qrHash: sha256(token) });
  const isOpen = attempt?.stage === 'started' && !hasExpired(attempt);
  const isFresh = attempt?.qrExpiresAt && new Date(attempt.qrExpiresAt) > clock.now();
  return isOpen && isFresh ? attempt : null;
}

async function attemptOf(strapi: Core.Strapi, ticket: unknown): Promise<AttemptRow> {
  const id = readTicket(strapi, ticket);
  if (!id)
    throw new PluginError('AUTH_STATE_EXPIRED', 'The page on the phone is too old: scan the code again');
  return getAttempt(strapi, id);
}

/** What the phone is asked to do; who consents again by a link is shown no code of ours. */
export const phonePurpose = ({ purpose }: AttemptRow): StartPurpose =>
  purpose === 'reauthorize' ? 'connect' : purpose;

/** What a phone gets when it goes on: the platform's page, and its own secret. */
export type Scanned = { attempt: AttemptRow; authUrl: string; secret: string };

/** Binds the phone that agreed and gives it the platform's page; of two phones the first one counts. */
export async function scan(
  strapi: Core.Strapi,
  { ticket, network }: { ticket: unknown; network: string },
): Promise<Scanned> {
  const attempt = await attemptOf(strapi, ticket);
  refuseStep(attempt, 'scan');
  const app = await appFor(strapi, attempt.purpose, attempt.appId);
  const pageOf = platformPage(strapi, app);
  const [state, secret] = [randomToken(), randomToken()];
  const scanned = await takeStep(strapi, attempt, 'scan', {
    stateHash: sha256(state),
    phoneHash: sha256(secret),
    phoneNetwork: network,
    expiresAt: addSeconds(clock.now(), consentSeconds),
  });
  await recordStep(strapi, 'login.scanned', scanned);
  const authUrl = pageOf(attempt.scopes ?? app.scopes ?? [], state);
  return { attempt: scanned, authUrl, secret };
}

/** The phone said no before it went on. */
export async function refuseScan(
  strapi: Core.Strapi,
  { ticket, network }: { ticket: unknown; network: string },
): Promise<void> {
  const attempt = await attemptOf(strapi, ticket);
  const refused = await takeStep(strapi, attempt, 'refuse', { phoneNetwork: network });
  await recordStep(strapi, 'login.refused', refused);
  announceRefused(strapi, attempt);
}

/** The attempt of a phone that holds its secret; throws AUTH_ATTEMPT_UNKNOWN for any other. */
export const attemptOfPhone = (strapi: Core.Strapi, id: string, secret: string | null): Promise<AttemptRow> =>
  attemptOfHolder(strapi, id, secret, ['phoneHash']);

/** The return code to show on the phone; empty unless the attempt waits for it. */
export function shownReturnCode(strapi: Core.Strapi, attempt: AttemptRow, secret: string | null): string {
  const waits = attempt.stage === 'confirmed' && !hasExpired(attempt);
  return waits && secret ? returnCodeOf(strapi, attempt.documentId, secret) : '';
}

/** The phone says "it was not me": whatever the attempt led to ends. */
export async function deny(strapi: Core.Strapi, attempt: AttemptRow): Promise<void> {
  const tooLate = addSeconds(clock.now(), -phoneCookieSeconds);
  if (attempt.createdAt && new Date(attempt.createdAt) < tooLate)
    throw new PluginError(
      'AUTH_STATE_EXPIRED',
      'More than a day has passed: ask the administrator of the site',
    );
  const denied = await inTransaction(strapi, async () => {
    const next = await takeStep(strapi, attempt, 'deny');
    await endOpened(strapi, next);
    if (attempt.stage !== 'denied') await recordStep(strapi, 'login.denied', next);
    return next;
  });
  // Once more after the commit, for a renewal that ran beside it.
  if (denied.purpose === 'login') await service(strapi, 'sessions').endOpenedBy(denied.documentId);
  announceRefused(strapi, attempt);
}
