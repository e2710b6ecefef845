import type { Rejection } from '../codes';
import type { Ticket } from '../oauth/tickets';
import type { Page } from '../outcome';
import { escapeHtml, page } from './html';
import { scopeWords, STATUS_WORDS } from './words';

const STYLE = `
.card { max-width: 760px; }
.top { display: flex; justify-content: space-between; align-items: center; margin-bottom: 24px; }
.top b { font-size: 15px; }
.split { display: grid; grid-template-columns: 264px 1fr; gap: 36px; align-items: center; }
.qr { border: 1px solid var(--line); border-radius: 12px; padding: 16px; transition: opacity .2s; }
.qr svg { display: block; width: 100%; height: auto; }
.done .qr { opacity: .18; }
.status { margin: 16px 0 12px; }
#again { display: none; } .done #again { display: inline; } .done #open-phone { display: none; }
.split a { font-size: 14px; }
@media (max-width: 640px) { .split { grid-template-columns: 1fr; } .card { padding: 20px; } }
`;

/** What the page shows. `qrSvg` is trusted markup from the QR library. */
export type ConnectView = { ticket: Ticket; appName: string; qrSvg: string };

/** The login page: QR, what is asked, live status; it goes to the callback by itself once approved. */
export const connectPage = ({ ticket, appName, qrSvg }: ConnectView): Page =>
  page({
    title: `授权登录 ${appName}`,
    style: STYLE,
    script: pollScript(ticket),
    body: `<main class="card" id="card">
<div class="top"><b>抖音开放平台</b><span class="badge">本地模拟器 Local simulator</span></div>
<div class="split">
<div class="qr" id="qr" role="img" aria-label="登录二维码 Login QR code">${qrSvg}</div>
<div>
<h1>使用抖音扫码登录「${escapeHtml(appName)}」<span class="en">Scan with Douyin to sign in</span></h1>
<ul class="scopes" id="scopes">${scopeItems(ticket)}</ul>
<div class="status" id="status" data-status="new" role="status" aria-live="polite">
<span id="status-zh">${STATUS_WORDS.new.zh}</span><span class="en" id="status-en">${STATUS_WORDS.new.en}</span></div>
<a id="open-phone" href="/_sim/phone/${ticket.id}" target="_blank" rel="noopener">打开模拟手机 Open the phone</a>
<a id="again" href="">刷新二维码 New code</a>
</div></div></main>`,
  });

const scopeItems = (ticket: Ticket): string =>
  [
    ...ticket.scopes.map((scope) => scopeItem(scope, '')),
    ...ticket.optional.map(({ scope }) => scopeItem(scope, '（可选 optional）')),
  ].join('');

const scopeItem = (scope: string, note: string): string =>
  `<li>${escapeHtml(scopeWords(scope))}${note} <code>${escapeHtml(scope)}</code></li>`;

/** JSON inside a script element: `<` must not end it. */
const literal = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c');

const pollScript = (ticket: Ticket): string => `
const words = ${literal(STATUS_WORDS)};
const show = (status) => {
  document.getElementById('status').dataset.status = status;
  document.getElementById('status-zh').textContent = words[status].zh;
  document.getElementById('status-en').textContent = words[status].en;
  document.getElementById('card').classList.toggle('done', ['confirmed', 'refused', 'expired'].includes(status));
};
const poll = async () => {
  let ticket;
  try {
    ticket = await (await fetch(${literal(`/_sim/tickets/${ticket.id}`)}, { cache: 'no-store' })).json();
  } catch { return setTimeout(poll, 1000); }
  if (ticket.error) return show('expired');
  show(ticket.status);
  if (ticket.redirect_url) return location.assign(ticket.redirect_url);
  if (ticket.status === 'new' || ticket.status === 'scanned') setTimeout(poll, 500);
};
poll();
`;

/** The platform's refusal to show a QR at all, with its number. */
export const errorPage = ({ code, description }: Rejection): Page =>
  page({
    title: `授权失败 ${code}`,
    style:
      '.card { max-width: 460px; text-align: center; } .number { color: var(--brand); font-size: 40px; line-height: 1.2; margin: 0 0 8px; }',
    body: `<main class="card" id="error" data-code="${code}">
<p class="number"><b>${code}</b></p>
<h1>${escapeHtml(description)}<span class="en">The authorisation request was refused with error ${code}</span></h1>
<p><span class="badge">本地模拟器 Local simulator</span></p></main>`,
  });
