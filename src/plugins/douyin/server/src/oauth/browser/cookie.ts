import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import { publicUrl, settingsOf } from '../../config';

const isSecure = (strapi: Core.Strapi): boolean => publicUrl(strapi).startsWith('https:');

// The prefix makes browsers refuse the cookie from a sibling domain or without TLS.
const nameOf = (strapi: Core.Strapi): string => `${isSecure(strapi) ? '__Host-' : ''}douyin-site`;

/** The signed cookie by which a browser is known, for other sites' requests; null where it has none. */
export const readCookie = (strapi: Core.Strapi, ctx: KoaContext): string | null =>
  ctx.cookies.get(nameOf(strapi), { signed: true }) ?? null;

/** Gives a browser its cookie, or takes it away with null. */
export function writeCookie(strapi: Core.Strapi, ctx: KoaContext, value: string | null): void {
  // TLS ends at the proxy: the public address tells whether the browser's side is secure.
  ctx.cookies.secure = isSecure(strapi);
  ctx.cookies.set(nameOf(strapi), value, {
    signed: true,
    httpOnly: true,
    secure: isSecure(strapi),
    sameSite: 'lax',
    path: '/',
    overwrite: true,
    ...(value === null ? {} : { maxAge: settingsOf(strapi).oauth.sessionDays * 86_400_000 }),
  });
}
