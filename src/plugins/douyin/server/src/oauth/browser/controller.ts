import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import { apiPrefix } from '../../config';
import { PluginError } from '../../shared/errors';
import { answerError } from '../../shared/http';
import { languageOf, redirect, sendHtml } from '../../shared/page';
import { service, type Context } from '../../shared/service';
import { findClient } from '../clients/row';
import { sitesOf } from '../consents/sites';
import { withdrawConsent } from '../consents/withdraw';
import { showFault } from '../endpoints/authorize';
import { secureOnly, type Call } from '../endpoints/checks';
import { readPlace } from '../interaction/place';
import { loginPage } from '../pages/login';
import { sitesPage } from '../pages/sites';
import { textsIn } from '../pages/texts';
import { oauthPaths } from '../site';
import { readCookie, writeCookie } from './cookie';
import { nameOf, signedIn, signIn, signOut, type SignedIn } from './session';

const current = (strapi: Core.Strapi, ctx: KoaContext): Promise<SignedIn | null> =>
  signedIn(strapi, readCookie(strapi, ctx));

const loginAt = (place: string): string => `/login?${new URLSearchParams({ redirect: place }).toString()}`;

/** Runs a page's work where the request came by a way that may carry secrets. */
const safely =
  (work: (ctx: KoaContext) => Promise<void>) =>
  async (ctx: KoaContext): Promise<void> => {
    const insecure = await secureOnly({ ctx } as Call);
    if (insecure) return showFault(ctx, insecure);
    await work(ctx);
  };

async function hasPasswords(strapi: Core.Strapi): Promise<boolean> {
  const grant = (await strapi.store({ type: 'plugin', name: 'users-permissions', key: 'grant' }).get({})) as {
    email?: { enabled?: boolean };
  } | null;
  return grant?.email?.enabled === true;
}

async function showLogin(strapi: Core.Strapi, ctx: KoaContext): Promise<void> {
  const paths = oauthPaths(strapi);
  const place = readPlace(ctx.query.redirect) ?? paths.sites;
  const isReturning = 'exchange_code' in ctx.query || 'again' in ctx.query;
  if (!isReturning && (await current(strapi, ctx))) return redirect(ctx, place);
  const choices = await service(strapi, 'login').choices();
  const back = new URLSearchParams({ redirect: loginAt(place) });
  const api = apiPrefix(strapi);
  const choice = {
    place,
    douyin: choices.length > 0 ? `/douyin/login?${back.toString()}` : null,
    hasPassword: await hasPasswords(strapi),
    paths: {
      exchange: `${api}/douyin/login/exchange`,
      local: `${api}/auth/local`,
      session: paths.session,
    },
  };
  const texts = textsIn(languageOf(ctx));
  sendHtml(ctx, (nonce) => loginPage(texts, nonce, choice));
}

const bearer = /^Bearer +([^\s]+)$/i;

async function openSession(strapi: Core.Strapi, ctx: KoaContext): Promise<void> {
  const [, token = ''] = bearer.exec(ctx.get('authorization')) ?? [];
  const id = await signIn(strapi, token);
  if (!id)
    return answerError(ctx, new PluginError('AUTH_TOKEN_INVALID', 'Log in first: this token is not good'));
  writeCookie(strapi, ctx, id);
  ctx.set('Cache-Control', 'no-store');
  ctx.body = { data: { signedIn: true } };
}

async function endSession(strapi: Core.Strapi, ctx: KoaContext): Promise<void> {
  const id = readCookie(strapi, ctx);
  if (id) await signOut(strapi, id);
  writeCookie(strapi, ctx, null);
  redirect(ctx, '/login');
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value ? value : null);

async function showSites(strapi: Core.Strapi, ctx: KoaContext): Promise<void> {
  const path = oauthPaths(strapi).sites;
  const person = await current(strapi, ctx);
  if (!person) return redirect(ctx, loginAt(path));
  const sites = await sitesOf(strapi, person.userId);
  const asked = sites.find(({ id }) => id === ctx.query.withdraw) ?? null;
  const view = { path, name: await nameOf(strapi, person), sites, asked, done: textOf(ctx.query.done) };
  const texts = textsIn(languageOf(ctx));
  sendHtml(ctx, (nonce) => sitesPage(texts, nonce, view), { hasForms: true });
}

async function withdraw(strapi: Core.Strapi, ctx: KoaContext): Promise<void> {
  const path = oauthPaths(strapi).sites;
  const person = await current(strapi, ctx);
  if (!person) return redirect(ctx, loginAt(path));
  const { client: id } = ((ctx.request as { body?: { client?: unknown } }).body ?? {}) as {
    client?: unknown;
  };
  const client = await findClient(strapi, textOf(id) ?? '');
  const actor = { kind: 'user' as const, id: String(person.userId), name: person.username };
  await withdrawConsent(strapi, client, person.userId, actor);
  redirect(ctx, `${path}?${new URLSearchParams({ done: client.name }).toString()}`);
}

const orAnswer =
  (work: (ctx: KoaContext) => Promise<void>) =>
  (ctx: KoaContext): Promise<void> =>
    work(ctx).catch((error: unknown) => answerError(ctx, error));

/** Login for other sites' requests, and the user's own page of the sites with access. */
export const browserController = ({ strapi }: Context) => ({
  login: safely((ctx) => showLogin(strapi, ctx)),
  open: safely((ctx) => openSession(strapi, ctx)),
  end: safely((ctx) => endSession(strapi, ctx)),
  sites: safely((ctx) => showSites(strapi, ctx)),
  withdraw: safely(orAnswer((ctx) => withdraw(strapi, ctx))),
});
