import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { PluginError } from '../shared/errors';
import { createSend, type HttpAnswer, type HttpCall, type Send } from '../shared/request';
import { hostAndPort, internalAddress, isAllowedHost } from './address';

const limits = { timeoutMs: 10_000, maxBytes: 64 * 1024 };

/** Connects only to addresses of the open internet; what is checked is what the socket connects to. */
const guarded: Send = createSend({
  ...limits,
  agents: { http: new RequestFilteringHttpAgent(), https: new RequestFilteringHttpsAgent() },
});
const open: Send = createSend(limits);

/** Says why nothing came back; never the path of the address, for it can hold a key. */
function failure(url: URL, cause: unknown): PluginError {
  const reason =
    cause instanceof PluginError ? String(cause.details.reason ?? 'the answer is too large') : 'unknown';
  if (reason === 'ADDRESS_REFUSED') return internalAddress(hostAndPort(url));
  return new PluginError('NOTICE_UNDELIVERED', `${url.host} gave no answer (${reason})`, {
    host: url.host,
    reason,
  });
}

/**
 * Sends a message to a place outside. Throws NOTICE_ADDRESS for internal places that are not allowed, NOTICE_UNDELIVERED
 * when no answer came.
 */
export async function sendOut(call: HttpCall, allowedHosts: readonly string[]): Promise<HttpAnswer> {
  const url = new URL(call.url);
  const send = isAllowedHost(url, allowedHosts) ? open : guarded;
  try {
    return await send(call);
  } catch (cause) {
    throw failure(url, cause);
  }
}
