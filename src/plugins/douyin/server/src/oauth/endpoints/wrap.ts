import type { Core } from '@strapi/strapi';
import type { Context as KoaContext, Next } from 'koa';
import { oauthPaths } from '../site';
import { sendFault } from './answer';
import { endpointAt } from './mount';

/** The library's session, which nobody needs: it is not kept, and not handed out. */
const unusedCookie = /^douyin-oauth-none/;

const strapiError = (body: unknown): boolean =>
  typeof (body as { error?: { status?: unknown } } | null | undefined)?.error?.status === 'number';

/** Errors that Strapi made before we were asked, a body that cannot be read above all, get our form. */
function reshape(ctx: KoaContext): void {
  if (!strapiError(ctx.body)) return;
  const isOurs = ctx.status < 500;
  sendFault(
    ctx,
    isOurs ? { name: 'bad-request', description: 'the body cannot be read' } : { name: 'broken' },
  );
}

/** Scripts of other sites get no cookies of ours along (no credentials), and nothing at all of the authorisation page. */
function limitCors(ctx: KoaContext, isPage: boolean): void {
  ctx.remove('Access-Control-Allow-Credentials');
  if (!isPage) return;
  const names = Object.keys(ctx.response.headers).filter((name) => /^access-control-/i.test(name));
  names.forEach((name) => ctx.remove(name));
}

function dropUnusedCookie(ctx: KoaContext): void {
  const cookies = [ctx.response.headers['set-cookie'] ?? []].flat().map(String);
  const kept = cookies.filter((cookie) => !unusedCookie.test(cookie));
  if (kept.length === cookies.length) return;
  if (kept.length > 0) ctx.set('Set-Cookie', kept);
  else ctx.remove('Set-Cookie');
}

function guardFrames(ctx: KoaContext): void {
  ctx.set('X-Frame-Options', 'DENY');
  ctx.set('Referrer-Policy', 'no-referrer');
  if (ctx.type !== 'text/html')
    ctx.set('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
}

/** Outermost middleware of our endpoints: what Strapi adds to every answer is made to fit them. */
export function wrap(strapi: Core.Strapi) {
  const at = endpointAt(strapi);
  const { authorize } = oauthPaths(strapi);
  return async (ctx: KoaContext, next: Next): Promise<void> => {
    if (!at(ctx.path)) return next();
    await next();
    const isPage = ctx.path === authorize || ctx.path.startsWith(`${authorize}/`);
    reshape(ctx);
    limitCors(ctx, isPage);
    dropUnusedCookie(ctx);
    guardFrames(ctx);
  };
}
