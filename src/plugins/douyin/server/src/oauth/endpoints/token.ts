import { giveAgain, isLate, keepForLate } from '../library/grace';
import { noteUse } from '../clients/use';
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
import { delegate, seen } from './delegate';

/**
 * The library's part: the client and its secret, one way to authenticate, the grant type and whether the client has it, the
 * code or refresh token with its client, end, PKCE and redirect address, and that it was not spent.
 */
const clientAndGrant: Check = delegate;

/** A refresh that came again gets what the first one got. */
const sameSuccessor: Check = async (call) => {
  const request = seen(call);
  if (!isLate(request)) return null;
  const answer = await giveAgain(call.strapi, request);
  request.body = answer ?? undefined;
  return answer ? null : { name: 'busy', description: 'the refresh before is not through yet', seconds: 1 };
};

/** What must be so before tokens are handed out, in this order. */
export const tokenChecks: readonly Check[] = [
  secureOnly,
  methodIn('POST'),
  withinLimit,
  nothingSecretInQuery,
  bodyKnown,
  bodyIsFlat,
  clientAndGrant,
  sameSuccessor,
];

/** `POST /api/oauth/token`. */
export async function token(call: Call): Promise<void> {
  const { strapi, ctx } = call;
  const fault = await firstFault(tokenChecks, call);
  if (fault) return sendFault(ctx, fault);
  const request = seen(call);
  if (!isLate(request)) await keepForLate(strapi, request);
  noteUse(strapi, request.oidc.client?.site.id);
}
