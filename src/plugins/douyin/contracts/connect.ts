import { z } from 'zod';
import { contract } from './contract';
import { followContracts, startedAttempt } from './login';

/** An administrator connects an account: the same attempt, followed with the panel's own token. */
export const connectContracts = {
  start: contract({
    method: 'POST',
    path: '/connect',
    body: z.object({ app: z.string().max(64), way: z.enum(['popup', 'qr']) }),
    answer: startedAttempt,
  }),
  ...followContracts('/connect'),
};
