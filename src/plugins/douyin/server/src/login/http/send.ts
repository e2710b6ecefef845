import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import { PluginError } from '../../shared/errors';
import { answerError, setRetryAfter } from '../../shared/http';
import { languageOf, protect, sendHtml, wantsJson, type PageOptions } from '../../shared/page';
import { errorPage, type ErrorOptions, type Page } from '../pages';
import { textsIn, type Texts } from '../texts';

export { redirect, wantsJson } from '../../shared/page';

/** Draws a page in the visitor's language and sends it with a policy that lets only its own style and script run. */
export const sendPage = (
  ctx: KoaContext,
  draw: (texts: Texts, nonce: string) => Page,
  options?: PageOptions,
): void => sendHtml(ctx, (nonce) => draw(textsIn(languageOf(ctx)), nonce), options);

/** Answers with the reason a login failed: a page with the way on, or for an API caller the same code as JSON. */
export function sendError(ctx: KoaContext, error: PluginError, options?: ErrorOptions): void {
  if (wantsJson(ctx)) {
    protect(ctx);
    return answerError(ctx, error);
  }
  setRetryAfter(ctx, error);
  sendPage(ctx, (texts, nonce) => errorPage(texts, nonce, error, options));
}

/** The error of a page's work, logged where the site is at fault; what is not ours becomes `INTERNAL`. */
function ownError(strapi: Core.Strapi, error: unknown): PluginError {
  if (!(error instanceof PluginError)) {
    strapi.log.error(`Douyin login: ${(error as Error).stack ?? String(error)}`);
    return new PluginError('INTERNAL', 'Something went wrong here; the log of the site says what');
  }
  if (error.status >= 500) strapi.log.warn(`Douyin login: ${error.code} ${error.message}`);
  return error;
}

/** Runs a page's work; what it throws becomes an error page, for which `options` tells the ways on. */
export async function page(
  strapi: Core.Strapi,
  ctx: KoaContext,
  work: () => Promise<void>,
  options: (error: PluginError) => ErrorOptions | undefined = () => undefined,
): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    const error = ownError(strapi, thrown);
    sendError(ctx, error, options(error));
  }
}
