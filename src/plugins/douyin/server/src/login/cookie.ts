import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { publicUrl } from '../config';
import { randomToken } from '../shared/crypto';

const isSecure = (strapi: Core.Strapi): boolean => publicUrl(strapi).startsWith('https:');

// The prefix makes browsers refuse the cookie from a sibling domain or without TLS.
const nameOf = (strapi: Core.Strapi): string => (isSecure(strapi) ? '__Host-douyin-login' : 'douyin-login');

/** The secret of the browser behind a request, from its signed cookie; null for a browser that never started. */
export function readBrowser(strapi: Core.Strapi, ctx: Context): string | null {
  return ctx.cookies.get(nameOf(strapi), { signed: true }) ?? null;
}

/** The secret of the browser, made and set as a cookie if need be; several tabs of one browser share it. */
export function ensureBrowser(strapi: Core.Strapi, ctx: Context, ttlSeconds: number): string {
  const browser = readBrowser(strapi, ctx) ?? randomToken();
  // TLS ends at the proxy: the public address tells whether the browser's side is secure.
  ctx.cookies.secure = isSecure(strapi);
  ctx.cookies.set(nameOf(strapi), browser, {
    signed: true,
    httpOnly: true,
    secure: isSecure(strapi),
    sameSite: 'lax',
    path: '/',
    maxAge: ttlSeconds * 1000,
    overwrite: true,
  });
  return browser;
}
