import { strapiUrl } from './config.js';

// Its origin must be listed in CORS_ORIGINS and DOUYIN_REDIRECT_ORIGINS of Strapi.
const redirectUrl = `${location.origin}/`;
const kept = 'douyin-login';
const status = document.getElementById('status');

/** Asks Strapi; throws the error of a failed answer: `{ message, details: { code, remedy } }`. */
async function ask(path, options) {
  const answer = await fetch(strapiUrl + path, options);
  const body = await answer.json();
  if (!answer.ok) throw body.error;
  return body;
}

/** Starts a login and gives the platform's page. What proves that it was us stays in this tab. */
async function start(way) {
  const state = crypto.randomUUID();
  const query = new URLSearchParams({ redirectUrl, state, way });
  const { data } = await ask(`/api/v1/lead/douyin/auth/url?${query}`);
  sessionStorage.setItem(kept, JSON.stringify({ state, verifier: data.verifier }));
  return data.authUrl;
}

/** Turns what came back into a session. */
async function finish({ code, state, error }) {
  const started = JSON.parse(sessionStorage.getItem(kept) ?? '{}');
  // Not the login of this tab: somebody may want to log this visitor in as somebody else.
  if (!state || state !== started.state) throw new Error('This tab did not start that login');
  sessionStorage.removeItem(kept);
  if (error) return fail({ details: { code: error } });
  const { data } = await ask('/api/douyin/login/exchange', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, verifier: started.verifier }),
  });
  const me = await ask('/api/users/me', { headers: { authorization: `Bearer ${data.jwt}` } });
  status.textContent = `Logged in: ${data.user.nickname} (${me.username})`;
}

const fail = ({ message, details }) => {
  status.textContent = `Not logged in: ${details?.code ?? message}`;
};

document.getElementById('redirect').addEventListener('click', () => {
  start('redirect').then((authUrl) => location.assign(authUrl), fail);
});

document.getElementById('popup').addEventListener('click', () => {
  // Opened within the click: later the browser would block it.
  const popup = window.open('', 'douyin-login', 'popup,width=520,height=640');
  if (!popup) return fail(new Error('The browser blocked the pop-up'));
  start('popup').then(
    (authUrl) => popup.location.replace(authUrl),
    (error) => {
      popup.close();
      fail(error);
    },
  );
});

addEventListener('message', ({ origin, data }) => {
  if (origin !== strapiUrl || data?.type !== 'douyin-login') return;
  finish({ code: data.exchangeCode, state: data.state, error: data.error }).catch(fail);
});

const query = new URLSearchParams(location.search);
if (query.has('exchange_code') || query.has('error')) {
  // The code works once; it has no business in the history or in a bookmark.
  history.replaceState(null, '', location.pathname);
  const [code, state, error] = ['exchange_code', 'state', 'error'].map((name) => query.get(name));
  finish({ code, state, error }).catch(fail);
}
