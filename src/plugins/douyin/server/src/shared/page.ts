import type { Context as KoaContext } from 'koa';
import { randomToken } from './crypto';
import { pageStyle } from './page-style';

/** A page ready to send: its HTML and the HTTP status it belongs to. */
export type Page = { html: string; status: number };

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in HTML, between tags or in a quoted attribute. */
export const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? '');

/** A value as it may stand in a script: nothing in it can end the script or open a comment. */
export const scriptValue = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c');

/** Whether an address leads to a web page (`https://…`, `http://…`) or a path of this site, and to nothing that runs. */
export const isWebAddress = (address: string): boolean => /^(https?:\/\/|\/(?![/\\]))/i.test(address);

const mark = `<div class="mark" aria-hidden="true"><svg width="28" height="28" viewBox="0 0 24 24" fill="none"><path d="M14 4v10.2a3.8 3.8 0 1 1-3.2-3.75" stroke="#fff" stroke-width="2.6" stroke-linecap="round"/><path d="M14 4.5c.5 2.6 2.3 4.2 4.8 4.5" stroke="#25f4ee" stroke-width="2.6" stroke-linecap="round"/></svg></div>`;

/** The language of a page, and its title where the content has none of its own. */
export type Frame = { lang: string; title: string };

/**
 * What fills the frame of a page: HTML, and a script with the data it finds as `page`. `isPlain` leaves Douyin's mark away,
 * for pages about something else.
 */
export type Content = {
  title?: string;
  body: string;
  script?: string;
  data?: Record<string, unknown>;
  isPlain?: boolean;
};

// A module keeps its names to itself and runs after the page is read.
const scriptTag = (nonce: string, { script, data = {} }: Content): string =>
  script ? `<script nonce="${nonce}" type="module">const page = ${scriptValue(data)};${script}</script>` : '';

/** The frame every page shares. */
export function shell(texts: Frame, nonce: string, content: Content): string {
  return `<!doctype html>
<html lang="${texts.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escape(content.title ?? texts.title)}</title>
<style nonce="${nonce}">${pageStyle}</style>
</head>
<body><main>${content.isPlain ? '' : mark}${content.body}</main>${scriptTag(nonce, content)}</body>
</html>`;
}

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

/** Keeps an answer out of caches, frames and referrers. */
export function protect(ctx: KoaContext, referrer: 'no-referrer' | 'same-origin' = 'no-referrer'): void {
  ctx.set('Cache-Control', 'no-store');
  ctx.set('Referrer-Policy', referrer);
  ctx.set('X-Frame-Options', 'DENY');
}

/** Whether a page has forms that work without script; they may lead to this site only. */
export type PageOptions = { hasForms?: boolean };

/** Sends a page with a policy that lets only its own style and script run. */
export function sendHtml(
  ctx: KoaContext,
  draw: (nonce: string) => Page,
  { hasForms = false }: PageOptions = {},
): void {
  const nonce = randomToken(16);
  const page = draw(nonce);
  // Without any referrer a form's Origin is "null", and we could not tell our own pages from others.
  protect(ctx, hasForms ? 'same-origin' : 'no-referrer');
  ctx.set('Content-Security-Policy', contentSecurity(nonce, hasForms));
  ctx.status = page.status;
  ctx.type = 'html';
  ctx.body = page.html;
}

/** The language of a visitor: Chinese unless the browser would rather have English. */
export const languageOf = (ctx: KoaContext): 'zh' | 'en' =>
  ctx.acceptsLanguages('zh', 'en') === 'en' ? 'en' : 'zh';

/** Sends the browser on; the address it comes from stays with us. */
export function redirect(ctx: KoaContext, url: string): void {
  protect(ctx);
  ctx.redirect(url);
}

/** True for a caller that would rather have JSON than a page. */
export const wantsJson = (ctx: KoaContext): boolean => ctx.accepts('html', 'json') === 'json';
