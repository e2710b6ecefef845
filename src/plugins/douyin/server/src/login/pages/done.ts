import { type Texts } from '../texts';
import { doneScript } from './done-script';
import { errorWords } from './helpers-script';
import { escape, shell, type Page } from './shell';

/** The page that turns the exchange code into a session and says who is logged in, and what such a session may not do. */
export function donePage(texts: Texts, nonce: string, paths: { exchange: string; me: string }): Page {
  const body = `<div aria-live="polite">
<div data-part="working"><h1>${escape(texts.signingIn)}</h1></div>
<div data-part="done" hidden><h1>${escape(texts.signedIn)}</h1><p><strong><bdi id="nickname"></bdi></strong></p><p><small>${escape(texts.signedInAs)} <bdi id="username"></bdi><br>${escape(texts.sessionProved)}</small></p><p class="note" id="cross-device" hidden></p></div>
<div data-part="failed" hidden><h1>${escape(texts.failedHeading)}</h1><p id="reason">${escape(texts.errors.AUTH_EXCHANGE_INVALID)}</p><a class="button" href="/douyin/login">${escape(texts.again)}</a></div>
</div>`;
  const data = { ...errorWords(texts), paths, crossDevice: texts.crossDevice };
  return { html: shell(texts, nonce, { body, script: doneScript, data }), status: 200 };
}
