import type { Context as KoaContext } from 'koa';
import { randomToken } from '../shared/crypto';
import { errorPage, type Page } from './pages';
import { textsIn, type Texts } from './texts';

const contentSecurity = (nonce: string): string =>
  [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

function protect(ctx: KoaContext): void {
  ctx.set('Cache-Control', 'no-store');
  ctx.set('Referrer-Policy', 'no-referrer');
  ctx.set('X-Frame-Options', 'DENY');
}

/** Draws a page in the visitor's language and sends it with a policy that lets only its own style and script run. */
export function sendPage(ctx: KoaContext, draw: (texts: Texts, nonce: string) => Page): void {
  const nonce = randomToken(16);
  const page = draw(textsIn(ctx.acceptsLanguages('zh', 'en') === 'en' ? 'en' : 'zh'), nonce);
  protect(ctx);
  ctx.set('Content-Security-Policy', contentSecurity(nonce));
  ctx.status = page.status;
  ctx.type = 'html';
  ctx.body = page.html;
}

/** Sends the browser on; the address it comes from stays with us. */
export function redirect(ctx: KoaContext, url: string): void {
  protect(ctx);
  ctx.redirect(url);
}

/** Sends the page that says why a login failed and how to go on. */
export function sendError(ctx: KoaContext, error: unknown): void {
  sendPage(ctx, (texts, nonce) => errorPage(texts, nonce, error));
}
