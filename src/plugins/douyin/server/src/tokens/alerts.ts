import type { Core } from '@strapi/strapi';
import { clock } from '../shared/clock';
import type { PluginError } from '../shared/errors';
import { emitAfterCommit } from '../shared/emit';
import type { NewNotice } from '../notices/service';
import { service } from '../shared/service';
import type { Verdict } from './policy';
import type { GrantState, TokenRow } from './row';

/** Makes a link with which an account's owner consents again; registered by the feature that answers it. */
export type MakeLink = (accountId: string) => Promise<{ url: string }>;

let makeLink: MakeLink | null = null;

/** Tells how to make such links. */
export const registerLinks = (make: MakeLink): void => {
  makeLink = make;
};

const grantKey = (accountId: string): string => `account:${accountId}:grant`;
const accountKey = (accountId: string): string => `account:${accountId}:trouble`;
const appKey = (appId: string, what: 'configuration' | 'platform-down'): string => `app:${appId}:${what}`;

const subjectOf = (row: TokenRow) => ({
  type: 'account' as const,
  id: row.accountId,
  name: row.nickname ?? '',
});

/** The app of an account; null for a deleted one, of which nobody wants to be told. */
async function appSubject(strapi: Core.Strapi, { appId }: TokenRow) {
  const app = await service(strapi, 'apps')
    .get(appId)
    .catch(() => null);
  return app && { type: 'app' as const, id: appId, name: app.name };
}

/** Tells of something wrong with an app as a whole, once for all of its accounts. */
async function raiseForApp(
  strapi: Core.Strapi,
  row: TokenRow,
  kind: 'configuration' | 'platform-down',
  facts: NewNotice['facts'],
): Promise<void> {
  const subject = await appSubject(strapi, row);
  if (!subject) return;
  const severity = kind === 'configuration' ? 'critical' : 'warning';
  await service(strapi, 'notices').raise({ key: appKey(row.appId, kind), kind, severity, subject, facts });
}

const linkOf = async (accountId: string): Promise<string | undefined> => (await makeLink?.(accountId))?.url;

/** Asks an account's owner for consent, once for each loss; joins the transaction that marks the loss. */
export async function askForConsent(
  strapi: Core.Strapi,
  row: TokenRow,
  state: Exclude<GrantState, 'healthy'>,
): Promise<void> {
  const { accountId: account, appId: app, provider } = row;
  const { isNew } = await service(strapi, 'notices').raise({
    key: grantKey(account),
    kind: state === 'unknown' ? 'grant-unknown' : 'grant-lost',
    severity: 'critical',
    subject: subjectOf(row),
    facts: { provider },
    link: await linkOf(account),
  });
  if (!isNew) return;
  const reason = state === 'unknown' ? 'unknown' : 'lost';
  const payload = { account, app, provider, reason };
  await emitAfterCommit(strapi, [{ name: 'douyin.account.needs-consent', payload }]);
}

/** Warns, once, that a grant ends in so many days; joins the transaction that notes the warning. */
export async function warnOfEnd(strapi: Core.Strapi, row: TokenRow, days: number): Promise<void> {
  await service(strapi, 'notices').warn({
    key: `${grantKey(row.accountId)}:ends:${row.version}:${days}`,
    kind: 'grant-ends',
    severity: 'warning',
    subject: subjectOf(row),
    facts: { provider: row.provider, days, endsAt: row.refreshExpiresAt?.toISOString() ?? '' },
    link: await linkOf(row.accountId),
  });
}

const factsOf = ({ code, details }: PluginError) => ({
  code,
  ...(typeof details.number === 'number' ? { number: details.number } : {}),
  ...(typeof details.logId === 'string' && details.logId ? { logId: details.logId } : {}),
});

/**
 * Tells people of a failure that needs them: a fault of the app's configuration, trouble with the account itself, or a
 * platform that has been failing until the access token ended. What passes by itself is not told.
 */
export async function raiseFor(
  strapi: Core.Strapi,
  row: TokenRow,
  verdict: Verdict,
  error: PluginError,
): Promise<void> {
  const notices = service(strapi, 'notices');
  const facts = { provider: row.provider, ...factsOf(error) };
  if (verdict === 'account')
    await notices.raise({
      key: accountKey(row.accountId),
      kind: 'account-trouble',
      severity: 'warning',
      subject: subjectOf(row),
      facts,
    });
  if (verdict === 'configuration') await raiseForApp(strapi, row, 'configuration', facts);
  const isOut = row.accessExpiresAt !== null && row.accessExpiresAt <= clock.now();
  if (isOut && (verdict === 'transient' || verdict === 'throttled'))
    await raiseForApp(strapi, row, 'platform-down', facts);
}

/** Tells that it works again, once, what was told before. */
export async function recoverFor(strapi: Core.Strapi, row: TokenRow): Promise<void> {
  const notices = service(strapi, 'notices');
  await notices.recover(accountKey(row.accountId));
  await notices.recover(appKey(row.appId, 'configuration'));
  await notices.recover(appKey(row.appId, 'platform-down'));
}

/** Ends the warnings of a grant's end: it has another end now. */
export const settleWarnings = (strapi: Core.Strapi, accountId: string): Promise<boolean> =>
  service(strapi, 'notices').settleWarnings({ kind: 'grant-ends', subjectId: accountId });

/** Tells that the owner consented again; joins the transaction that stores the new tokens. */
export async function recoverGrant(strapi: Core.Strapi, accountId: string): Promise<void> {
  await service(strapi, 'notices').recover(grantKey(accountId));
  await settleWarnings(strapi, accountId);
}

/** Tells, at a start, that the keys are the wrong ones and all token work stands still, or that they are right again. */
export async function tellKeys(strapi: Core.Strapi): Promise<void> {
  const notices = service(strapi, 'notices');
  const key = 'site:keys-locked';
  if (service(strapi, 'secrets').state() !== 'locked') return void (await notices.recover(key));
  const subject = { type: 'site' as const, id: 'site', name: '' };
  await notices.raise({ key, kind: 'keys-locked', severity: 'critical', subject, facts: {} });
}
