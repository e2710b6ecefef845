import type { Core } from '@strapi/strapi';
import { sameSecret, sha256 } from '../shared/crypto';
import { PluginError } from '../shared/errors';
import { service } from '../shared/service';
import { findAttempt, refuseStep, takeStep, type AttemptRow } from './attempt';
import { redeem, redeemEnd, refuseFormerAdmin, type Redeemed } from './redeem';
import { appFor } from './start';
import { announceRefused, recordStep } from './trail';

/** What the platform's callback brings along, and how to read the secret its browser holds for an attempt. */
export type CallbackRequest = {
  state: string | null;
  code: string | null;
  secretFor(attempt: AttemptRow): string | null;
};

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

async function refuse(strapi: Core.Strapi, attempt: AttemptRow): Promise<never> {
  const refused = await takeStep(strapi, attempt, 'refuse');
  await recordStep(strapi, 'login.refused', refused);
  announceRefused(strapi, attempt);
  throw new PluginError('AUTH_REFUSED', 'The login was refused on the phone');
}

/**
 * Completes an attempt with the platform's code. State, browser, stage and app are judged before the code goes to the
 * platform, and what is refused there consumes neither. Throws `AUTH_*` or `API_*`.
 */
export async function completeAttempt(
  strapi: Core.Strapi,
  { state, code, secretFor }: CallbackRequest,
  found: (attempt: AttemptRow) => void,
): Promise<Redeemed> {
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
  const apps = service(strapi, 'apps');
  const credentials = apps.credentials(app, { withSecret: true });
  if (!code) return refuse(strapi, attempt);
  const returned = await takeStep(strapi, attempt, 'return', { expiresAt: redeemEnd(strapi) });
  const platform = service(strapi, 'platform').of(app.provider);
  const exchange = () => platform.exchange(credentials, code, apps.callbackUrl());
  return redeem(strapi, app, returned, { credentials, exchange, secret });
}
