import type { Core } from '@strapi/strapi';
import type { Context as KoaContext, Next } from 'koa';
import { PluginError } from '../shared/errors';
import { answerError, callerOf } from '../shared/http';
import { callHashOf, keyHashOf, readKey } from './fingerprint';
import { beginCall, keepAnswer, letGo, noteDoubt, type Begun } from './once';

const begin = (strapi: Core.Strapi, ctx: KoaContext, header: string): Promise<Begun> => {
  const { method, path, querystring: query } = ctx;
  const { body } = ctx.request as { body?: unknown };
  return beginCall(strapi, {
    keyHash: keyHashOf(callerOf(ctx), readKey(header)),
    callHash: callHashOf({ method, path, query, body }),
  });
};

const isRefusal = (error: unknown): boolean => {
  const status = (error as { status?: unknown } | null)?.status;
  const name = (error as { name?: unknown } | null)?.name;
  return (typeof status === 'number' && status < 500) || /^(Forbidden|Unauthorized)Error$/.test(String(name));
};

async function settle(strapi: Core.Strapi, ctx: KoaContext, documentId: string): Promise<void> {
  const { status, body } = ctx;
  if (status < 400) await keepAnswer(strapi, documentId, { status, body });
  else if (status < 500) await letGo(strapi, documentId);
  else await noteDoubt(strapi, documentId);
}

/** Runs a call that was begun. What it did stands, also where its answer cannot be kept: then it stays in doubt. */
async function run(strapi: Core.Strapi, ctx: KoaContext, next: Next, documentId: string): Promise<void> {
  const lost = (error: unknown) =>
    strapi.log.warn(`Douyin: the answer of a call with a key was not kept: ${String(error)}`);
  try {
    await next();
  } catch (error) {
    const end = isRefusal(error) ? letGo : noteDoubt;
    await end(strapi, documentId).catch(lost);
    throw error;
  }
  await settle(strapi, ctx, documentId).catch(lost);
}

/**
 * Middleware of routes that do something: a call with the header `Idempotency-Key` is done once, and whoever sends it again
 * within 24 hours gets the same answer, marked by `Idempotency-Replayed: true`. Without the header nothing is stored.
 */
export function callOnce(_config: unknown, { strapi }: { strapi: Core.Strapi }) {
  return async (ctx: KoaContext, next: Next): Promise<void> => {
    const header = ctx.get('idempotency-key');
    if (!ctx.headers['idempotency-key']) return next();
    let begun: Begun;
    try {
      begun = await begin(strapi, ctx, header);
    } catch (error) {
      if (error instanceof PluginError && error.code === 'CALL_RUNNING')
        ctx.set('Retry-After', String(error.details.seconds));
      return answerError(ctx, error);
    }
    if ('documentId' in begun) return run(strapi, ctx, next, begun.documentId);
    ctx.status = begun.answer.status;
    ctx.body = begun.answer.body;
    ctx.set({ 'Idempotency-Replayed': 'true', 'Cache-Control': 'no-store' });
  };
}
