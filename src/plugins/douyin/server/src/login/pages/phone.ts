import type { StartPurpose } from '../../../../contracts/login';
import { fill, type Texts } from '../texts';
import { escape, shell, type Page } from './shell';

/** What a phone is told before it goes on to the platform: for what, for whom, and which computer waits. */
export type PhoneQuestion = {
  purpose: StartPurpose;
  site: string;
  appName: string;
  /** Browser and system, e.g. `Chrome · Windows`; empty when unknown. */
  device: string;
  /** Empty when unknown. */
  place: string;
  sameNetwork: boolean;
  ticket: string;
};

function facts({ phone }: Texts, { site, appName, device, place }: PhoneQuestion): string {
  const rows: [string, string][] = [
    [phone.site, site],
    [phone.app, appName],
    [phone.device, device],
    [phone.place, place],
  ];
  const lines = rows
    .filter(([, value]) => value)
    .map(([name, value]) => `<div><dt>${escape(name)}</dt><dd><bdi>${escape(value)}</bdi></dd></div>`);
  return `<dl class="facts">${lines.join('')}</dl>`;
}

// A name stays in one piece, whichever way its script runs.
const named = (sentence: string, site: string): string =>
  fill(escape(sentence), { site: `<bdi>${escape(site)}</bdi>` });

const ticketForm = (action: string, ticket: string, button: string): string =>
  `<form method="post" action="${action}"><input type="hidden" name="ticket" value="${escape(ticket)}">${button}</form>`;

/** What a phone sees after it scanned our QR code; it works without script, and Cancel comes first. */
export function phonePage(texts: Texts, nonce: string, question: PhoneQuestion): Page {
  const { purpose, site, sameNetwork, ticket } = question;
  const { phone } = texts;
  const title = fill(phone.headings[purpose], { site });
  const alarm = sameNetwork ? '' : `<p class="alarm">${escape(phone.otherNetwork)}</p>`;
  const cancel = `<button class="button quiet">${escape(phone.cancel)}</button>`;
  const proceed = `<button class="button">${escape(phone.continue)}</button>`;
  const body = `<p class="tag">${escape(phone.tags[purpose])}</p><h1>${named(phone.headings[purpose], site)}</h1>
<p>${named(phone.effects[purpose], site)}</p>${facts(texts, question)}${alarm}<p class="note">${escape(phone.warning)}</p>
${ticketForm('/douyin/q/cancel', ticket, cancel)}${ticketForm('/douyin/q/continue', ticket, proceed)}`;
  return { html: shell(texts, nonce, { title, body }), status: 200 };
}
