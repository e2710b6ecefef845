import { escape, shell, type Page } from '../../shared/page';
import { fill, type OAuthTexts } from './texts';

/** A site with access, as its user sees it. */
export type SiteLine = {
  id: string;
  name: string;
  homepage: string | null;
  scopes: string[];
  consentedAt: Date;
  lastUsedAt: Date;
};

/** The page's own path, the user, their sites, and what the page asks or tells. */
export type SitesView = {
  path: string;
  name: string;
  sites: SiteLine[];
  /** The site whose access is about to be withdrawn. */
  asked: SiteLine | null;
  /** The name of the site whose access was withdrawn just now. */
  done: string | null;
};

const scopeText = (texts: OAuthTexts, scope: string): string =>
  (texts.scopes as Partial<Record<string, string>>)[scope] ?? scope;

const moment = (texts: OAuthTexts, date: Date): string =>
  `<time datetime="${date.toISOString()}">${escape(date.toLocaleString(texts.lang, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }))} UTC</time>`;

function siteCard(texts: OAuthTexts, path: string, site: SiteLine): string {
  const { sites } = texts;
  const scopes = site.scopes.map((scope) => `<li>${escape(scopeText(texts, scope))}</li>`).join('');
  const label = fill(sites.withdrawOf, { site: site.name });
  return `<li class="site"><h2>${escape(site.name)}</h2><ul class="scopes">${scopes}</ul>
<dl class="facts"><div><dt>${escape(sites.since)}</dt><dd>${moment(texts, site.consentedAt)}</dd></div>
<div><dt>${escape(sites.used)}</dt><dd>${moment(texts, site.lastUsedAt)}</dd></div></dl>
<a class="button quiet" aria-label="${escape(label)}" href="${path}?withdraw=${encodeURIComponent(site.id)}">${escape(sites.withdraw)}</a></li>`;
}

function question(texts: OAuthTexts, path: string, { id, name }: SiteLine): string {
  const { sites } = texts;
  return `<h1>${escape(fill(sites.question, { site: name }))}</h1><p>${escape(sites.questionText)}</p>
<form method="post" action="${path}/withdraw"><input type="hidden" name="client" value="${escape(id)}">
<button class="button">${escape(sites.confirm)}</button></form><a class="button quiet" href="${path}">${escape(sites.keep)}</a>`;
}

function list(texts: OAuthTexts, { path, sites, name, done }: SitesView): string {
  const words = texts.sites;
  const told =
    done === null ? '' : `<p class="note" role="status">${escape(fill(words.done, { site: done }))}</p>`;
  const cards = sites.map((site) => siteCard(texts, path, site)).join('');
  const shown = cards
    ? `<p>${escape(words.lead)}</p><ul class="sites">${cards}</ul>`
    : `<p>${escape(words.empty)}</p>`;
  return `<h1>${escape(words.heading)}</h1>${told}${shown}
<div class="apart"><p>${escape(words.as)} <strong><bdi>${escape(name)}</bdi></strong></p>
<form method="post" action="/oauth/session/end"><button class="plain">${escape(words.signOut)}</button></form></div>`;
}

/** The page where a user sees the sites with access, and withdraws it. */
export function sitesPage(texts: OAuthTexts, nonce: string, view: SitesView): Page {
  const body = view.asked ? question(texts, view.path, view.asked) : list(texts, view);
  return { html: shell(texts, nonce, { title: texts.sites.title, body, isPlain: true }), status: 200 };
}
