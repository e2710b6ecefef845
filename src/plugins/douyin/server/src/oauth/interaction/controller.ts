import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import type { OAuthScope } from '../../../../contracts/oauth-client';
import { languageOf, redirect, sendHtml, wantsJson } from '../../shared/page';
import type { Context } from '../../shared/service';
import { readCookie } from '../browser/cookie';
import { nameOf, signedIn, type SignedIn } from '../browser/session';
import { showFault } from '../endpoints/authorize';
import { secureOnly, type Call } from '../endpoints/checks';
import type { Running } from '../endpoints/mount';
import { logoOf } from '../clients/logo';
import { consentPage, forwardPage, optionalScopes } from '../pages/consent';
import { textsIn } from '../pages/texts';
import { findAsked, needsFreshLogin, rememberedScopes, type Asked } from './asked';
import { agree, goOn, refusals, refuse, type Finish } from './finish';

type Ready = { library: NonNullable<Running>['library']; asked: Asked };

/** The request in the making; tells the person where there is none, and gives null. */
async function ready(strapi: Core.Strapi, ctx: KoaContext, running: Running): Promise<Ready | null> {
  const insecure = await secureOnly({ ctx } as Call);
  if (insecure) showFault(ctx, insecure);
  else if (!running) showFault(ctx, { name: 'busy' });
  else {
    const asked = await findAsked(strapi, running.library, ctx);
    if (asked) return { library: running.library, asked };
    showFault(ctx, { name: 'request-lost' });
  }
  return null;
}

const loginAddress = (ctx: KoaContext, again: boolean): string =>
  `/login?${new URLSearchParams({ redirect: ctx.path, ...(again ? { again: '1' } : {}) }).toString()}`;

async function ask(
  strapi: Core.Strapi,
  ctx: KoaContext,
  { client, scopes, address }: Asked,
  person: SignedIn,
): Promise<void> {
  const { logo, homepage } = await logoOf(strapi, client.site.id);
  const question = {
    action: ctx.path,
    site: { name: client.site.name, logo, homepage },
    person: { id: person.userId, name: await nameOf(strapi, person) },
    scopes,
    address,
    otherAccount: loginAddress(ctx, true),
  };
  if (wantsJson(ctx)) {
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { data: question };
    return;
  }
  const texts = textsIn(languageOf(ctx));
  sendHtml(ctx, (nonce) => consentPage(texts, nonce, question), { hasForms: true });
}

/** Nobody was asked yet: only an address that is registered byte by byte is told of the error, as at the first step. */
async function refuseScopes(ctx: KoaContext, { library, asked }: Ready): Promise<void> {
  if (asked.isExact) return redirect(ctx, await refuse({ library, ctx }, 'scope'));
  const { error: code, error_description: description } = refusals.scope;
  showFault(ctx, { name: 'bad-request', code, description });
}

async function show(strapi: Core.Strapi, ctx: KoaContext, running: Running): Promise<void> {
  const now = await ready(strapi, ctx, running);
  if (!now) return;
  const { library, asked } = now;
  if (asked.scopes.length === 0) return refuseScopes(ctx, now);
  const person = await signedIn(strapi, readCookie(strapi, ctx));
  if (!person) return redirect(ctx, loginAddress(ctx, false));
  if (needsFreshLogin(asked, person)) return redirect(ctx, loginAddress(ctx, true));
  const remembered = await rememberedScopes(strapi, asked, person);
  const next = remembered && (await goOn({ strapi, library, ctx, asked, person }, remembered));
  if (next) return redirect(ctx, next);
  await ask(strapi, ctx, asked, person);
}

type Decision = { decision?: unknown; user?: unknown; scope?: unknown };

/** The scopes a person agreed to: all that cannot be declined, and those that were ticked. */
function grantedScopes({ scopes }: Asked, { scope }: Decision): OAuthScope[] {
  const ticked = [scope ?? []].flat();
  return scopes.filter((name) => !optionalScopes.includes(name) || ticked.includes(name));
}

function sendOn(ctx: KoaContext, target: string): void {
  if (wantsJson(ctx)) {
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { data: { location: target } };
    return;
  }
  const texts = textsIn(languageOf(ctx));
  sendHtml(ctx, (nonce) => forwardPage(texts, nonce, target));
}

async function decide(strapi: Core.Strapi, ctx: KoaContext, running: Running): Promise<void> {
  const now = await ready(strapi, ctx, running);
  if (!now) return;
  const body = ((ctx.request as { body?: Decision }).body ?? {}) as Decision;
  const person = await signedIn(strapi, readCookie(strapi, ctx));
  // Whoever was asked is who answers: another person may have logged in meanwhile, in another tab.
  if (!person || String(person.userId) !== String(body.user) || needsFreshLogin(now.asked, person))
    return sendOn(ctx, ctx.path);
  const finish: Finish = { strapi, ctx, person, ...now };
  if (body.decision !== 'allow') return sendOn(ctx, await refuse(finish, 'denied'));
  sendOn(ctx, await agree(finish, grantedScopes(now.asked, body)));
}

/** The page on which a person lets a site log them in. */
export const interactionController =
  (runningIn: (strapi: Core.Strapi) => Promise<Running>) =>
  ({ strapi }: Context) => ({
    show: async (ctx: KoaContext) => show(strapi, ctx, await runningIn(strapi)),
    decide: async (ctx: KoaContext) => decide(strapi, ctx, await runningIn(strapi)),
  });
