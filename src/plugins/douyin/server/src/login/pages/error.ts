import type { PlatformName } from '../../../../contracts/platforms';
import { PluginError, type ErrorCode } from '../../shared/errors';
import { againSentence, sentenceOf, type Texts } from '../texts';
import { cleanAddress, reportData, reportScript, type Report } from './report';
import { escape, isWebAddress, shell, type Page } from './shell';

/**
 * Ways on that an error page can offer: the site the visitor came from, and a word to the window that opened it; or for an
 * account's owner who consents again, its platform, and whether this address is the link's, which can be opened again.
 */
export type ErrorOptions = {
  back?: string | null;
  report?: Report;
  again?: { provider: PlatformName; isLink: boolean };
};

const backLink = (texts: Texts, back: string | null | undefined): string =>
  back && isWebAddress(back)
    ? `<a class="button quiet" href="${escape(back)}">${escape(texts.backToSite)}</a>`
    : '';

const asShown = (texts: Texts, error: unknown): { code: ErrorCode; status: number; sentence: string } =>
  error instanceof PluginError
    ? { code: error.code, status: error.status, sentence: sentenceOf(texts, error) }
    : { code: 'INTERNAL', status: 500, sentence: texts.errors.other };

/** The page that tells an account's owner why the consent was not renewed. */
function againErrorPage(
  texts: Texts,
  nonce: string,
  error: unknown,
  { provider, isLink }: NonNullable<ErrorOptions['again']>,
): Page {
  const { code, status } = asShown(texts, error);
  const sentence =
    error instanceof PluginError && code === 'AUTH_TOO_OFTEN'
      ? sentenceOf(texts, error)
      : againSentence(texts, code, provider);
  const { failedHeading, reopen, retry } = texts.consent;
  const wayOn = isLink
    ? `<a class="button" href="">${escape(retry)}</a>`
    : `<p class="note">${escape(reopen)}</p>`;
  const body = `<h1>${escape(failedHeading)}</h1><p>${escape(sentence)}</p><p><small>${escape(code)}</small></p>${wayOn}`;
  // The callback's address holds a code.
  const script = isLink ? {} : { script: cleanAddress };
  return { html: shell(texts, nonce, { title: failedHeading, body, ...script }), status };
}

/** The page that tells a visitor why a login failed and how to go on. */
export function errorPage(
  texts: Texts,
  nonce: string,
  error: unknown,
  { back, report, again }: ErrorOptions = {},
): Page {
  if (again) return againErrorPage(texts, nonce, error, again);
  const { code, status, sentence } = asShown(texts, error);
  const links = `<a class="button" href="/douyin/login">${escape(texts.again)}</a>${backLink(texts, back)}`;
  const hint = report ? `<p>${escape(texts.closeWindowHint)}</p>` : '';
  const body = `<h1>${escape(texts.failedHeading)}</h1><p>${escape(sentence)}</p>${hint}<p><small>${escape(code)}</small></p>${links}`;
  const telling = report ? { script: reportScript, data: reportData(report) } : {};
  return { html: shell(texts, nonce, { body, ...telling }), status };
}
