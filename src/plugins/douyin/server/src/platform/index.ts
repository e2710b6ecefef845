import { settingsOf } from '../config';
import { createProviders, type Provider } from '../providers';
import type { Feature } from '../shared/feature';
import { createSend, type Send } from '../shared/request';
import { service, type Context } from '../shared/service';
import { counted } from './counted';

/** The platforms, ready to be called with this site's limits. */
export type PlatformService = {
  of(name: Provider['name']): Provider;
  /** Sends one call with this site's limits. */
  send: Send;
};

declare module '../shared/service' {
  interface Services {
    platform: PlatformService;
  }
}

function platformService({ strapi }: Context): PlatformService {
  const { requestTimeoutMs, proxyUrl, retry } = settingsOf(strapi);
  const send = createSend({ timeoutMs: requestTimeoutMs, proxyUrl, retry });
  const providers = createProviders(send);
  const metrics = service(strapi, 'metrics');
  const counting = {
    douyin: counted(providers.douyin, metrics.call),
    pan115: counted(providers.pan115, metrics.call),
  };
  return { of: (name) => counting[name], send };
}

/** Gives the other features the platforms' providers. */
export const platform = { services: { platform: platformService } } satisfies Feature;
