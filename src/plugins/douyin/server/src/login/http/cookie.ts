import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import { publicUrl } from '../../config';

/** Whose secret a cookie holds: the browser that started, or the phone that scanned. */
export type CookieKind = 'login' | 'phone';

/** How many attempts of one browser stay open at once; older ones lose their cookie. */
const openAtOnce = 8;

const isSecure = (strapi: Core.Strapi): boolean => publicUrl(strapi).startsWith('https:');

// The prefix makes browsers refuse the cookie from a sibling domain or without TLS.
const prefixOf = (strapi: Core.Strapi, kind: CookieKind): string =>
  `${isSecure(strapi) ? '__Host-' : ''}douyin-${kind}-`;

const options = (strapi: Core.Strapi) => ({
  signed: true,
  httpOnly: true,
  secure: isSecure(strapi),
  sameSite: 'lax' as const,
  path: '/',
  overwrite: true,
});

/** The secret a browser holds for an attempt, from its signed cookie; null for a browser without one. */
export function readCookie(
  strapi: Core.Strapi,
  ctx: KoaContext,
  kind: CookieKind,
  attemptId: string,
): string | null {
  return ctx.cookies.get(`${prefixOf(strapi, kind)}${attemptId}`, { signed: true }) ?? null;
}

/** Names of the browser's attempt cookies, the oldest first, as browsers send them. */
function namesIn(ctx: KoaContext, prefix: string): string[] {
  const names = (ctx.get('cookie') || '').split(/; */).map((pair) => pair.split('=', 1)[0] ?? '');
  return names.filter((name) => name.startsWith(prefix) && !name.endsWith('.sig'));
}

function drop(strapi: Core.Strapi, ctx: KoaContext, name: string): void {
  ctx.cookies.secure = isSecure(strapi);
  for (const each of [name, `${name}.sig`])
    ctx.cookies.set(each, null, { ...options(strapi), signed: false });
}

/** Gives a browser the secret of one attempt; each tab has a cookie of its own. */
export function setCookie(
  strapi: Core.Strapi,
  ctx: KoaContext,
  kind: CookieKind,
  cookie: { attemptId: string; value: string; ttlSeconds: number },
): void {
  const prefix = prefixOf(strapi, kind);
  // TLS ends at the proxy: the public address tells whether the browser's side is secure.
  ctx.cookies.secure = isSecure(strapi);
  const held = namesIn(ctx, prefix);
  for (const name of held.slice(0, Math.max(0, held.length - openAtOnce + 1))) drop(strapi, ctx, name);
  const maxAge = cookie.ttlSeconds * 1000;
  ctx.cookies.set(`${prefix}${cookie.attemptId}`, cookie.value, { ...options(strapi), maxAge });
}

/** Takes the secret of a finished attempt away. */
export function clearCookie(strapi: Core.Strapi, ctx: KoaContext, kind: CookieKind, attemptId: string): void {
  drop(strapi, ctx, `${prefixOf(strapi, kind)}${attemptId}`);
}
