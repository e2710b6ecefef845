import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import { loginContracts } from '../../../contracts/login';
import { apiPrefix, settingsOf } from '../config';
import { PluginError } from '../shared/errors';
import { action } from '../shared/http';
import { service, type Context } from '../shared/service';
import { ensureBrowser, readBrowser } from './cookie';
import { donePage, startPage } from './pages';
import { withExchangeCode } from './redirect';
import { redirect, sendError, sendPage } from './send';

/** Runs a page's work; what it throws becomes an error page, and what is not ours is logged as well. */
async function page(strapi: Core.Strapi, ctx: KoaContext, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof PluginError))
      strapi.log.error(`Douyin login: ${(error as Error).stack ?? String(error)}`);
    else if (error.status >= 500) strapi.log.warn(`Douyin login: ${error.code} ${error.message}`);
    sendError(ctx, error);
  }
}

function parameter(ctx: KoaContext, name: string, maxLength: number): string | undefined {
  const value = ctx.query[name];
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string' || value.length > maxLength) {
    throw new PluginError(
      'AUTH_REQUEST_INVALID',
      `${name}: give it once, with at most ${maxLength} characters`,
    );
  }
  return value;
}

function readCallback(ctx: KoaContext): { state: string; code: string | null } {
  const state = parameter(ctx, 'state', 128);
  if (!state)
    throw new PluginError('AUTH_STATE_INVALID', 'The callback carries no state: start the login again');
  return { state, code: parameter(ctx, 'code', 1024) ?? null };
}

/** The visitor's pages and the exchange. */
export const loginController = ({ strapi }: Context) => {
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
        const { attemptTtlSeconds, exchangeTtlSeconds } = settingsOf(strapi).login;
        const browser = ensureBrowser(strapi, ctx, attemptTtlSeconds + exchangeTtlSeconds);
        const request = {
          appId: parameter(ctx, 'app', 64),
          redirect: parameter(ctx, 'redirect', 2000),
          browser,
        };
        redirect(ctx, (await login().start(request)).url);
      }),
    callback: (ctx: KoaContext) =>
      page(strapi, ctx, async () => {
        const result = await login().complete({ ...readCallback(ctx), browser: readBrowser(strapi, ctx) });
        redirect(ctx, withExchangeCode(result.redirectTo ?? '/douyin/login/done', result.exchangeCode));
      }),
    done: (ctx: KoaContext) => {
      const prefix = apiPrefix(strapi);
      const paths = { exchange: `${prefix}/douyin/login/exchange`, me: `${prefix}/users/me` };
      sendPage(ctx, (texts, nonce) => donePage(texts, nonce, paths));
    },
    exchange: action(
      loginContracts.exchange,
      ({ body }, ctx) => login().exchange({ code: body.code, browser: readBrowser(strapi, ctx) }),
      'AUTH_EXCHANGE_INVALID',
    ),
  };
};
