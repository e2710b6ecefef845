import { PluginError } from '../shared/errors';
import { createOutsideSend } from '../shared/outside';
import type { HttpAnswer, HttpCall } from '../shared/request';
import { refusedAddress } from './address';

const sendOutside = createOutsideSend({ timeoutMs: 10_000, maxBytes: 64 * 1024 });

/** Says why nothing came back; never the path of the address, for it can hold a key. */
function failure(url: URL, cause: unknown): PluginError {
  const reason =
    cause instanceof PluginError ? String(cause.details.reason ?? 'the answer is too large') : 'unknown';
  if (cause instanceof PluginError && cause.code === 'CONFIG_ADDRESS') return refusedAddress(cause);
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
  try {
    return await sendOutside(call, { allowedHosts });
  } catch (cause) {
    throw failure(new URL(call.url), cause);
  }
}
