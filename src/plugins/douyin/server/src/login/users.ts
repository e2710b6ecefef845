import type { Core } from '@strapi/strapi';
import type { AccountRow } from '../accounts/service';
import type { AppRow } from '../apps/row';
import { PluginError } from '../shared/errors';
import { service } from '../shared/service';

const userUid = 'plugin::users-permissions.user';

/** A users-permissions user, as far as login needs it. */
export type SiteUser = { id: number; username: string; blocked: boolean | null };

const findUser = (strapi: Core.Strapi, id: number): Promise<SiteUser | null> =>
  strapi.db.query(userUid).findOne({ where: { id } }) as Promise<SiteUser | null>;

function refuseBlocked(user: SiteUser): SiteUser {
  if (user.blocked)
    throw new PluginError('AUTH_USER_BLOCKED', 'This user was blocked by an administrator of the site');
  return user;
}

function refuseNewUsers(app: AppRow): void {
  if (app.newUserRule === 'create') return;
  const sentence =
    app.newUserRule === 'link'
      ? 'Only users whose account is already linked to Douyin can log in here'
      : 'This site takes no new users through Douyin';
  throw new PluginError('AUTH_LOGIN_CLOSED', sentence, { rule: app.newUserRule });
}

/** Creates the user of an account. It has no e-mail: the platform gives none, and an invented one would be a lie. */
async function createUser(strapi: Core.Strapi, app: AppRow, account: AccountRow): Promise<SiteUser> {
  const role = await strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type: app.defaultRole } });
  if (!role) {
    throw new PluginError(
      'CONFIG_INVALID',
      `The role "${app.defaultRole}" for new users does not exist any more`,
    );
  }
  const data = {
    username: `douyin_${account.identityHash.slice(0, 16)}`,
    email: null,
    provider: 'douyin',
    confirmed: true,
    blocked: false,
    role: role.id,
  };
  return strapi.db.query(userUid).create({ data });
}

/**
 * The user an account logs in as: its own, or by the app's rule a new one. Throws AUTH_USER_BLOCKED or
 * AUTH_LOGIN_CLOSED. Runs inside the login's transaction.
 */
export async function userOf(strapi: Core.Strapi, app: AppRow, account: AccountRow): Promise<SiteUser> {
  const known = account.userId === null ? null : await findUser(strapi, account.userId);
  if (known) return refuseBlocked(known);
  refuseNewUsers(app);
  const user = await createUser(strapi, app, account);
  await service(strapi, 'accounts').setUser(account.documentId, user.id);
  await service(strapi, 'audit').record({
    action: 'user.created',
    actor: { kind: 'visitor' },
    target: { kind: 'user', id: String(user.id), name: user.username },
    details: { account: account.documentId },
  });
  return user;
}

/** The user behind a finished attempt; throws when it was blocked or deleted meanwhile. */
export async function requireUser(strapi: Core.Strapi, id: number): Promise<SiteUser> {
  const user = await findUser(strapi, id);
  if (!user) throw new PluginError('AUTH_EXCHANGE_INVALID', 'The user was deleted meanwhile: log in again');
  return refuseBlocked(user);
}
