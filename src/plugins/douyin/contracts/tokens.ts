import { z } from 'zod';
import { accountView } from './accounts';
import { auditView } from './audit';
import { contract, idParams, moment, pageOf, paging } from './contract';

/** What came of a refresh or renewal asked for by hand. */
export const tokenAction = z.object({
  account: accountView,
  /** False when nothing was spent: somebody else had just done it, or it is too soon. */
  done: z.boolean(),
});

export const tokenContracts = {
  /** Refreshes an account's access token now. */
  refresh: contract({
    method: 'POST',
    path: '/accounts/:id/refresh',
    params: idParams,
    answer: tokenAction,
  }),
  /** Renews an account's refresh token now; Douyin gives five renewals to a grant. */
  renew: contract({ method: 'POST', path: '/accounts/:id/renew', params: idParams, answer: tokenAction }),
  /** What happened to an account's tokens, the newest first, and whether the record is unbroken. */
  history: contract({
    method: 'GET',
    path: '/accounts/:id/history',
    params: idParams,
    query: paging,
    answer: pageOf(auditView).extend({
      chain: z.object({
        ok: z.boolean(),
        entries: z.number().int(),
        /** Number of the first line that is not as it was written; null in an unbroken chain. */
        brokenAt: z.number().int().nullable(),
      }),
    }),
  }),
  /** A link, good once and for seven days, with which the account's owner consents again; ends the one before. */
  reauthorizeLink: contract({
    method: 'POST',
    path: '/accounts/:id/reauthorize-link',
    params: idParams,
    answer: z.object({
      url: z.string(),
      /** The link as a QR code: SVG markup, drawn on the server. */
      qrSvg: z.string(),
      expiresAt: moment,
    }),
  }),
};
