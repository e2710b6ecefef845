import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import { apiPrefix, publicUrl } from '../../config';
import { PluginError } from '../../shared/errors';
import { service, type Context } from '../../shared/service';
import type { AttemptRow } from '../attempt';
import type { Redeemed } from '../redeem';
import { addressOf } from '../network';
import {
  againDonePage,
  donePage,
  popupPage,
  startPage,
  type ErrorOptions,
  type LoginMessage,
} from '../pages';
import { backAt, withQuery } from '../redirect';
import { callbackSecret, startFor } from './binding';
import { parameter } from './parameter';
import { page, redirect, sendPage, wantsJson } from './send';
import type { StartLimit } from './start-limit';

/**
 * The one origin a pop-up may report to, that of the page that waits: ours where a cookie binds the attempt, otherwise
 * the one that asked to return to `redirectUrl`.
 */
const waitingOrigin = (strapi: Core.Strapi, { redirectTo, challenge }: AttemptRow): string =>
  new URL((challenge && redirectTo) ?? '/', publicUrl(strapi)).origin;

const message = (attempt: AttemptRow, values: Omit<LoginMessage, 'type'>): LoginMessage => ({
  type: 'douyin-login',
  ...values,
  ...(attempt.callerState === null ? {} : { state: attempt.callerState }),
});

function answerJson(ctx: KoaContext, { openId, userId }: Redeemed): void {
  ctx.set('Cache-Control', 'no-store');
  ctx.body = { data: { message: '授权成功', userId, douyinUserId: openId } };
}

function answerCallback(strapi: Core.Strapi, ctx: KoaContext, result: Redeemed): void {
  const { attempt, exchangeCode } = result;
  if (wantsJson(ctx) || (attempt.challenge && !attempt.redirectTo)) return answerJson(ctx, result);
  if (attempt.purpose === 'reauthorize') {
    const site = new URL(publicUrl(strapi)).host;
    return sendPage(ctx, (texts, nonce) => againDonePage(texts, nonce, { provider: result.provider, site }));
  }
  if (attempt.way === 'qr') return redirect(ctx, `/douyin/q/attempts/${attempt.documentId}`);
  if (attempt.way === 'popup') {
    const origin = waitingOrigin(strapi, attempt);
    const told = message(attempt, exchangeCode ? { exchangeCode } : {});
    return sendPage(ctx, (texts, nonce) => popupPage(texts, nonce, { origin, message: told }));
  }
  redirect(ctx, withQuery(backAt(attempt) ?? '/douyin/login/done', { exchange_code: exchangeCode }));
}

/** Where an error page leads back to, and whom a pop-up's error page tells. */
function errorOptions(
  strapi: Core.Strapi,
  attempt: AttemptRow | null,
  code: string,
): ErrorOptions | undefined {
  if (!attempt || attempt.way === 'qr') return undefined;
  if (attempt.purpose === 'reauthorize') return { again: { provider: 'douyin', isLink: false } };
  const origin = waitingOrigin(strapi, attempt);
  if (attempt.way === 'popup') return { report: { origin, message: message(attempt, { error: code }) } };
  const back = backAt(attempt);
  return { back: back && withQuery(back, { error: code }) };
}

async function callback(strapi: Core.Strapi, ctx: KoaContext): Promise<void> {
  let known: AttemptRow | null = null;
  const work = async () => {
    const request = {
      state: parameter(ctx, 'state', 128) ?? null,
      code: parameter(ctx, 'code', 1024) ?? null,
      secretFor: callbackSecret(strapi, ctx),
    };
    const found = (attempt: AttemptRow) => void (known = attempt);
    answerCallback(strapi, ctx, await service(strapi, 'login').complete(request, found));
  };
  await page(strapi, ctx, work, ({ code }) => errorOptions(strapi, known, code));
}

/** A login starts where a visitor goes, not where another page loads an image: that would use up its starts. */
function refuseEmbedded(ctx: KoaContext): void {
  const mode = ctx.get('sec-fetch-mode');
  if (mode !== '' && mode !== 'navigate')
    throw new PluginError('AUTH_REQUEST_INVALID', 'A login is started by going to this address');
}

/** The visitor's pages, and the platform's callback. */
export const pagesController =
  (limit: () => StartLimit) =>
  ({ strapi }: Context) => {
    const login = () => service(strapi, 'login');
    return {
      show: (ctx: KoaContext) =>
        page(strapi, ctx, async () => {
          const wanted = parameter(ctx, 'app', 64);
          const target = login().readRedirect(parameter(ctx, 'redirect', 2000));
          const all = await login().choices();
          const choices = wanted ? all.filter(({ id }) => id === wanted) : all;
          sendPage(ctx, (texts, nonce) => startPage(texts, nonce, { choices, redirect: target }));
        }),
      start: (ctx: KoaContext) =>
        page(strapi, ctx, async () => {
          refuseEmbedded(ctx);
          await limit().count(addressOf(strapi, ctx));
          const request = {
            app: parameter(ctx, 'app', 64),
            redirectUrl: parameter(ctx, 'redirect', 2000),
          };
          const started = await startFor(strapi, ctx, 'browser', request);
          redirect(ctx, started.authUrl ?? '/douyin/login');
        }),
      callback: (ctx: KoaContext) => callback(strapi, ctx),
      done: (ctx: KoaContext) => {
        const prefix = apiPrefix(strapi);
        const paths = { exchange: `${prefix}/douyin/login/exchange`, me: `${prefix}/users/me` };
        sendPage(ctx, (texts, nonce) => donePage(texts, nonce, paths));
      },
    };
  };
