import { escape, shell, type Page } from '../../shared/page';
import { loginScript } from './login-script';
import type { OAuthTexts } from './texts';

/** Ways to log in, and where to go afterwards. */
export type LoginChoice = {
  /** The page of the Douyin login; null: it is closed. */
  douyin: string | null;
  hasPassword: boolean;
  place: string;
  /** Addresses the script asks. */
  paths: { exchange: string; local: string; session: string };
};

const douyinPart = (texts: OAuthTexts, douyin: string | null): string =>
  douyin ? `<a class="button" href="${escape(douyin)}">${escape(texts.login.douyin)}</a>` : '';

function passwordPart({ login }: OAuthTexts, hasDouyin: boolean): string {
  const apart = hasDouyin ? `<div class="apart"><p>${escape(login.or)}</p></div>` : '';
  const button = hasDouyin ? 'button quiet' : 'button';
  return `${apart}<form id="password-form" class="fields">
<label for="identifier">${escape(login.identifier)}</label><input id="identifier" name="identifier" autocomplete="username" required>
<label for="password">${escape(login.password)}</label><input id="password" name="password" type="password" autocomplete="current-password" required>
<button class="${button}">${escape(login.submit)}</button></form>`;
}

/** The page where a visitor logs in by Douyin or with a password, and then goes on where they came from. */
export function loginPage(texts: OAuthTexts, nonce: string, choice: LoginChoice): Page {
  const { login } = texts;
  const ways = [
    douyinPart(texts, choice.douyin),
    choice.hasPassword ? passwordPart(texts, choice.douyin !== null) : '',
  ].join('');
  const body = `<h1>${escape(login.heading)}</h1><p>${escape(ways ? login.lead : login.closed)}</p>
<p class="wrong" id="wrong" role="alert"></p><p class="status" id="status" role="status"></p><div id="ways">${ways}</div>
<noscript><p class="alarm">${escape(login.needsScript)}</p></noscript>`;
  const data = { place: choice.place, paths: choice.paths, words: login };
  return { html: shell(texts, nonce, { body, script: loginScript, data, isPlain: true }), status: 200 };
}
