import type { LoginWay } from '../../../../contracts/login';
import { fill, type Texts } from '../texts';
import { errorWords } from './helpers-script';
import { escape, shell, type Page } from './shell';
import { startScript } from './start-script';

/** An app a visitor can log in with, and the ways it offers. */
export type Choice = { id: string; name: string; ways: LoginWay[] };

const startLink = (app: string, redirect: string | null): string => {
  const query = new URLSearchParams({ app, ...(redirect ? { redirect } : {}) });
  return `/douyin/login/start?${query.toString()}`;
};

const part = (name: string, inner: string): string =>
  `<section data-part="${name}" hidden>${inner}</section>`;

const heading = (text: string): string => `<h1 tabindex="-1" data-focus>${text}</h1>`;

const backButton = (texts: Texts): string =>
  `<button type="button" class="plain" data-action="back">${escape(texts.start.back)}</button>`;

// These two need the script, which shows them.
function moreWays(texts: Texts, choice: Choice, nameShown: string): string {
  const buttons = (['popup', 'qr'] as const)
    .filter((way) => choice.ways.includes(way))
    .map(
      (way) =>
        `<button type="button" class="plain" data-way="${way}" data-app="${escape(choice.id)}">${escape(texts.start[way])}${nameShown}</button>`,
    );
  return buttons.length > 0 ? `<div class="more" hidden>${buttons.join('')}</div>` : '';
}

function choiceButtons(texts: Texts, choice: Choice, redirect: string | null, single: boolean): string {
  const label = single ? texts.button : `${texts.button} · ${choice.name}`;
  const nameHeard = single ? '' : `<span class="unseen"> · ${escape(choice.name)}</span>`;
  const link = `<a class="button" data-way="redirect" data-app="${escape(choice.id)}" href="${escape(startLink(choice.id, redirect))}">${escape(label)}</a>`;
  return `<div class="choice">${link}${moreWays(texts, choice, nameHeard)}</div>`;
}

function choosePart(texts: Texts, choices: Choice[], redirect: string | null): string {
  const single = choices.length === 1;
  const buttons = choices.map((choice) => choiceButtons(texts, choice, redirect, single)).join('');
  const lead = single ? texts.lead : texts.chooseApp;
  return `<section data-part="choose"><h1>${escape(texts.heading)}</h1><p>${escape(lead)}</p><nav>${buttons}</nav></section>`;
}

const windowPart = (texts: Texts): string =>
  part(
    'window',
    `${heading(escape(texts.start.windowHeading))}<p>${escape(texts.start.windowHint)}</p>
<button type="button" class="button quiet" data-action="show-window">${escape(texts.start.showWindow)}</button>${backButton(texts)}`,
  );

const qrPart = (texts: Texts): string =>
  part(
    'qr',
    `${heading(escape(texts.start.qrHeading))}<p id="qr-hint">${escape(texts.start.scanHint)}</p>
<div class="frame" id="qr-frame"><img id="qr" alt="${escape(texts.start.qrAlt)}" width="224" height="224">
<div class="cover" id="qr-cover" hidden><p>${escape(texts.start.lapsed)}</p><button type="button" class="button" data-action="renew">${escape(texts.start.newQr)}</button></div></div>
<p class="countdown" id="countdown" role="timer"></p>${backButton(texts)}`,
  );

const codePart = (texts: Texts): string =>
  part(
    'code',
    `<h1>${escape(texts.start.codeHeading)}</h1><p id="code-hint">${escape(texts.start.codeHint)}</p>
<form id="code-form"><label for="return-code">${escape(texts.start.codeLabel)}</label>
<input id="return-code" name="returnCode" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9]{3} ?[0-9]{3}" maxlength="7" required autofocus data-focus aria-describedby="code-hint code-wrong">
<p class="wrong" id="code-wrong" role="alert"></p>
<button type="submit" class="button">${escape(texts.start.codeSubmit)}</button></form>${backButton(texts)}`,
  );

function continuePart({ start }: Texts): string {
  const question = fill(escape(start.continueAs), { nickname: '<bdi id="nickname"></bdi>' });
  return part(
    'continue',
    `${heading(question)}<p>${escape(start.continueHint)}</p>
<button type="button" class="button" data-action="continue">${escape(start.continueButton)}</button>
<button type="button" class="button quiet" data-action="not-me">${escape(start.notMe)}</button>`,
  );
}

const messagePart = (texts: Texts): string =>
  part(
    'message',
    `${heading(escape(texts.failedHeading))}<p id="reason"></p><p><small id="reason-code"></small></p>
<button type="button" class="button" data-action="again"></button>${backButton(texts)}`,
  );

/** The words and addresses the script of the start page needs. */
const startData = (texts: Texts, redirect: string | null) => ({
  ...errorWords(texts),
  redirect,
  done: '/douyin/login/done',
  words: texts.start,
  stages: texts.stages,
  ends: texts.ends,
});

/**
 * The page a visitor starts from: for each app a button that works without script, and with script a pop-up or our own
 * QR code where the app offers them.
 */
export function startPage(
  texts: Texts,
  nonce: string,
  { choices, redirect }: { choices: Choice[]; redirect: string | null },
): Page {
  if (choices.length === 0) {
    const body = `<h1>${escape(texts.closedHeading)}</h1><p>${escape(texts.closed)}</p>`;
    return { html: shell(texts, nonce, { body }), status: 200 };
  }
  const parts = [windowPart, qrPart, codePart, continuePart, messagePart].map((draw) => draw(texts));
  const body = `<p class="status" id="status" role="status" data-stage=""></p>${choosePart(texts, choices, redirect)}${parts.join('')}`;
  const content = { body, script: startScript, data: startData(texts, redirect) };
  return { html: shell(texts, nonce, content), status: 200 };
}
