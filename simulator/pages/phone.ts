import type { Rejection } from '../codes';
import { isOpen, type Ticket } from '../oauth/tickets';
import type { Page } from '../outcome';
import type { Person } from '../world';
import { escapeHtml, page } from './html';
import { scopeWords, STATUS_WORDS } from './words';

const STYLE = `
body { background: #dfe1e8; }
.card { max-width: 390px; border-radius: 32px; border: 8px solid #161823; padding: 28px 24px; }
.who { display: flex; gap: 14px; align-items: center; margin: 18px 0; }
.who img { width: 56px; height: 56px; border-radius: 50%; flex: none; background: var(--ground); }
.who label { flex: 1; font-size: 13px; color: var(--soft); }
select { width: 100%; font: inherit; color: var(--ink); padding: 8px 10px; border: 1px solid var(--line);
  border-radius: 10px; background: #fff; }
.scopes label { display: flex; gap: 10px; align-items: center; }
.scopes input { accent-color: var(--brand); width: 18px; height: 18px; flex: none; margin: 0; }
.scopes code { display: block; }
.status { margin: 14px 0; }
.problem { color: #c9143a; font-size: 14px; }
.buttons { display: grid; gap: 10px; grid-template-columns: 1fr 1fr; margin-top: 20px; }
button { font: inherit; font-weight: 600; padding: 12px; border-radius: 12px; border: 1px solid var(--line);
  background: #fff; color: var(--ink); cursor: pointer; }
button.main { background: var(--brand); border-color: var(--brand); color: #fff; }
button.wide { grid-column: 1 / -1; }
button:disabled { opacity: .4; cursor: default; }
:focus-visible { outline: 3px solid #7db4ff; outline-offset: 2px; }
`;

/** What the phone shows; `problem` is a decision the platform just refused. */
export type PhoneView = { ticket: Ticket; appName: string; people: Person[]; problem?: Rejection };

/** The simulated phone: choose a person, scan, approve or refuse; plain forms, usable without script. */
export const phonePage = (view: PhoneView): Page =>
  page({
    title: `模拟手机 ${view.appName}`,
    style: STYLE,
    script: followScript(view),
    body: `<main class="card">
<span class="badge">模拟手机 Simulated phone</span>
<form method="post" action="/_sim/phone/${view.ticket.id}">
${personChoice(view)}
<h1>「${escapeHtml(view.appName)}」申请获得<span class="en">This app asks for</span></h1>
<ul class="scopes" id="scopes">${scopeTicks(view.ticket)}</ul>
${statusLine(view)}
${buttons(view.ticket)}
</form></main>`,
  });

function personChoice({ ticket, people }: PhoneView): string {
  const chosen = ticket.personId ?? people[0]?.id ?? '';
  const options = people.map(({ id, nickname }) => {
    const selected = id === chosen ? ' selected' : '';
    return `<option value="${escapeHtml(id)}"${selected}>${escapeHtml(nickname)}</option>`;
  });
  return `<div class="who"><img id="avatar" alt="" src="/_sim/avatar/${encodeURIComponent(chosen)}.svg">
<label>当前账号 Person<select id="person" name="person">${options.join('')}</select></label></div>`;
}

/** Before the decision what is offered, after it what was granted. */
function scopeTicks(ticket: Ticket): string {
  const isTicked = (scope: string, offered: boolean): boolean => ticket.granted?.includes(scope) ?? offered;
  return [
    ...ticket.scopes.map((scope) => tick(scope, isTicked(scope, true), true)),
    ...ticket.optional.map(({ scope, ticked }) => tick(scope, isTicked(scope, ticked), !isOpen(ticket))),
  ].join('');
}

const tick = (scope: string, ticked: boolean, fixed: boolean): string => `<li><label>
<input type="checkbox" name="scope:${escapeHtml(scope)}"${ticked ? ' checked' : ''}${fixed ? ' disabled' : ''}>
<span>${escapeHtml(scopeWords(scope))}<code>${escapeHtml(scope)}</code></span></label></li>`;

function statusLine({ ticket, problem }: PhoneView): string {
  const { zh, en } = STATUS_WORDS[ticket.status];
  const refusal = problem
    ? `<p class="problem" id="problem">${problem.code} ${escapeHtml(problem.description)}</p>`
    : '';
  return `<div class="status" id="status" data-status="${ticket.status}" role="status">${zh}
<span class="en">${en}</span></div>${refusal}`;
}

/** Approving without a scan first is allowed, so that a test needs one click only. */
function buttons(ticket: Ticket): string {
  const off = isOpen(ticket) ? '' : ' disabled';
  const [scanClass, approveClass] = ticket.status === 'new' ? ['main wide', ''] : ['wide', 'main'];
  return `<div class="buttons">
<button id="scan" class="${scanClass}" name="do" value="scan"${off}>扫码 Scan</button>
<button id="refuse" name="do" value="refuse"${off}>拒绝 Refuse</button>
<button id="approve" class="${approveClass}" name="do" value="approve"${off}>同意 Approve</button></div>`;
}

const followScript = ({ ticket }: PhoneView): string => `
const person = document.getElementById('person');
person.addEventListener('change', () => {
  document.getElementById('avatar').src = '/_sim/avatar/' + encodeURIComponent(person.value) + '.svg';
});
const shown = document.getElementById('status').dataset.status;
const follow = async () => {
  try {
    const ticket = await (await fetch('/_sim/tickets/${ticket.id}', { cache: 'no-store' })).json();
    if (ticket.status !== shown) return location.replace('/_sim/phone/${ticket.id}');
  } catch { /* the simulator stopped: keep what is shown */ }
  setTimeout(follow, 1500);
};
if (shown === 'new' || shown === 'scanned') setTimeout(follow, 1500);
`;
