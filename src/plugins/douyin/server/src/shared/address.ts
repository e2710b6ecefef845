import type { Context as KoaContext } from 'koa';

/**
 * The address a request comes from. Behind so many proxies of ours it is the entry that the outermost one of them added to
 * `X-Forwarded-For`: those before it are the visitor's own words.
 */
export function addressOf(ctx: KoaContext, proxies: number): string {
  const direct = ctx.req.socket.remoteAddress ?? '';
  if (!ctx.app.proxy) return direct;
  const entries = ctx
    .get('x-forwarded-for')
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);
  return entries.at(-proxies) ?? entries[0] ?? direct;
}
