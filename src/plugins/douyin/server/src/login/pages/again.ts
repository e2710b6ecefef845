import { errorTable, type ErrorCode } from '../../../../contracts/errors';
import type { PlatformName } from '../../../../contracts/platforms';
import { againSentence, fill, type Texts } from '../texts';
import type { LinkState } from '../again/state';
import { againScript } from './again-script';
import { cleanAddress } from './report';
import { escape, shell, type Page } from './shell';

/** What an account's owner is told before consenting again. */
export type AgainFacts = {
  provider: PlatformName;
  site: string;
  appName: string;
  /** The account's name with its middle hidden. */
  account: string;
  /** Until the link ends. */
  secondsLeft: number;
};

const hour = 3600;

function validFor({ consent }: Texts, secondsLeft: number): string {
  const hours = Math.max(1, Math.floor(secondsLeft / hour));
  return hours < 48
    ? fill(consent.hours, { count: String(hours) })
    : fill(consent.days, { count: String(Math.floor(hours / 24)) });
}

function factList(texts: Texts, { provider, site, appName, account, secondsLeft }: AgainFacts): string {
  const { consent } = texts;
  const rows: [string, string][] = [
    [consent.site, site],
    [consent.platform, consent.platforms[provider]],
    [consent.app, appName],
    [consent.account, account],
    [consent.valid, validFor(texts, secondsLeft)],
  ];
  const lines = rows
    .filter(([, value]) => value)
    .map(([name, value]) => `<div><dt>${escape(name)}</dt><dd><bdi>${escape(value)}</bdi></dd></div>`);
  return `<dl class="facts">${lines.join('')}</dl>`;
}

const named = (sentence: string, site: string): string =>
  fill(escape(sentence), { site: `<bdi>${escape(site)}</bdi>` });

// Without an action a form goes to the page's own address, so that the link stands nowhere in it.
const ownForm = (button: string): string =>
  `<form method="post"><button class="button">${escape(button)}</button></form>`;

/** What the link shows: which site asks, for which account, and what will happen; it works without script. */
export function againPage(texts: Texts, nonce: string, facts: AgainFacts): Page {
  const { consent } = texts;
  const { provider, site } = facts;
  const title = fill(consent.heading, { site });
  const body = `<p class="tag">${escape(consent.tag)}</p><h1>${named(consent.heading, site)}</h1><p>${escape(consent.lead)}</p>
${factList(texts, facts)}<p>${escape(consent.effects[provider])}</p><p class="note">${escape(consent.note)}</p>${ownForm(consent.buttons[provider])}`;
  return { html: shell(texts, nonce, { title, body }), status: 200 };
}

const part = (name: string, inner: string, hidden = ' hidden'): string =>
  `<section data-part="${name}"${hidden}>${inner}</section>`;

const heading = (text: string): string => `<h1 tabindex="-1" data-focus>${text}</h1>`;

const doneText = ({ consent }: Texts, { provider, site }: Pick<AgainFacts, 'provider' | 'site'>): string =>
  named(fill(consent.done.text, { platform: consent.platforms[provider] }), site);

function codePart({ consent }: Texts, account: string): string {
  const hint = fill(escape(consent.qrHint), { account: `<bdi>${escape(account)}</bdi>` });
  return part(
    'code',
    `<h1>${escape(consent.qrHeading)}</h1><p id="qr-hint">${hint}</p>
<div class="frame" id="qr-frame"><img id="qr" alt="${escape(consent.qrAlt)}" width="224" height="224"></div>
<p class="countdown" id="countdown" role="timer"></p><p class="wrong" id="trouble" role="alert"></p>
<noscript><p class="alarm">${escape(consent.scriptNeeded)}</p></noscript>`,
    '',
  );
}

const errorSentences = (texts: Texts, provider: PlatformName) =>
  Object.fromEntries(
    (Object.keys(errorTable) as ErrorCode[]).map((code) => [code, againSentence(texts, code, provider)]),
  );

/** The started consent by the platform's own code. */
export type AgainCode = AgainFacts & { id: string; image: string; expiresAt: string };

/** The page that shows the platform's own code and follows what the phone makes of it. */
export function againQrPage(texts: Texts, nonce: string, code: AgainCode): Page {
  const { consent, offline, tooOften } = texts;
  const { provider, id, expiresAt, account, image } = code;
  const done = `${heading(escape(consent.done.heading))}<p>${doneText(texts, code)}</p>`;
  const message = `${heading(escape(consent.failedHeading))}<p id="reason"></p><p><small id="reason-code"></small></p>${ownForm(consent.newCode)}`;
  const body = `<p class="status" id="status" role="status" data-stage="waiting">${escape(consent.stages.waiting)}</p>
${codePart(texts, account)}${part('done', done)}${part('message', message)}`;
  const errors = { ...errorSentences(texts, provider), other: consent.errors.other };
  const { stages, ends, phoneHint, timeLeft: left } = consent;
  const data = { id, image, expiresAt, stages, ends, phoneHint, left, errors, offline, tooOften };
  return {
    html: shell(texts, nonce, { title: consent.qrHeading, body, script: againScript, data }),
    status: 200,
  };
}

/** The page on which a consent given on the platform's own page ends. */
export function againDonePage(
  texts: Texts,
  nonce: string,
  facts: Pick<AgainFacts, 'provider' | 'site'>,
): Page {
  const { heading: title } = texts.consent.done;
  const body = `<h1>${escape(title)}</h1><p>${doneText(texts, facts)}</p>`;
  return { html: shell(texts, nonce, { title, body, script: cleanAddress }), status: 200 };
}

/** The page that says why a link leads nowhere: 404 for one that never was, 410 for one that is over. */
export function linkEndPage(texts: Texts, nonce: string, state: Exclude<LinkState, 'open'>): Page {
  const { heading: title, text } = texts.consent.links[state];
  const body = `<h1>${escape(title)}</h1><p>${escape(text)}</p>`;
  return { html: shell(texts, nonce, { title, body }), status: state === 'unknown' ? 404 : 410 };
}
