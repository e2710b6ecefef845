import type { OAuthScope } from '../../../../contracts/oauth-client';
import { escape, isWebAddress, shell, type Page } from '../../shared/page';
import { isLocal } from '../redirect/local';
import { fill, type OAuthTexts } from './texts';

/** What a person is asked. */
export type Question = {
  /** Where the form goes: this page's own path. */
  action: string;
  site: { name: string; logo: string | null; homepage: string | null };
  person: { id: number; name: string };
  scopes: OAuthScope[];
  address: string;
  /** Where the person can log in as somebody else. */
  otherAccount: string;
};

/** Scopes that a person may decline and still log in. */
export const optionalScopes: readonly OAuthScope[] = ['phone', 'email'];

const logoOf = ({ name, logo }: Question['site']): string =>
  logo
    ? `<img class="logo" src="${escape(logo)}" alt="" width="56" height="56">`
    : `<div class="logo" aria-hidden="true">${escape([...name][0] ?? '')}</div>`;

function scopeLine(texts: OAuthTexts, scope: OAuthScope): string {
  const text = escape(texts.scopes[scope]);
  if (!optionalScopes.includes(scope)) return `<li>${text}</li>`;
  return `<li><label class="tick"><input type="checkbox" name="scope" value="${scope}" checked> ${text} <small>${escape(texts.consent.optional)}</small></label></li>`;
}

/** Warns of an address at which others may listen, or which is on this machine. */
function warning({ consent }: OAuthTexts, address: string): string {
  const url = new URL(address);
  if (isLocal(url)) return `<p class="note">${escape(consent.local)}</p>`;
  return url.protocol === 'http:' ? `<p class="alarm">${escape(consent.insecure)}</p>` : '';
}

const hostOf = (address: string): string => {
  const { host, protocol } = new URL(address);
  return host || protocol;
};

/** The page that asks a person whether a site may log them in, what it will know, and where they go. */
export function consentPage(texts: OAuthTexts, nonce: string, question: Question): Page {
  const { consent } = texts;
  const { site, person } = question;
  const homepage =
    site.homepage && isWebAddress(site.homepage) && URL.canParse(site.homepage)
      ? `<div><dt>${escape(consent.homepage)}</dt><dd>${escape(new URL(site.homepage).host)}</dd></div>`
      : '';
  const body = `${logoOf(site)}<h1>${escape(fill(consent.heading, { site: site.name }))}</h1>
<form method="post" action="${escape(question.action)}">
<input type="hidden" name="user" value="${person.id}">
<dl class="facts"><div><dt>${escape(consent.as)}</dt><dd><bdi>${escape(person.name)}</bdi></dd></div>
<div><dt>${escape(consent.target)}</dt><dd><strong>${escape(hostOf(question.address))}</strong></dd></div>${homepage}</dl>
${warning(texts, question.address)}
<p class="asks">${escape(consent.asks)}</p><ul class="scopes">${question.scopes.map((scope) => scopeLine(texts, scope)).join('')}</ul>
<button class="button" name="decision" value="allow">${escape(consent.allow)}</button>
<button class="button quiet" name="decision" value="deny">${escape(consent.deny)}</button>
</form>
<div class="more"><a class="plain" href="${escape(question.otherAccount)}">${escape(consent.other)}</a></div>
<p><small>${escape(consent.later)}</small></p>`;
  return { html: shell(texts, nonce, { title: consent.title, body, isPlain: true }), status: 200 };
}

/**
 * The page that answers the form and goes on: browsers hold a redirect after a form against `form-action`, so a form must not
 * redirect to another site. Without script it is one more button.
 */
export function forwardPage(texts: OAuthTexts, nonce: string, target: string): Page {
  const { forward, forwardButton } = texts.consent;
  const body = `<h1>${escape(forward)}</h1><a class="button" href="${escape(target)}">${escape(forwardButton)}</a>`;
  const content = {
    title: forward,
    body,
    isPlain: true,
    script: '\nlocation.replace(page.target);\n',
    data: { target },
  };
  return { html: shell(texts, nonce, content), status: 200 };
}
