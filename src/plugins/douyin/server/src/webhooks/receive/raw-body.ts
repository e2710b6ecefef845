import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { apiPrefix } from '../../config';
import { PluginError } from '../../shared/errors';
import { answerError } from '../../shared/http';
import { service } from '../../shared/service';
import { keepRaw, readRaw } from './raw';

/** Our name for the middleware in Strapi's list. */
const ownName = 'plugin::douyin.raw-body';

/** Whether a path is a webhook's, written as the router takes it: any case, with a slash at its end or without. */
export function isWebhookPath(prefix: string, path: string): boolean {
  const base = `${prefix}/douyin/webhook`.toLowerCase();
  const given = path.toLowerCase();
  if (!given.startsWith(base)) return false;
  return /^(\/[^/]*)?\/?$/.test(given.slice(base.length));
}

/** What the router finds instead: with a content type, Strapi's own reader would look for a body that is read already. */
function hideFromReader({ req }: Context): void {
  delete req.headers['content-type'];
}

/** Middleware that reads the body of a delivery before Strapi's own reader, byte for byte; other requests pass untouched. */
export function rawBody(_config: unknown, { strapi }: { strapi: Core.Strapi }) {
  const prefix = apiPrefix(strapi);
  return async (ctx: Context, next: Next): Promise<void> => {
    if (ctx.method !== 'POST' || !isWebhookPath(prefix, ctx.path)) return next();
    try {
      keepRaw(ctx.req, await readRaw(ctx.req));
    } catch (error) {
      if (!(error instanceof PluginError)) throw error;
      service(strapi, 'webhooks').refused(error, { headers: ctx.req.headers, raw: null, appId: null });
      ctx.set('Connection', 'close');
      // What still comes is thrown away, so that the sender hears the answer.
      ctx.req.resume();
      return answerError(ctx, error);
    }
    hideFromReader(ctx);
    return next();
  };
}

type Named = string | { name?: string; resolve?: string; config?: unknown };

const nameOf = (entry: Named): string | undefined => (typeof entry === 'string' ? entry : entry.name);

/** A site's middlewares with ours directly before Strapi's body reader, whatever its settings; null where it has no such reader. */
export function withRawBody(middlewares: Named[]): Named[] | null {
  const at = middlewares.findIndex((entry) => nameOf(entry) === 'strapi::body');
  return at < 0 ? null : [...middlewares.slice(0, at), ownName, ...middlewares.slice(at)];
}

/** Puts the middleware where it belongs; a site that lists no middlewares gets it before all others. */
export function useRawBody(strapi: Core.Strapi): void {
  const listed = strapi.config.get<Named[] | undefined>('middlewares');
  const list = Array.isArray(listed) ? withRawBody(listed) : null;
  if (list) strapi.config.set('middlewares', list);
  else strapi.server.use(rawBody(undefined, { strapi }));
}
