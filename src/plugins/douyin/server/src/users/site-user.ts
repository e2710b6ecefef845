import type { Core } from '@strapi/strapi';
import type { AccountRow } from '../accounts/service';
import type { AppRow } from '../apps/row';
import { newId } from '../shared/crypto';
import { PluginError } from '../shared/errors';
import { service } from '../shared/service';
import { newPlaceholder } from './placeholder';

/** Uid of the site's users. */
export const userUid = 'plugin::users-permissions.user';

/** A users-permissions user, as far as we need it. */
export type SiteUser = {
  id: number;
  username: string;
  email: string | null;
  provider: string | null;
  password: string | null;
  blocked: boolean | null;
};

/** One user by id; null when there is none. */
export const findUser = (strapi: Core.Strapi, id: number): Promise<SiteUser | null> =>
  strapi.db.query(userUid).findOne({ where: { id } }) as Promise<SiteUser | null>;

/** Throws AUTH_USER_BLOCKED for a user whom an administrator blocked. */
export function refuseBlocked(user: SiteUser): SiteUser {
  if (user.blocked)
    throw new PluginError('AUTH_USER_BLOCKED', 'This user was blocked by an administrator of the site');
  return user;
}

type GrantSettings = { email?: { enabled?: boolean } } | null;

/** Whether a user can log in without Douyin: users-permissions takes passwords of local users only, and while it may. */
export async function hasPassword(strapi: Core.Strapi, { provider, password }: SiteUser): Promise<boolean> {
  if (provider !== 'local' || !password) return false;
  const settings = (await strapi
    .store({ type: 'plugin', name: 'users-permissions', key: 'grant' })
    .get({})) as GrantSettings;
  return settings?.email?.enabled === true;
}

function refuseNewUsers(app: AppRow): void {
  if (app.newUserRule === 'create') return;
  const sentence =
    app.newUserRule === 'link'
      ? 'Only users whose account is already linked to Douyin can log in here'
      : 'This site takes no new users through Douyin';
  throw new PluginError('AUTH_LOGIN_CLOSED', sentence, { rule: app.newUserRule });
}

async function roleId(strapi: Core.Strapi, app: AppRow): Promise<number> {
  const where = { type: app.defaultRole };
  const role = await strapi.db.query('plugin::users-permissions.role').findOne({ where });
  if (role) return role.id as number;
  throw new PluginError(
    'CONFIG_INVALID',
    `The role "${app.defaultRole}" for new users does not exist any more`,
  );
}

/** Creates the user of an account: a name of its own, an e-mail that reaches nobody, no password. */
async function createUser(strapi: Core.Strapi, app: AppRow, account: AccountRow): Promise<SiteUser> {
  const data = {
    username: `douyin_${newId()}`,
    email: newPlaceholder(),
    provider: 'douyin',
    confirmed: true,
    blocked: false,
    role: await roleId(strapi, app),
  };
  const user = (await strapi.db.query(userUid).create({ data })) as SiteUser;
  await service(strapi, 'audit').record({
    action: 'user.created',
    actor: { kind: 'visitor' },
    target: { kind: 'user', id: String(user.id), name: user.username },
    details: { account: account.documentId },
  });
  return user;
}

/** The user an account already belongs to: its own, or the one of the same person's account with another app. */
async function knownUser(strapi: Core.Strapi, app: AppRow, account: AccountRow): Promise<SiteUser | null> {
  const accounts = service(strapi, 'accounts');
  if (account.userId !== null) {
    const own = await findUser(strapi, account.userId);
    if (own) return own;
    // Deleted past Strapi, in the database itself.
    await accounts.takeBack(account.documentId, account.userId);
  }
  const id = await accounts.userOfPerson(app, account);
  const sibling = id === null ? null : await findUser(strapi, id);
  if (!sibling) return null;
  await accounts.claim(account.documentId, sibling.id);
  await service(strapi, 'audit').record({
    action: 'account.linked',
    actor: { kind: 'system' },
    target: { kind: 'account', id: account.documentId, name: account.nickname ?? '' },
    details: { cause: 'union_id', user: String(sibling.id) },
  });
  return sibling;
}

/**
 * The user an account logs in as: a known one, or by the app's rule a new one. Throws AUTH_USER_BLOCKED or
 * AUTH_LOGIN_CLOSED. Runs inside the login's transaction.
 */
export async function userOf(strapi: Core.Strapi, app: AppRow, account: AccountRow): Promise<SiteUser> {
  const known = await knownUser(strapi, app, account);
  if (known) return refuseBlocked(known);
  refuseNewUsers(app);
  const user = await createUser(strapi, app, account);
  await service(strapi, 'accounts').claim(account.documentId, user.id);
  return user;
}
