import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import { deviceContracts } from '../../../../contracts/connect';
import type { PlatformName } from '../../../../contracts/platforms';
import { tokenContracts } from '../../../../contracts/tokens';
import { publicUrl } from '../../config';
import { clock } from '../../shared/clock';
import { action, adminActor } from '../../shared/http';
import { drawSvg, svgImage } from '../../shared/qr';
import { service, type Context } from '../../shared/service';
import { openLink, type OpenedLink } from '../again/links';
import { startAgain, type StartedAgain } from '../again/start';
import { deviceStatusOf } from '../device/status';
import { addressOf } from '../network';
import { againPage, againQrPage, forwardPage, linkEndPage, type AgainFacts } from '../pages';
import { maskName } from '../return-code';
import { cookieSeconds } from './binding';
import { readCookie, setCookie } from './cookie';
import { originOf } from './origin';
import { page, sendPage } from './send';
import type { StartLimit } from './start-limit';

type Open = Extract<OpenedLink, { state: 'open' }>;

const tokenOf = (ctx: KoaContext): string => String(ctx.params.token);

const factsOf = (strapi: Core.Strapi, { link, account, app }: Open): AgainFacts => ({
  provider: app.provider,
  site: new URL(publicUrl(strapi)).host,
  appName: app.name,
  account: maskName(account.nickname ?? ''),
  secondsLeft: (new Date(link.expiresAt).getTime() - clock.now().getTime()) / 1000,
});

/** Runs work about the link of a request; a link that is over gets the page that says so. */
function withLink(
  strapi: Core.Strapi,
  ctx: KoaContext,
  work: (opened: Open) => Promise<void>,
): Promise<void> {
  let provider: PlatformName = 'douyin';
  const run = async () => {
    const opened = await openLink(strapi, tokenOf(ctx));
    const { state } = opened;
    if (state !== 'open') return sendPage(ctx, (texts, nonce) => linkEndPage(texts, nonce, state));
    provider = opened.app.provider;
    return work(opened);
  };
  return page(strapi, ctx, run, () => ({ again: { provider, isLink: true } }));
}

async function answerStart(ctx: KoaContext, facts: AgainFacts, started: StartedAgain): Promise<void> {
  const { authUrl, qrText, attempt } = started;
  // Not a redirect: browsers hold every redirect after a form against `form-action`.
  if (authUrl !== null) return sendPage(ctx, (texts, nonce) => forwardPage(texts, nonce, authUrl));
  const image = svgImage(await drawSvg(qrText));
  const { attemptId: id, expiresAt } = deviceStatusOf(attempt);
  const code = { ...facts, id, address: qrText, image, expiresAt };
  sendPage(ctx, (texts, nonce) => againQrPage(texts, nonce, code), { hasForms: true });
}

/** HTTP of an account's owner who consents again by a link: looking changes nothing, the page's own button starts. */
export const againController =
  (limit: () => StartLimit) =>
  ({ strapi }: Context) => ({
    show: (ctx: KoaContext) =>
      withLink(strapi, ctx, async (opened) => {
        const facts = factsOf(strapi, opened);
        sendPage(ctx, (texts, nonce) => againPage(texts, nonce, facts), { hasForms: true });
      }),
    start: (ctx: KoaContext) =>
      withLink(strapi, ctx, async (opened) => {
        await limit().count(addressOf(strapi, ctx));
        const started = await startAgain(strapi, opened, originOf(strapi, ctx));
        const { attempt, secret } = started;
        const cookie = { attemptId: attempt.documentId, value: secret, ttlSeconds: cookieSeconds(strapi) };
        setCookie(strapi, ctx, 'login', cookie);
        await answerStart(ctx, factsOf(strapi, opened), started);
      }),
    poll: action(deviceContracts.pollAgain, async ({ params: { id } }, ctx) => {
      const login = service(strapi, 'login');
      const own = await login.ofStarter(id, readCookie(strapi, ctx, 'login', id));
      return deviceStatusOf(await login.followDevice(own));
    }),
  });

/** HTTP of an administrator who makes such a link. */
export const againLinkController = ({ strapi }: Context) => ({
  create: action(tokenContracts.reauthorizeLink, async ({ params }, ctx) => {
    const actor = adminActor(ctx);
    const link = await service(strapi, 'login').reauthorizeLink(params.id, { actor });
    return { ...link, qrSvg: await drawSvg(link.url) };
  }),
});
