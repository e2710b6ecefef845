import type { Texts } from '../texts';
import { escape, isWebAddress, shell, type Page } from './shell';

/**
 * The page that answers a form and goes on to the platform: browsers hold a redirect after a form, and every one after
 * it, against `form-action`, so a form must not redirect to another site. Without script it is one more button.
 */
export function forwardPage(texts: Texts, nonce: string, url: string): Page {
  const target = isWebAddress(url) ? url : '/douyin/login';
  const { heading, button } = texts.forward;
  const body = `<h1>${escape(heading)}</h1><a class="button" href="${escape(target)}">${escape(button)}</a>`;
  const content = { title: heading, body, script: '\nlocation.replace(page.target);\n', data: { target } };
  return { html: shell(texts, nonce, content), status: 200 };
}
