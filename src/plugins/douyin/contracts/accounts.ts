import { z } from 'zod';
import { contract, idParams, moment, pageOf, paging } from './contract';

/** The platforms an app can belong to. */
export const providerNames = ['douyin', 'pan115'] as const;

/**
 * Whether an account can be used: `connected`; `due`: its access token ended and can be refreshed; `expired`: its user
 * must authorise again (a live access token is used until it ends); `disconnected`: an administrator took its tokens away.
 */
export const accountStates = ['connected', 'due', 'expired', 'disconnected'] as const;
export type AccountState = (typeof accountStates)[number];

/**
 * What is known of a grant: `healthy`; `unknown`: an answer got lost after which the platform may have ended what we hold;
 * `dead`: the platform says so; `ended`: its time is over.
 */
export const grantStates = ['healthy', 'unknown', 'dead', 'ended'] as const;

/** An account's tokens as the admin sees them; no token is ever in it. */
export const tokenView = z.object({
  accessExpiresAt: moment,
  /** True when the platform did not say how long the access token lives, and its usual life was taken. */
  accessAssumed: z.boolean(),
  /** Seconds an access token lives as a whole, for a bar. */
  accessTtlSeconds: z.number().int(),
  refreshExpiresAt: moment.nullable(),
  /** Seconds a grant lives as a whole, for a bar. */
  refreshTtlSeconds: z.number().int(),
  /** When the person consented. */
  grantedAt: moment,
  grant: z.enum(grantStates),
  health: z.enum(['fresh', 'due', 'expired']),
  lastRefreshAt: moment.nullable(),
  /** When the plugin will next do something about these tokens; null when only a person can. */
  nextAttemptAt: moment.nullable(),
  /** Renewals of the refresh token; null where the platform has none. `possible` is false without the app's capability. */
  renewal: z.object({ left: z.number().int(), max: z.number().int(), possible: z.boolean() }).nullable(),
  /** The failure the tokens are in; null while they are well. */
  failure: z
    .object({
      code: z.string(),
      remedy: z.enum(['never', 'later', 'reauthorize', 'fix-config']),
      at: moment,
      /** How often in a row. */
      count: z.number().int(),
    })
    .nullable(),
});
export type TokenView = z.infer<typeof tokenView>;

/** An authorised account as the admin sees it; it never carries a token. */
export const accountView = z.object({
  id: z.string(),
  provider: z.enum(providerNames),
  appId: z.string(),
  appName: z.string(),
  openId: z.string(),
  unionId: z.string().nullable(),
  nickname: z.string(),
  /** Only from the allowed avatar hosts, otherwise null. */
  avatarUrl: z.string().nullable(),
  /** The phone number with its middle hidden; null where the platform told none. */
  phoneMasked: z.string().nullable(),
  scopes: z.array(z.string()),
  userId: z.number().int().nullable(),
  username: z.string().nullable(),
  state: z.enum(accountStates),
  /** The last thing that went wrong with it: a code of this plugin; null once it works again. */
  lastError: z.object({ code: z.string(), at: moment }).nullable(),
  token: tokenView.nullable(),
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
