import { z } from 'zod';
import { contract, idParams, moment, pageOf, paging } from './contract';

/**
 * Whether an account can be used: `connected`; `due`: its access token ended and can be refreshed; `expired`: its user
 * must authorise again; `disconnected`: an administrator took its tokens away.
 */
export const accountStates = ['connected', 'due', 'expired', 'disconnected'] as const;
export type AccountState = (typeof accountStates)[number];

/** An authorised account as the admin sees it; it never carries a token. */
export const accountView = z.object({
  id: z.string(),
  provider: z.literal('douyin'),
  appId: z.string(),
  appName: z.string(),
  openId: z.string(),
  unionId: z.string().nullable(),
  nickname: z.string(),
  /** Only from the allowed avatar hosts, otherwise null. */
  avatarUrl: z.string().nullable(),
  scopes: z.array(z.string()),
  userId: z.number().int().nullable(),
  username: z.string().nullable(),
  state: z.enum(accountStates),
  /** The last thing that went wrong with it: a code of this plugin; null once it works again. */
  lastError: z.object({ code: z.string(), at: moment }).nullable(),
  token: z
    .object({
      accessExpiresAt: moment,
      refreshExpiresAt: moment.nullable(),
      health: z.enum(['fresh', 'due', 'expired']),
    })
    .nullable(),
  connectedAt: moment,
  lastLoginAt: moment.nullable(),
});
export type AccountView = z.infer<typeof accountView>;

export const accountContracts = {
  list: contract({
    method: 'GET',
    path: '/accounts',
    query: paging.extend({
      app: z.string().max(64).optional(),
      state: z.enum(accountStates).optional(),
      /** Part of a nickname, or a whole open_id or union_id. */
      search: z.string().trim().max(128).optional(),
    }),
    answer: pageOf(accountView),
  }),
  /** The accounts of one users-permissions user, by the user's document id. */
  ofUser: contract({
    method: 'GET',
    path: '/users/:id/accounts',
    params: idParams,
    answer: z.object({ accounts: z.array(accountView) }),
  }),
  /** Takes an account's tokens away and ends the sessions it opened; logging in again connects it anew. */
  disconnect: contract({
    method: 'POST',
    path: '/accounts/:id/disconnect',
    params: idParams,
    answer: accountView,
  }),
  /** The accounts of the logged-in visitor (content API). */
  mine: contract({
    method: 'GET',
    path: '/me/accounts',
    answer: z.object({
      accounts: z.array(
        accountView.pick({ id: true, appName: true, nickname: true, avatarUrl: true, connectedAt: true }),
      ),
    }),
  }),
};
