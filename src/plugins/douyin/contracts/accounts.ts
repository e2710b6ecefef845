import { z } from 'zod';
import { contract, moment, pageOf, paging } from './contract';

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
    query: paging.extend({ app: z.string().max(64).optional() }),
    answer: pageOf(accountView),
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
