import type { Core } from '@strapi/strapi';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AppRow } from '../../apps/row';
import { settingsOf } from '../../config';
import type { AppCredentials, AppToken, Provider } from '../../providers';
import { addSeconds, clock } from '../../shared/clock';
import { PluginError } from '../../shared/errors';
import { service } from '../../shared/service';
import { marginSeconds, restSeconds, verdictOf } from '../policy';
import { appTokenPlace, appTokenRow, endAppLease, leaseAppToken, type AppTokenRow } from './row';

/** What a call with an app's own token is given. */
export type AppCaller = { accessToken: string; app: AppCredentials };

const usualTtlSeconds = 7200;
const patienceSeconds = 30;

type Subject = { app: AppRow; credentials: AppCredentials; provider: Provider };

async function subjectOf(strapi: Core.Strapi, appId: string): Promise<Subject> {
  const apps = service(strapi, 'apps');
  const app = await apps.get(appId);
  return {
    app,
    credentials: apps.credentials(app),
    provider: service(strapi, 'platform').of(app.provider),
  };
}

function liveToken(strapi: Core.Strapi, row: AppTokenRow, { credentials }: Subject): string | null {
  const { accessSealed, accessExpiresAt, clientKey, appId } = row;
  if (!accessSealed || !accessExpiresAt || clientKey !== credentials.clientKey) return null;
  if (new Date(accessExpiresAt) <= clock.now()) return null;
  return service(strapi, 'secrets').open(accessSealed, appTokenPlace(appId));
}

/** An old token is followed by a new one some minutes before its end. */
const isOld = ({ accessExpiresAt }: AppTokenRow): boolean =>
  !accessExpiresAt ||
  new Date(accessExpiresAt) <= addSeconds(clock.now(), marginSeconds(usualTtlSeconds, 0.5));

/**
 * Asks for a token: the stable kind leaves the tokens of other programs alone. The plain kind, which cuts the one before
 * short, only where the platform has no stable one, or gave again the one it had just refused.
 */
async function askFor({ provider, credentials }: Subject, refused: string | null): Promise<AppToken> {
  if (!provider.appToken)
    throw new PluginError('CONFIG_INVALID', `${provider.name} has no tokens for apps themselves`);
  try {
    const stable = await provider.appToken(credentials, 'stable');
    if (stable.accessToken !== refused) return stable;
  } catch (error) {
    if (!(error instanceof PluginError) || error.code !== 'API_RETIRED') throw error;
  }
  return provider.appToken(credentials, 'plain');
}

async function mintUnderLease(
  strapi: Core.Strapi,
  subject: Subject,
  lease: AppTokenRow,
  refused: string | null,
): Promise<void> {
  const { policy } = subject.provider;
  try {
    const token = await askFor(subject, refused);
    const ttl = token.accessTtlSeconds ?? usualTtlSeconds;
    await endAppLease(strapi, lease, {
      clientKey: subject.credentials.clientKey,
      accessSealed: service(strapi, 'secrets').seal(token.accessToken, appTokenPlace(lease.appId)),
      accessExpiresAt: addSeconds(token.obtainedAt, ttl),
      version: lease.version + 1,
      failureCode: null,
      failureCount: 0,
      restUntil: null,
    });
  } catch (error) {
    if (!(error instanceof PluginError)) throw error;
    const failureCount = lease.failureCount + 1;
    const seconds = restSeconds(verdictOf(error, policy), failureCount, policy);
    const restUntil = addSeconds(clock.now(), seconds);
    await endAppLease(strapi, lease, { failureCode: error.code, failureCount, restUntil });
    throw error;
  }
}

function refuseResting({ restUntil, failureCode, appId }: AppTokenRow): void {
  if (!restUntil || new Date(restUntil) <= clock.now()) return;
  throw new PluginError(failureCode ?? 'API_BUSY', 'The platform gives this app no token at the moment', {
    app: appId,
    nextAttemptAt: new Date(restUntil).toISOString(),
  });
}

/** One token for all processes; `refused` is the version the platform had just refused, which is not given again. */
async function tokenOf(
  strapi: Core.Strapi,
  subject: Subject,
  refused: { version: number; token: string } | null,
): Promise<{ version: number; token: string }> {
  const leaseSeconds = Math.ceil((2 * settingsOf(strapi).requestTimeoutMs) / 1000) + 10;
  const deadline = addSeconds(clock.now(), patienceSeconds);
  while (clock.now() < deadline) {
    const row = await appTokenRow(strapi, subject.app.documentId);
    const token = row.version === refused?.version ? null : liveToken(strapi, row, subject);
    if (token && !isOld(row)) return { version: row.version, token };
    if (!token) refuseResting(row);
    const lease = await leaseAppToken(strapi, row, leaseSeconds);
    if (lease) {
      await mintUnderLease(strapi, subject, lease, refused?.token ?? null).catch((error: unknown) => {
        if (!token) throw error;
      });
      continue;
    }
    if (token) return { version: row.version, token };
    await sleep(50 + Math.random() * 100);
  }
  throw new PluginError('API_BUSY', 'Another process is asking for this app’s token and does not finish');
}

/**
 * Runs a call with an app's own token. When the platform refuses the token, another is fetched once and the call is made
 * once more.
 */
export async function useAppToken<Result>(
  strapi: Core.Strapi,
  appId: string,
  call: (caller: AppCaller) => Promise<Result>,
): Promise<Result> {
  const subject = await subjectOf(strapi, appId);
  const first = await tokenOf(strapi, subject, null);
  try {
    return await call({ accessToken: first.token, app: subject.credentials });
  } catch (error) {
    if (!(error instanceof PluginError) || error.code !== 'AUTH_TOKEN_INVALID') throw error;
    const second = await tokenOf(strapi, subject, first);
    return call({ accessToken: second.token, app: subject.credentials });
  }
}
