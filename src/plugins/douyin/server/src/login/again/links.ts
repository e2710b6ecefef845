import type { Core } from '@strapi/strapi';
import type { AccountRow } from '../../accounts/row';
import type { AppRow } from '../../apps/row';
import type { Actor } from '../../audit/service';
import { publicUrl } from '../../config';
import { addSeconds, clock } from '../../shared/clock';
import { sha256 } from '../../shared/crypto';
import { changeOne, insertOne, inTransaction, whileContested } from '../../shared/database';
import { PluginError } from '../../shared/errors';
import { service } from '../../shared/service';
import { againLinkUid, type AgainLinkRow } from './row';
import { linkStateOf, type LinkState } from './state';
import { makeToken, readToken } from './token';

const defaultTtlSeconds = 7 * 86_400;

/** What a link is made with: its life, by default seven days, and who asks for it, by default the plugin itself. */
export type LinkRequest = { ttlSeconds?: number; actor?: Actor };

/** A link to give to an account's owner. */
export type AgainLink = { url: string; expiresAt: string };

/** A link that was opened: where it stands, and while it is open what it is for. */
export type OpenedLink =
  | { state: 'open'; link: AgainLinkRow; account: AccountRow; app: AppRow }
  | { state: Exclude<LinkState, 'open'> };

/** Whether an app's accounts consent by the platform's own code; a secret is not needed then. */
export const consentsByDevice = (strapi: Core.Strapi, { provider }: AppRow): boolean =>
  service(strapi, 'platform').of(provider).device !== undefined;

/** What of an app a consent needs; throws CONFIG_SECRET_MISSING or CONFIG_KEYS_LOCKED. */
function refuseIncomplete(strapi: Core.Strapi, app: AppRow): void {
  service(strapi, 'apps').credentials(app, { withSecret: !consentsByDevice(strapi, app) });
}

/**
 * Makes the link with which an account's owner consents again; the one before ends. Throws CONFIG_NOT_FOUND, or
 * CONFIG_SECRET_MISSING for an app nobody could consent to.
 */
export async function makeLink(
  strapi: Core.Strapi,
  accountId: string,
  { ttlSeconds = defaultTtlSeconds, actor = { kind: 'system' } }: LinkRequest = {},
): Promise<AgainLink> {
  const account = await service(strapi, 'accounts').get(accountId);
  refuseIncomplete(strapi, await service(strapi, 'apps').get(account.appId));
  const expiresAt = addSeconds(clock.now(), ttlSeconds);
  const { secret, token } = makeToken(service(strapi, 'secrets').derive('again'), expiresAt);
  const ended = { openFor: null, endedAt: clock.now() };
  const replace = () =>
    inTransaction(strapi, async () => {
      await changeOne(strapi, againLinkUid, { openFor: accountId }, ended);
      const link = { tokenHash: sha256(secret), accountId, openFor: accountId, expiresAt };
      await insertOne(strapi, againLinkUid, link);
      await service(strapi, 'audit').record({
        action: 'account.reauthorize-link',
        actor,
        target: { kind: 'account', id: accountId, name: account.nickname ?? '' },
      });
    });
  await whileContested(replace);
  return { url: `${publicUrl(strapi)}/douyin/again/${token}`, expiresAt: expiresAt.toISOString() };
}

async function findAccount(strapi: Core.Strapi, accountId: string): Promise<AccountRow | null> {
  try {
    return await service(strapi, 'accounts').get(accountId);
  } catch (error) {
    if (error instanceof PluginError && error.code === 'CONFIG_NOT_FOUND') return null;
    throw error;
  }
}

/** Opens a link, which changes nothing; a text that we did not sign costs no look into the database. */
export async function openLink(strapi: Core.Strapi, token: string): Promise<OpenedLink> {
  const read = readToken(service(strapi, 'secrets').deriveAll('again'), token);
  if (!read) return { state: 'unknown' };
  const where = { tokenHash: sha256(read.secret) };
  const link = (await strapi.db.query(againLinkUid).findOne({ where })) as AgainLinkRow | null;
  if (!link) return { state: read.isOver ? 'expired' : 'unknown' };
  const account = await findAccount(strapi, link.accountId);
  const state = linkStateOf(link, account, clock.now());
  if (state !== 'open' || !account) return { state: state === 'open' ? 'unknown' : state };
  return { state, link, account, app: await service(strapi, 'apps').get(account.appId) };
}

const keepSeconds = 31 * 86_400;

/** Clears links away a month after their end. */
export async function sweepLinks(strapi: Core.Strapi): Promise<void> {
  const old = { expiresAt: { $lte: addSeconds(clock.now(), -keepSeconds) } };
  await strapi.db.query(againLinkUid).deleteMany({ where: old });
}
