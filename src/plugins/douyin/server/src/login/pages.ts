import { PluginError, type ErrorCode } from '../shared/errors';
import { errorSentence, type Texts } from './texts';

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');

const style = `
  :root { color-scheme: light dark; --card: #fff; --page: #f4f4f6; --ink: #161823; --soft: #5c5f6b; --line: #e3e3e8; }
  @media (prefers-color-scheme: dark) { :root { --card: #1f2029; --page: #121319; --ink: #f3f3f5; --soft: #a6a8b3; --line: #33353f; } }
  * { box-sizing: border-box; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px; background: var(--page); color: var(--ink);
    font: 16px/1.6 -apple-system, "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei", "Segoe UI", Roboto, sans-serif; }
  main { width: 100%; max-width: 400px; background: var(--card); border: 1px solid var(--line); border-radius: 16px; padding: 40px 32px; text-align: center; }
  .mark { width: 56px; height: 56px; margin: 0 auto 20px; border-radius: 14px; background: #161823; display: grid; place-items: center; }
  h1 { font-size: 22px; line-height: 1.3; margin: 0 0 8px; }
  p { margin: 0 0 20px; color: var(--soft); }
  a.button { display: block; padding: 13px 16px; margin-top: 12px; border-radius: 10px; background: #e0193f; color: #fff; font-weight: 600; text-decoration: none; }
  a.button:hover { background: #c4143a; }
  a.button:focus-visible { outline: 3px solid #25c2d4; outline-offset: 2px; }
  a.plain { color: inherit; }
  strong { color: var(--ink); overflow-wrap: anywhere; }
  small { color: var(--soft); }
  [hidden] { display: none; }
`;

const mark = `<div class="mark" aria-hidden="true"><svg width="28" height="28" viewBox="0 0 24 24" fill="none"><path d="M14 4v10.2a3.8 3.8 0 1 1-3.2-3.75" stroke="#fff" stroke-width="2.6" stroke-linecap="round"/><path d="M14 4.5c.5 2.6 2.3 4.2 4.8 4.5" stroke="#25f4ee" stroke-width="2.6" stroke-linecap="round"/></svg></div>`;

/** A page and the nonce its style and script run under. */
export type Page = { html: string; status: number };

function shell(texts: Texts, nonce: string, body: string, script = ''): string {
  return `<!doctype html>
<html lang="${texts.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escape(texts.title)}</title>
<style nonce="${nonce}">${style}</style>
</head>
<body><main>${mark}${body}</main>${script ? `<script nonce="${nonce}">${script}</script>` : ''}</body>
</html>`;
}

const startLink = (app: string, redirect: string | null): string => {
  const query = new URLSearchParams({ app, ...(redirect ? { redirect } : {}) });
  return `/douyin/login/start?${query.toString()}`;
};

/** The page a visitor starts from: a button per app. */
export function startPage(
  texts: Texts,
  nonce: string,
  { choices, redirect }: { choices: { id: string; name: string }[]; redirect: string | null },
): Page {
  if (choices.length === 0) {
    const body = `<h1>${escape(texts.closedHeading)}</h1><p>${escape(texts.closed)}</p>`;
    return { html: shell(texts, nonce, body), status: 200 };
  }
  const label = (name: string) => (choices.length === 1 ? texts.button : `${texts.button} · ${name}`);
  const buttons = choices.map(
    ({ id, name }) =>
      `<a class="button" href="${escape(startLink(id, redirect))}">${escape(label(name))}</a>`,
  );
  const lead = choices.length === 1 ? texts.lead : texts.chooseApp;
  const body = `<h1>${escape(texts.heading)}</h1><p>${escape(lead)}</p><nav>${buttons.join('')}</nav>`;
  return { html: shell(texts, nonce, body), status: 200 };
}

// The code leaves the address bar before anything else happens; the session stays in this page's memory.
const doneScript = (exchangePath: string, mePath: string) => `
const code = new URLSearchParams(location.search).get('exchange_code');
history.replaceState(null, '', location.pathname);
const show = (id) => { for (const part of document.querySelectorAll('[data-part]')) part.hidden = part.id !== id; };
const readJson = async (answer) => { const body = await answer.json(); if (!answer.ok) throw body.error; return body; };
(async () => {
  const headers = { 'content-type': 'application/json' };
  const { data } = await readJson(await fetch(${JSON.stringify(exchangePath)}, { method: 'POST', headers, body: JSON.stringify({ code }) }));
  const me = await readJson(await fetch(${JSON.stringify(mePath)}, { headers: { authorization: 'Bearer ' + data.jwt } }));
  document.getElementById('nickname').textContent = data.user.nickname || me.username;
  document.getElementById('username').textContent = me.username;
  show('done');
})().catch(() => show('failed'));
`;

/** The page that turns the exchange code into a session and says who is logged in. */
export function donePage(texts: Texts, nonce: string, paths: { exchange: string; me: string }): Page {
  const body = `<div aria-live="polite">
<div id="working" data-part><h1>${escape(texts.signingIn)}</h1></div>
<div id="done" data-part hidden><h1>${escape(texts.signedIn)}</h1><p><strong id="nickname"></strong></p><p><small>${escape(texts.signedInAs)} <span id="username"></span><br>${escape(texts.sessionProved)}</small></p></div>
<div id="failed" data-part hidden><h1>${escape(texts.failedHeading)}</h1><p>${escape(texts.errors.AUTH_EXCHANGE_INVALID)}</p><a class="button" href="/douyin/login">${escape(texts.again)}</a></div>
</div>`;
  return { html: shell(texts, nonce, body, doneScript(paths.exchange, paths.me)), status: 200 };
}

const showable = (error: unknown): { code: ErrorCode | 'other'; status: number } =>
  error instanceof PluginError ? { code: error.code, status: error.status } : { code: 'other', status: 500 };

/** The page that tells a visitor why a login failed and how to go on. */
export function errorPage(texts: Texts, nonce: string, error: unknown): Page {
  const { code, status } = showable(error);
  const sentence = `<p>${escape(errorSentence(texts, code))}</p><p><small>${escape(code)}</small></p>`;
  const body = `<h1>${escape(texts.failedHeading)}</h1>${sentence}<a class="button" href="/douyin/login">${escape(texts.again)}</a>`;
  return { html: shell(texts, nonce, body), status };
}
