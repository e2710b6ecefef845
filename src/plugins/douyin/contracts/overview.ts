import { z } from 'zod';
import { contract } from './contract';

export const overviewContracts = {
  /** The numbers of the start page and of the home-page widget. */
  read: contract({
    method: 'GET',
    path: '/overview',
    answer: z.object({
      apps: z.number().int(),
      appsOn: z.number().int(),
      /** Apps whose last test holds at least one failed check. */
      appsFailing: z.number().int(),
      accounts: z.number().int(),
      /** Accounts whose tokens are well, whose access token waits for a refresh, and whose owner must consent again. */
      accountsHealthy: z.number().int(),
      accountsDue: z.number().int(),
      accountsExpired: z.number().int(),
      /** Successful logins of the last 24 hours. */
      loginsToday: z.number().int(),
      /** Incidents and warnings that are not over. */
      incidentsOpen: z.number().int(),
      /** Whether secrets can be read: `ready`, `generated` (a key made here, not for production), `locked` (wrong key). */
      keys: z.enum(['ready', 'generated', 'locked']),
    }),
  }),
};
