import { PluginError } from '../errors';
import { createSend, type Send, type SendOptions } from '../request';
import { addressRefused, hostAndPort, isAllowedHost, readOutside } from './address';
import { guardedAgents, INTERNAL_CODE, systemResolve, type Resolve } from './lookup';

/** Which places are called. */
export type OutsideOptions = {
  /** Places `host:port` that are called although they are internal or have another port. */
  allowedHosts: readonly string[];
  /** How names become addresses. Default: as the system does it. */
  resolve?: Resolve;
};

/**
 * A sender for addresses that people wrote: nothing but http(s) on the ports 80 and 443 to public addresses, checked where the
 * socket connects; no redirects, no proxy. Throws CONFIG_ADDRESS for all other places, and what every sender throws.
 */
export function createOutsideSend(
  limits: Pick<SendOptions, 'timeoutMs' | 'maxBytes'>,
): (call: Parameters<Send>[0], options: OutsideOptions) => ReturnType<Send> {
  const open = createSend(limits);
  const guardedBy = (resolve: Resolve) => createSend({ ...limits, agents: guardedAgents(resolve) });
  const guarded = guardedBy(systemResolve);
  return async (call, { allowedHosts, resolve }) => {
    const url = readOutside(call.url, allowedHosts);
    if (isAllowedHost(url, allowedHosts)) return open(call);
    try {
      return await (resolve ? guardedBy(resolve) : guarded)(call);
    } catch (cause) {
      if (cause instanceof PluginError && cause.details.reason === INTERNAL_CODE)
        throw addressRefused(hostAndPort(url), 'INTERNAL');
      throw cause;
    }
  };
}
