import type { StartPurpose, AttemptStage } from '../../../../contracts/login';
import { fill, type Texts } from '../texts';
import { returnCodeScript } from './return-code-script';
import { escape, shell, type Page } from './shell';

/** What the phone shows after consent: the digits to type on the computer, or how it ended. */
export type ReturnCode = {
  id: string;
  /** Six digits; empty when they are no longer valid. */
  code: string;
  secondsLeft: number;
  site: string;
  /** Browser and system of the computer; empty when unknown. */
  device: string;
  /** Default: `confirmed` with a code, `expired` without. */
  stage?: AttemptStage;
  /** Default `login`. */
  purpose?: StartPurpose;
};

type State = { heading: string; text: string };

const deniable: AttemptStage[] = ['confirmed', 'authorized', 'done'];

/** What the phone says about each stage; `confirmed` stands for a code that is no longer shown. */
function statesOf({ returnCode }: Texts, purpose: StartPurpose, site: string) {
  const { working, denied, cancelled, failed, expired, ...finished } = returnCode.states;
  const done: State = { ...finished[purpose], text: fill(finished[purpose].text, { site }) };
  const states: Record<AttemptStage, State> = {
    started: working,
    scanned: working,
    returned: working,
    confirmed: expired,
    authorized: done,
    done,
    refused: cancelled,
    failed,
    cancelled,
    denied,
    expired,
  };
  return states;
}

// Read out digit by digit, not as a number.
function digits(label: string, code: string): string {
  const heard = `${label}: ${[...code].join(' ')}`;
  const seen = [code.slice(0, 3), code.slice(3)].map((group) => `<span>${escape(group)}</span>`).join('');
  return `<div id="return-code-shown" data-code="${escape(code)}"><span class="unseen">${escape(heard)}</span><div class="digits" aria-hidden="true">${seen}</div></div>`;
}

function codeBox({ returnCode }: Texts, { code, device, secondsLeft }: ReturnCode): string {
  const line = device ? `<p><small>${escape(fill(returnCode.device, { device }))}</small></p>` : '';
  const left = fill(returnCode.secondsLeft, { seconds: String(secondsLeft) });
  return `<div id="code-box">${digits(returnCode.label, code)}<p class="countdown" id="countdown" role="timer">${escape(left)}</p>${line}</div>`;
}

function denyForm({ returnCode }: Texts, id: string, stage: AttemptStage): string {
  const action = `/douyin/q/attempts/${encodeURIComponent(id)}/deny`;
  const hidden = deniable.includes(stage) ? '' : ' hidden';
  return `<form method="post" action="${escape(action)}" class="apart" id="deny"${hidden}><p>${escape(returnCode.denyHint)}</p><button class="button quiet">${escape(returnCode.deny)}</button></form>`;
}

/** The page on the phone that shows the return code, then follows what the computer makes of it. */
export function returnCodePage(texts: Texts, nonce: string, shown: ReturnCode): Page {
  const { id, code, secondsLeft, site, purpose = 'login' } = shown;
  const stage = shown.stage ?? (code ? 'confirmed' : 'expired');
  const states = statesOf(texts, purpose, site);
  const isOpen = stage === 'confirmed' && code !== '';
  const { heading, hint } = texts.returnCode;
  const state = isOpen ? { heading, text: hint } : states[stage];
  const body = `<div id="status" role="status" data-stage="${stage}"><h1 id="heading">${escape(state.heading)}</h1><p id="text">${escape(state.text)}</p></div>
${isOpen ? codeBox(texts, shown) : ''}${denyForm(texts, id, stage)}`;
  const data = { id, stage, isOpen, secondsLeft, states, deniable, left: texts.returnCode.secondsLeft };
  const content = { title: state.heading, body, script: returnCodeScript, data };
  return { html: shell(texts, nonce, content), status: 200 };
}
