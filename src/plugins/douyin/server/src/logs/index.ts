import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Context as KoaContext, Next } from 'koa';
import type { Feature } from '../shared/feature';
import { currentTrace, underTrace } from '../shared/trace';

const header = 'X-Request-Id';
const wellFormed = /^[A-Za-z0-9][A-Za-z0-9._-]{7,63}$/;

/** The id that somebody in front gave a request where it is well formed, otherwise a new one. */
export const requestIdOf = (given: string): string => (wellFormed.test(given) ? given : randomUUID());

type Routed = { route?: { handler?: unknown; info?: { pluginName?: string } } };

const featureNames = new Map<string, string>();

/** Tells which controllers belong to which feature; once, when the plugin is loaded. */
export function nameFeatures(features: Record<string, Feature>): void {
  for (const [name, { controllers = {} }] of Object.entries(features))
    for (const controller of Object.keys(controllers)) featureNames.set(controller, name);
}

/** The feature that a request reached; undefined for Strapi's own routes. */
export function featureOf({ route }: Routed): string | undefined {
  if (route?.info?.pluginName !== 'douyin' || typeof route.handler !== 'string') return undefined;
  return featureNames.get(route.handler.slice(0, route.handler.lastIndexOf('.')));
}

/** Gives each request an id, which its answer and its lines of the log carry. */
function traceRequests(strapi: Core.Strapi): void {
  strapi.server.use((ctx: KoaContext, next: Next) => {
    const requestId = requestIdOf(ctx.get(header));
    ctx.set(header, requestId);
    return underTrace({ requestId, feature: () => featureOf(ctx.state as Routed) }, next);
  });
}

const facts = {
  requestId: () => currentTrace()?.requestId,
  jobId: () => currentTrace()?.jobId,
  jobKind: () => currentTrace()?.jobKind,
  feature: () => currentTrace()?.feature(),
};

/** Adds to every entry what it belongs to. winston reads `defaultMeta` where the entry is written, and so in its trace. */
export function describeEntries(strapi: Core.Strapi): void {
  const logger = strapi.log as unknown as { defaultMeta: object | null };
  const getters = Object.entries(facts).map(([name, get]) => [name, { get, enumerable: true }] as const);
  logger.defaultMeta = Object.defineProperties({ ...logger.defaultMeta }, Object.fromEntries(getters));
}

/** Tells for every line of the log which request or job it belongs to; `config/logger` decides how lines are written. */
export const logs = {
  register({ strapi }) {
    describeEntries(strapi);
    traceRequests(strapi);
  },
} satisfies Feature;
