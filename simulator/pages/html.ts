import { randomBytes } from 'node:crypto';
import type { Page } from '../outcome';
import { BASE_STYLE } from './style';

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that is safe in HTML content and in quoted attributes. */
export const escapeHtml = (value: string): string =>
  value.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/** The parts of a page; `body` is HTML whose values are already escaped. */
export type PageParts = { title: string; body: string; style?: string; script?: string; formTarget?: string };

/** A whole page whose style and script carry a fresh nonce. */
export function page({ title, body, style = '', script = '', formTarget }: PageParts): Page {
  const nonce = randomBytes(16).toString('base64');
  const code = script === '' ? '' : `<script nonce="${nonce}">${script}</script>`;
  const html = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${BASE_STYLE}${style}</style>
</head>
<body>
${body}
${code}
</body>
</html>
`;
  return formTarget === undefined ? { html, nonce } : { html, nonce, formTarget };
}

/**
 * The policy of a page: nothing but its own style and script, its own pictures and its own polling, and forms that
 * end here or at the origin of `formTarget`.
 */
export const contentPolicy = (nonce: string, formTarget?: string): string =>
  [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "connect-src 'self'",
    `form-action 'self'${formTarget === undefined ? '' : ` ${new URL(formTarget).origin}`}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
