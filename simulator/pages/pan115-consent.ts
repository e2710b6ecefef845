import type { Page } from '../outcome';
import type { Consent } from '../pan115/consents';
import type { Person } from '../world';
import { escapeHtml, page } from './html';
import { personChoice, PHONE_STYLE } from './phone-parts';

const WORDS: Record<Consent['status'], { zh: string; en: string }> = {
  new: { zh: '等待你的决定', en: 'Waiting for your decision' },
  approved: { zh: '已同意', en: 'Approved' },
  refused: { zh: '已拒绝', en: 'Refused' },
};

/** What the page shows. */
export type ConsentView = { consent: Consent; appName: string; people: Person[] };

/** The authorise page of 115: choose a person, agree (then 302 to the app) or refuse; plain forms. */
export const consentPage = ({ consent, appName, people }: ConsentView): Page =>
  page({
    title: `115 授权 ${appName}`,
    style: `${PHONE_STYLE} .card { border: 0; max-width: 460px; border-radius: 16px; } body { background: var(--ground); }`,
    formTarget: consent.redirect_uri,
    body: `<main class="card">
<span class="badge">115 · 本地模拟器 Local simulator</span>
<form method="post" action="/_sim/pan115/consents/${consent.id}">
${personChoice(people, consent.personId)}
<h1>「${escapeHtml(appName)}」申请访问你的 115 网盘<span class="en">This app asks for your 115 netdisk</span></h1>
<div class="status" id="status" data-status="${consent.status}" role="status">${WORDS[consent.status].zh}
<span class="en">${WORDS[consent.status].en}</span></div>
${buttons(consent)}
</form></main>`,
  });

function buttons({ status }: Consent): string {
  const off = status === 'new' ? '' : ' disabled';
  return `<div class="buttons">
<button id="refuse" name="do" value="refuse"${off}>拒绝 Refuse</button>
<button id="approve" class="main" name="do" value="approve"${off}>同意授权 Approve</button></div>`;
}
