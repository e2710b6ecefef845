import type { Context as KoaContext } from 'koa';
import { languageOf, sendHtml, wantsJson } from '../../shared/page';
import { faultPage } from '../pages/fault';
import { textsIn } from '../pages/texts';
import { sendFault } from './answer';
import { firstFault, methodIn, queryIsFlat, secureOnly, withinLimit, type Call, type Check } from './checks';
import { delegatePage } from './delegate';
import { faults, type Fault } from './faults';

/** Seed 004: who asks for nothing asks for `userinfo`. The rest of the query stays as it is, byte for byte. */
const scopeOrUserinfo: Check = ({ ctx }) => {
  if (ctx.query.scope) return null;
  const others = ctx.querystring.split('&').filter((pair) => pair && !/^scope(=|$)/.test(pair));
  ctx.querystring = [...others, 'scope=userinfo'].join('&');
  return null;
};

/**
 * The library's part: the client is there and switched on, the redirect address is allowed, the response type, scope and PKCE
 * are good, and then login and consent, which lead to /oauth/interaction.
 */
const clientAndRequest: Check = delegatePage;

/** What must be so before a person is asked, in this order. */
export const authorizeChecks: readonly Check[] = [
  secureOnly,
  methodIn('GET'),
  withinLimit,
  queryIsFlat,
  scopeOrUserinfo,
  clientAndRequest,
];

/** What must be so before a code is issued: the request is this browser's own, and was answered. */
export const resumeChecks: readonly Check[] = [secureOnly, methodIn('GET'), delegatePage];

/** Tells a person what is wrong: as a page, or as JSON to a program. */
export function showFault(ctx: KoaContext, fault: Fault): void {
  if (wantsJson(ctx)) return sendFault(ctx, fault);
  const texts = textsIn(languageOf(ctx));
  sendHtml(ctx, (nonce) => faultPage(texts, nonce, fault));
  ctx.status = faults[fault.name].status;
}

const page = (checks: readonly Check[]) => async (call: Call) => {
  const fault = await firstFault(checks, call);
  if (fault) showFault(call.ctx, fault);
};

/** `GET /oauth/authorize`. */
export const authorize = page(authorizeChecks);

/** `GET /oauth/authorize/:uid`, where a person comes from the consent. */
export const resume = page(resumeChecks);
