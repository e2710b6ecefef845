import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import { isProduction } from '../../config';
import type { Library } from '../library';
import type { ClientLimit } from './limit';
import type { Fault } from './faults';

/** A request to one of the endpoints. */
export type Call = { strapi: Core.Strapi; ctx: KoaContext; library: Library; limit: ClientLimit };

/** One thing that must be so; gives what is wrong otherwise. */
export type Check = (call: Call) => Fault | null | Promise<Fault | null>;

/** Runs checks in their order, up to the first that fails. */
export async function firstFault(checks: readonly Check[], call: Call): Promise<Fault | null> {
  for (const check of checks) {
    const fault = await check(call);
    if (fault) return fault;
  }
  return null;
}

/** In production everything comes by https; `X-Forwarded-Proto` counts only where `server.proxy` is set. */
export const secureOnly: Check = ({ ctx }) =>
  isProduction() && !ctx.secure
    ? { name: 'plain-http', description: 'https only; behind a proxy that ends TLS set TRUST_PROXY=true' }
    : null;

/** A check of the method, and what it lets through. */
type MethodCheck = Check & { methods: readonly string[] };

/** Only these methods. */
export function methodIn(...methods: string[]): MethodCheck {
  const check: Check = ({ ctx }) => {
    if (methods.includes(ctx.method)) return null;
    ctx.set('Allow', methods.join(', '));
    return { name: 'wrong-method', description: `only ${methods.join(' and ')}` };
  };
  return Object.assign(check, { methods });
}

/** The methods that pass these checks. */
export const methodsOf = (checks: readonly Check[]): readonly string[] =>
  checks.flatMap((check) => (check as Partial<MethodCheck>).methods ?? []);

const isFlat = (values: unknown): values is Record<string, unknown> =>
  typeof values === 'object' && values !== null && !Array.isArray(values);

/** A body is JSON or a form. */
export const bodyKnown: Check = ({ ctx }) =>
  ctx.is('application/json', 'application/x-www-form-urlencoded') === false
    ? { name: 'bad-request', description: 'the body is JSON or a form' }
    : null;

/** Every parameter of the body is a text and comes once: no lists, no objects, no numbers. */
export const bodyIsFlat: Check = ({ ctx }) => {
  const { body } = ctx.request as { body?: unknown };
  const good = isFlat(body ?? {}) && Object.values(body ?? {}).every((value) => typeof value === 'string');
  return good ? null : { name: 'bad-request', description: 'every parameter is a text and comes once' };
};

/** Every parameter of the query is a text and comes once. */
export const queryIsFlat: Check = ({ ctx }) =>
  Object.values(ctx.query).every((value) => typeof value === 'string')
    ? null
    : { name: 'bad-request', description: 'every parameter is a text and comes once' };

/** RFC 6749, 2.3.1: credentials are never part of an address, where logs keep them. */
export const nothingSecretInQuery: Check = ({ ctx }) =>
  ['client_secret', 'code', 'refresh_token', 'token'].some((name) => name in ctx.query)
    ? { name: 'bad-request', description: 'parameters belong into the body' }
    : null;

/** So often a minute for each client and network. */
export const withinLimit: Check = async ({ ctx, limit }) => {
  const seconds = await limit.secondsToWait(ctx);
  return seconds > 0 ? { name: 'too-often', description: `wait ${seconds} s`, seconds } : null;
};
