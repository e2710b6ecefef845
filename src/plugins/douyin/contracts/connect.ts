import { z } from 'zod';
import { contract, idParams } from './contract';
import { attemptStatus, qrCode, returnAnswer, returnCodeBody, startedAttempt } from './login';

/** An administrator connects an account: the same attempt, followed with the panel's own token. */
export const connectContracts = {
  start: contract({
    method: 'POST',
    path: '/connect',
    body: z.object({ app: z.string().max(64), way: z.enum(['popup', 'qr']) }),
    answer: startedAttempt,
  }),
  poll: contract({ method: 'GET', path: '/connect/:id', params: idParams, answer: attemptStatus }),
  follow: contract({ method: 'GET', path: '/connect/:id/events', params: idParams, answer: attemptStatus }),
  renewQr: contract({ method: 'POST', path: '/connect/:id/qr', params: idParams, answer: qrCode }),
  enterReturnCode: contract({
    method: 'POST',
    path: '/connect/:id/return-code',
    params: idParams,
    body: returnCodeBody,
    answer: returnAnswer,
  }),
  cancel: contract({ method: 'POST', path: '/connect/:id/cancel', params: idParams, answer: attemptStatus }),
};
