import type { Core } from '@strapi/strapi';
import type { AccountRow } from '../accounts/service';
import type { AppRow } from '../apps/row';
import { PluginError } from '../shared/errors';
import type { Feature } from '../shared/feature';
import type { Context } from '../shared/service';
import { followUsers, type EndCause } from './follow';
import { guardActions, guardEmails } from './guard';
import { findUser, hasPassword, refuseBlocked, userOf, type SiteUser } from './site-user';

/** The site's users behind Douyin accounts. */
export type UsersService = {
  /** The user an account logs in as, by the app's rule a new one; run it in the login's transaction. */
  of(app: AppRow, account: AccountRow): Promise<SiteUser>;
  /** A user who may log in; throws AUTH_EXCHANGE_INVALID when it was deleted, AUTH_USER_BLOCKED when blocked. */
  require(id: number): Promise<SiteUser>;
  /** Whether a user can log in without Douyin. */
  hasPassword(id: number): Promise<boolean>;
  /** A user who is there and not blocked; null for any other. */
  active(id: number): Promise<SiteUser | null>;
  /** Lets a later feature act when a user was blocked or deleted. */
  onEnd(react: OnEnd): void;
};

/** Called after a user was blocked or deleted. */
export type OnEnd = (userId: number, cause: EndCause) => Promise<void>;

declare module '../shared/service' {
  interface Services {
    users: UsersService;
  }
}

async function requireUser(strapi: Core.Strapi, id: number): Promise<SiteUser> {
  const user = await findUser(strapi, id);
  if (!user) throw new PluginError('AUTH_EXCHANGE_INVALID', 'The user was deleted meanwhile: log in again');
  return refuseBlocked(user);
}

let react: OnEnd = async () => undefined;

function usersService({ strapi }: Context): UsersService {
  return {
    of: (app, account) => userOf(strapi, app, account),
    require: (id) => requireUser(strapi, id),
    hasPassword: async (id) => {
      const user = await findUser(strapi, id);
      return user !== null && hasPassword(strapi, user);
    },
    async active(id) {
      const user = await findUser(strapi, id);
      return user?.blocked ? null : user;
    },
    onEnd: (reaction) => {
      react = reaction;
    },
  };
}

/** The site's users behind Douyin accounts: who they are, and what ends with them. */
export const users = {
  services: { users: usersService },
  // Routes take their actions when they are mounted, after this and before bootstrap.
  register: ({ strapi }) => guardActions(strapi),
  bootstrap({ strapi }) {
    guardEmails(strapi);
    followUsers(strapi, (userId, cause) => react(userId, cause));
  },
} satisfies Feature;
