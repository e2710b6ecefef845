import { PluginError } from '../../shared/errors';
import { sentenceOf, type Texts } from '../texts';
import { reportData, reportScript, type Report } from './report';
import { escape, isWebAddress, shell, type Page } from './shell';

/** Ways on that an error page can offer: the site the visitor came from, and a word to the window that opened it. */
export type ErrorOptions = { back?: string | null; report?: Report };

const backLink = (texts: Texts, back: string | null | undefined): string =>
  back && isWebAddress(back)
    ? `<a class="button quiet" href="${escape(back)}">${escape(texts.backToSite)}</a>`
    : '';

const asShown = (texts: Texts, error: unknown): { code: string; status: number; sentence: string } =>
  error instanceof PluginError
    ? { code: error.code, status: error.status, sentence: sentenceOf(texts, error) }
    : { code: 'INTERNAL', status: 500, sentence: texts.errors.other };

/** The page that tells a visitor why a login failed and how to go on. */
export function errorPage(
  texts: Texts,
  nonce: string,
  error: unknown,
  { back, report }: ErrorOptions = {},
): Page {
  const { code, status, sentence } = asShown(texts, error);
  const links = `<a class="button" href="/douyin/login">${escape(texts.again)}</a>${backLink(texts, back)}`;
  const hint = report ? `<p>${escape(texts.closeWindowHint)}</p>` : '';
  const body = `<h1>${escape(texts.failedHeading)}</h1><p>${escape(sentence)}</p>${hint}<p><small>${escape(code)}</small></p>${links}`;
  const telling = report ? { script: reportScript, data: reportData(report) } : {};
  return { html: shell(texts, nonce, { body, ...telling }), status };
}
