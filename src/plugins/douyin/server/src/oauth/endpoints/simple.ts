import type { Context as KoaContext } from 'koa';
import { sendFault } from './answer';
import {
  bodyIsFlat,
  bodyKnown,
  firstFault,
  methodIn,
  nothingSecretInQuery,
  secureOnly,
  withinLimit,
  type Call,
  type Check,
} from './checks';
import { delegate } from './delegate';

/** What must be so before a token is told of or ended; the library's part is the client, its secret and whose token it is. */
export const tokenToolChecks: readonly Check[] = [
  secureOnly,
  methodIn('POST'),
  withinLimit,
  nothingSecretInQuery,
  bodyKnown,
  bodyIsFlat,
  delegate,
];

const orFault = async (
  checks: readonly Check[],
  call: Call,
  done: (ctx: KoaContext) => void,
): Promise<void> => {
  const fault = await firstFault(checks, call);
  if (fault) sendFault(call.ctx, fault);
  else done(call.ctx);
};

/** `POST /api/oauth/introspect` (RFC 7662) and `POST /api/oauth/par` (RFC 9126). */
export const introspection = (call: Call): Promise<void> => orFault(tokenToolChecks, call, () => undefined);

/** `POST /api/oauth/revoke` (RFC 7009); some clients want JSON, be it empty. */
export const revocation = (call: Call): Promise<void> =>
  orFault(tokenToolChecks, call, (ctx) => {
    ctx.body = {};
  });

/** What must be so before anything public is told; plain http is refused here too. */
export const publishedChecks: readonly Check[] = [secureOnly, methodIn('GET', 'HEAD'), delegate];

/** Metadata (RFC 8414) and the public half of the signing key. */
export const published = (call: Call): Promise<void> => orFault(publishedChecks, call, () => undefined);
