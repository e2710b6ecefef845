import { z } from 'zod';
import { providerNames } from './accounts';
import { contract, idParams } from './contract';

/** One field of a read API, as a form shows it. */
export const apiField = z.object({
  name: z.string(),
  kind: z.enum(['text', 'number', 'texts', 'choice']),
  required: z.boolean(),
  choices: z.array(z.string()),
});

/** One read API of a platform that the explorer offers. */
export const apiView = z.object({
  name: z.string(),
  provider: z.enum(providerNames),
  /** The platform's own name of it, in Chinese. */
  title: z.string(),
  method: z.enum(['GET', 'POST']),
  path: z.string(),
  /** Whose token it takes. */
  token: z.enum(['account', 'app', 'secret']),
  /** The scope the account must have granted; null when it needs none. */
  scope: z.string().nullable(),
  fields: z.array(apiField),
  docs: z.string(),
});
export type ApiView = z.infer<typeof apiView>;

/** One call made by hand: what was sent, with secrets masked, and what came back, redacted. */
export const exploration = z.object({
  request: z.object({
    method: z.enum(['GET', 'POST']),
    url: z.string(),
    headers: z.record(z.string(), z.string()),
    body: z.string().nullable(),
  }),
  /** Null when nothing came back. */
  answer: z.object({ status: z.number().int(), body: z.string() }).nullable(),
  durationMs: z.number().int(),
  /** Null on success. */
  error: z
    .object({
      code: z.string(),
      remedy: z.enum(['never', 'later', 'reauthorize', 'fix-config']),
      message: z.string(),
      number: z.number().nullable(),
      logId: z.string().nullable(),
    })
    .nullable(),
});
export type Exploration = z.infer<typeof exploration>;

export const explorerContracts = {
  apis: contract({ method: 'GET', path: '/explorer/apis', answer: z.object({ apis: z.array(apiView) }) }),
  /** Calls one read API with an account's rights; leaves an audit line. */
  call: contract({
    method: 'POST',
    path: '/accounts/:id/explore',
    params: idParams,
    body: z.object({
      api: z.string().max(64),
      params: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
    }),
    answer: exploration,
  }),
};
