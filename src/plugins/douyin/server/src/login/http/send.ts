import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import { randomToken } from '../../shared/crypto';
import { PluginError } from '../../shared/errors';
import { answerError, setRetryAfter } from '../../shared/http';
import { errorPage, type ErrorOptions, type Page } from '../pages';
import { textsIn, type Texts } from '../texts';

const contentSecurity = (nonce: string, hasForms: boolean): string =>
  [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    `form-action ${hasForms ? "'self'" : "'none'"}`,
    "frame-ancestors 'none'",
  ].join('; ');

function protect(ctx: KoaContext, referrer: 'no-referrer' | 'same-origin' = 'no-referrer'): void {
  ctx.set('Cache-Control', 'no-store');
  ctx.set('Referrer-Policy', referrer);
  ctx.set('X-Frame-Options', 'DENY');
}

/** Whether a page has forms that work without script; they may lead to this site only. */
export type PageOptions = { hasForms?: boolean };

/** Draws a page in the visitor's language and sends it with a policy that lets only its own style and script run. */
export function sendPage(
  ctx: KoaContext,
  draw: (texts: Texts, nonce: string) => Page,
  { hasForms = false }: PageOptions = {},
): void {
  const nonce = randomToken(16);
  const page = draw(textsIn(ctx.acceptsLanguages('zh', 'en') === 'en' ? 'en' : 'zh'), nonce);
  // Without any referrer a form's Origin is "null", and we could not tell our own pages from others.
  protect(ctx, hasForms ? 'same-origin' : 'no-referrer');
  ctx.set('Content-Security-Policy', contentSecurity(nonce, hasForms));
  ctx.status = page.status;
  ctx.type = 'html';
  ctx.body = page.html;
}

/** Sends the browser on; the address it comes from stays with us. */
export function redirect(ctx: KoaContext, url: string): void {
  protect(ctx);
  ctx.redirect(url);
}

/** True for a caller that would rather have JSON than a page. */
export const wantsJson = (ctx: KoaContext): boolean => ctx.accepts('html', 'json') === 'json';

/** Answers with the reason a login failed: a page with the way on, or for an API caller the same code as JSON. */
export function sendError(ctx: KoaContext, error: PluginError, options?: ErrorOptions): void {
  if (wantsJson(ctx)) {
    protect(ctx);
    return answerError(ctx, error);
  }
  setRetryAfter(ctx, error);
  sendPage(ctx, (texts, nonce) => errorPage(texts, nonce, error, options));
}

/** The error of a page's work, logged where the site is at fault; what is not ours becomes `INTERNAL`. */
function ownError(strapi: Core.Strapi, error: unknown): PluginError {
  if (!(error instanceof PluginError)) {
    strapi.log.error(`Douyin login: ${(error as Error).stack ?? String(error)}`);
    return new PluginError('INTERNAL', 'Something went wrong here; the log of the site says what');
  }
  if (error.status >= 500) strapi.log.warn(`Douyin login: ${error.code} ${error.message}`);
  return error;
}

/** Runs a page's work; what it throws becomes an error page, for which `options` tells the ways on. */
export async function page(
  strapi: Core.Strapi,
  ctx: KoaContext,
  work: () => Promise<void>,
  options: (error: PluginError) => ErrorOptions | undefined = () => undefined,
): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    const error = ownError(strapi, thrown);
    sendError(ctx, error, options(error));
  }
}
