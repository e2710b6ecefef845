import type { Core } from '@strapi/strapi';
import type { AppRow } from '../../apps/row';
import type { DeviceLogin, DeviceStage } from '../../providers';
import { ending } from '../../shared/ending';
import { PluginError } from '../../shared/errors';
import { service } from '../../shared/service';
import { getAttempt, hasExpired, takeStep, unknownAttempt, type AttemptRow } from '../attempt';
import { failWith, redeem, redeemEnd, refuseFormerAdmin } from '../redeem';
import { appFor } from '../start';
import { announceRefused, recordStep } from '../trail';
import { whileLeased } from './lease';
import { openDevice } from './sealed';
import { deviceFlow } from './start';

/** Well below what proxies wait for an answer. */
const waitMs = 8_000;

const isWaiting = (attempt: AttemptRow): boolean =>
  ['started', 'scanned'].includes(attempt.stage) && !hasExpired(attempt);

/** Asks the platform once; null when it had no news in time, or this process ends. */
async function ask(strapi: Core.Strapi, app: AppRow, login: DeviceLogin): Promise<DeviceStage | null> {
  const signal = AbortSignal.any([AbortSignal.timeout(waitMs), ending]);
  const credentials = service(strapi, 'apps').credentials(app);
  try {
    return await deviceFlow(strapi, app).poll(credentials, login, signal);
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  }
}

/** The phone agreed: whoever takes the step exchanges, once. */
async function confirm(strapi: Core.Strapi, app: AppRow, attempt: AttemptRow, login: DeviceLogin) {
  await refuseFormerAdmin(strapi, attempt);
  const columns = { expiresAt: redeemEnd(strapi), deviceSealed: null };
  const returned = await takeStep(strapi, attempt, 'return', columns);
  const credentials = service(strapi, 'apps').credentials(app);
  const exchange = () => deviceFlow(strapi, app).exchange(credentials, login);
  await redeem(strapi, app, returned, { credentials, exchange, secret: null });
}

async function takeNews(
  strapi: Core.Strapi,
  app: AppRow,
  attempt: AttemptRow,
  { news, login }: { news: DeviceStage | null; login: DeviceLogin },
): Promise<void> {
  if (news === 'scanned' && attempt.stage === 'started')
    await recordStep(strapi, 'login.scanned', await takeStep(strapi, attempt, 'scan'));
  if (news === 'confirmed') await confirm(strapi, app, attempt, login);
  if (news === 'refused') {
    await recordStep(
      strapi,
      'login.refused',
      await takeStep(strapi, attempt, 'refuse', { deviceSealed: null }),
    );
    announceRefused(strapi, attempt);
  }
  if (news === 'expired')
    await recordStep(
      strapi,
      'login.expired',
      await takeStep(strapi, attempt, 'expire', { deviceSealed: null }),
      {
        actor: { kind: 'system' },
      },
    );
}

/** Somebody else took the step, or the redeeming failed and that is written down: the row tells. */
const isTold = (error: unknown): boolean =>
  error instanceof PluginError && ['AUTH_STEP_INVALID', 'AUTH_STATE_EXPIRED'].includes(error.code);

async function follow(strapi: Core.Strapi, { documentId }: AttemptRow): Promise<void> {
  const attempt = await getAttempt(strapi, documentId);
  if (!isWaiting(attempt)) return;
  const app = await appFor(strapi, attempt.purpose, attempt.appId);
  const login = openDevice(strapi, attempt);
  try {
    await takeNews(strapi, app, attempt, { news: await ask(strapi, app, login), login });
  } catch (error) {
    if (isTold(error)) return;
    if (!(error instanceof PluginError)) strapi.log.error(`Douyin: a device login failed: ${String(error)}`);
    const now = await getAttempt(strapi, documentId);
    if (!isWaiting(now)) return;
    // Trouble that passes ends nothing: the code on the screen still counts.
    if (!(error instanceof PluginError) || error.remedy === 'later') throw error;
    await failWith(strapi, now, error);
  }
}

/**
 * Waits a few seconds for news about the platform's own code, and takes them: of all processes one asks at a time, and one
 * redeems. Gives the attempt as it stands then. Throws what passes (`API_*`), CONFIG_KEYS_LOCKED or AUTH_ATTEMPT_UNKNOWN.
 */
export async function followDevice(strapi: Core.Strapi, attempt: AttemptRow): Promise<AttemptRow> {
  if (attempt.way !== 'device') throw unknownAttempt();
  if (!isWaiting(attempt)) return attempt;
  await whileLeased(strapi, attempt, () => follow(strapi, attempt));
  return getAttempt(strapi, attempt.documentId);
}
