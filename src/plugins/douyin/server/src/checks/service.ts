import type { Core } from '@strapi/strapi';
import type { CheckName, CheckResult } from '../../../contracts/checks';
import { platformTraits } from '../../../contracts/platforms';
import { clock } from '../shared/clock';
import { PluginError } from '../shared/errors';
import { service, type Context } from '../shared/service';
import { accessToken, refreshToken, scopes } from './account';
import { callback, webhook } from './address';
import { findingOf, outcomeOf, type Check, type Finding, type Reach, type Subject } from './finding';
import { clockSkew, credentials } from './platform';
import { reach } from './probe';

/** Test connection (测试连接). */
export type ChecksService = {
  /** Calls one of our own public addresses and proves whether this site answers there. */
  reach(url: string): Promise<Reach>;
  /** Runs one check now and keeps its result on the app. Throws only when there is no such app, or it has no such check. */
  run(appId: string, name: CheckName, hostInUse: string | null): Promise<CheckResult>;
};

declare module '../shared/service' {
  interface Services {
    checks: ChecksService;
  }
}

const table: Record<CheckName, Check> = {
  credentials,
  clock: clockSkew,
  callback,
  webhook,
  scopes,
  accessToken,
  refreshToken,
};

async function subjectOf(strapi: Core.Strapi, appId: string, hostInUse: string | null): Promise<Subject> {
  const apps = service(strapi, 'apps');
  const app = await apps.get(appId);
  const account = await service(strapi, 'accounts').latestOf(appId);
  return {
    app,
    provider: service(strapi, 'platform').of(app.provider),
    credentials: () => apps.credentials(app),
    urls: apps.urls(app),
    hostInUse,
    account,
    token: async () => (account ? service(strapi, 'tokens').peek(account.documentId) : null),
    reach: (url) => reach(strapi, url),
    now: clock.now,
  };
}

type Examined = { finding: Finding; error: PluginError | null };

async function examine(strapi: Core.Strapi, check: Check, subject: Subject): Promise<Examined> {
  try {
    return { finding: await check(subject), error: null };
  } catch (error) {
    if (!(error instanceof PluginError)) strapi.log.error(`Douyin: a check broke: ${String(error)}`);
    return { finding: findingOf(error), error: error instanceof PluginError ? error : null };
  }
}

/** What the platform says of an account's token stays with the account; a passing failure says nothing of it. */
async function keepError(strapi: Core.Strapi, subject: Subject, { finding, error }: Examined): Promise<void> {
  const accepted = finding.reason === 'token-accepted';
  if (!subject.account || !(accepted || error?.remedy === 'reauthorize')) return;
  await service(strapi, 'accounts').noteError(subject.account.documentId, error?.code ?? null);
}

async function run(strapi: Core.Strapi, appId: string, name: CheckName, hostInUse: string | null) {
  const subject = await subjectOf(strapi, appId, hostInUse);
  if (!platformTraits[subject.app.provider].checks.includes(name))
    throw new PluginError('CONFIG_INVALID', `name: apps of "${subject.app.provider}" have no such check`);
  const start = clock.now();
  const examined = await examine(strapi, table[name], subject);
  const { reason, details } = examined.finding;
  const durationMs = clock.now().getTime() - start.getTime();
  const result = { name, outcome: outcomeOf(reason), reason, details, at: start.toISOString(), durationMs };
  await service(strapi, 'apps').keepCheck(appId, result);
  if (name === 'accessToken') await keepError(strapi, subject, examined);
  return result;
}

/** The `checks` service. */
export function checksService({ strapi }: Context): ChecksService {
  return {
    reach: (url) => reach(strapi, url),
    run: (appId, name, hostInUse) => run(strapi, appId, name, hostInUse),
  };
}
