import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { apiPrefix } from '../../config';
import { PluginError } from '../../shared/errors';
import { answerError } from '../../shared/http';
import { service } from '../../shared/service';
import { underFeature } from '../../shared/trace';
import { answerDelivery, answerFault } from './answer';
import { keepRaw, readRaw } from './raw';

/** Our name for the middleware in Strapi's list. */
const ownName = 'plugin::douyin.raw-body';

/** Where a delivery goes; `app` is null where its address names none. */
type Target = { app: string | null };

/** What a path is a webhook of, written as the router takes it: any case, with a slash at its end or without; null: of none. */
export function webhookTarget(prefix: string, path: string): Target | null {
  const base = `${prefix}/douyin/webhook`;
  if (path.slice(0, base.length).toLowerCase() !== base.toLowerCase()) return null;
  const [found, app = null] = /^(?:\/([^/]+))?\/?$/.exec(path.slice(base.length)) ?? [];
  if (found === undefined) return null;
  return { app };
}

/** What the router finds instead: with a content type, Strapi's own reader would look for a body that is read already. */
function hideFromReader({ req }: Context): void {
  delete req.headers['content-type'];
}

/** Reads the body of a delivery; false where that was refused, and is answered. */
async function read(strapi: Core.Strapi, ctx: Context): Promise<boolean> {
  try {
    keepRaw(ctx.req, await readRaw(ctx.req));
    return true;
  } catch (error) {
    if (!(error instanceof PluginError)) throw error;
    service(strapi, 'webhooks').refused(error, { headers: ctx.req.headers, raw: null, appId: null });
    ctx.set('Connection', 'close');
    // What still comes is thrown away, so that the sender hears the answer.
    ctx.req.resume();
    answerError(ctx, error);
    return false;
  }
}

/** Does all there is to do about a delivery, where nothing else of the site is to see it. */
async function answerHere(strapi: Core.Strapi, ctx: Context, { app }: Target): Promise<void> {
  ctx.set('X-Content-Type-Options', 'nosniff');
  try {
    if (await read(strapi, ctx)) await answerDelivery(strapi, ctx, app);
  } catch (error) {
    answerFault(strapi, ctx, error);
  }
}

/** Times a delivery from its beginning to its answer. */
async function timed(strapi: Core.Strapi, ctx: Context, work: () => Promise<void>): Promise<void> {
  const start = performance.now();
  try {
    await underFeature('webhooks', work);
  } finally {
    const seconds = (performance.now() - start) / 1000;
    service(strapi, 'metrics').observe('webhookReceiveSeconds', { status: String(ctx.status) }, seconds);
  }
}

type Config = { answers?: boolean } | undefined;

/**
 * Middleware that reads the body of a delivery before Strapi's own reader, byte for byte, and with `answers` answers it at
 * once; other requests pass untouched.
 */
export function rawBody(config: Config, { strapi }: { strapi: Core.Strapi }) {
  const prefix = apiPrefix(strapi);
  return async (ctx: Context, next: Next): Promise<void> => {
    const target = ctx.method === 'POST' ? webhookTarget(prefix, ctx.path) : null;
    if (!target) return next();
    if (config?.answers) return timed(strapi, ctx, () => answerHere(strapi, ctx, target));
    return timed(strapi, ctx, async () => {
      if (!(await read(strapi, ctx))) return;
      hideFromReader(ctx);
      await next();
    });
  };
}

type Named = string | { name?: string; resolve?: string; config?: unknown };

const nameOf = (entry: Named): string | undefined => (typeof entry === 'string' ? entry : entry.name);

/** None of Strapi's own middlewares has anything to do with a delivery; one of the site's may keep strangers out. */
const isStrapis = (entry: Named): boolean => Boolean(nameOf(entry)?.startsWith('strapi::'));

/**
 * A site's middlewares with ours: before all where they are Strapi's own, otherwise directly before Strapi's body reader,
 * whatever its settings; null where there is no such reader.
 */
export function withRawBody(middlewares: Named[]): Named[] | null {
  const at = middlewares.findIndex((entry) => nameOf(entry) === 'strapi::body');
  if (at < 0) return null;
  if (middlewares.every(isStrapis)) return [{ name: ownName, config: { answers: true } }, ...middlewares];
  return [...middlewares.slice(0, at), ownName, ...middlewares.slice(at)];
}

/** Puts the middleware where it belongs; a site that lists no middlewares has Strapi's own. */
export function useRawBody(strapi: Core.Strapi): void {
  const listed = strapi.config.get<Named[] | undefined>('middlewares');
  const list = Array.isArray(listed) ? withRawBody(listed) : null;
  if (list) strapi.config.set('middlewares', list);
  else strapi.server.use(rawBody({ answers: true }, { strapi }));
}
