import type { Rejection } from '../codes';
import { isOpen, type Ticket } from '../oauth/tickets';
import type { Page } from '../outcome';
import type { Person } from '../world';
import { escapeHtml, page } from './html';
import { followScriptFor, personChoice, PHONE_STYLE } from './phone-parts';
import { scopeWords, STATUS_WORDS } from './words';

/** What the phone shows; `problem` is a decision the platform just refused. */
export type PhoneView = { ticket: Ticket; appName: string; people: Person[]; problem?: Rejection };

/** The simulated phone: choose a person, scan, approve or refuse; plain forms, usable without script. */
export const phonePage = (view: PhoneView): Page =>
  page({
    title: `模拟手机 ${view.appName}`,
    style: PHONE_STYLE,
    script: followScript(view),
    body: `<main class="card">
<span class="badge">模拟手机 Simulated phone</span>
<form method="post" action="/_sim/phone/${view.ticket.id}">
${personChoice(view.people, view.ticket.personId)}
<h1>「${escapeHtml(view.appName)}」申请获得<span class="en">This app asks for</span></h1>
<ul class="scopes" id="scopes">${scopeTicks(view.ticket)}</ul>
${statusLine(view)}
${buttons(view.ticket)}
</form></main>`,
  });

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

const followScript = ({ ticket }: PhoneView): string =>
  followScriptFor({
    shown: ticket.status,
    open: ['new', 'scanned'],
    poll: `/_sim/tickets/${ticket.id}`,
    page: `/_sim/phone/${ticket.id}`,
  });
