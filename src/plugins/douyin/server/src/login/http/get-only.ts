import type { Context, Next } from 'koa';

/** Middleware that refuses HEAD, which the router sends to GET routes: link previews must not start or finish a login. */
export function getOnly() {
  return async (ctx: Context, next: Next): Promise<void> => {
    if (ctx.method !== 'HEAD') return next();
    ctx.set('Allow', 'GET');
    ctx.status = 405;
  };
}
