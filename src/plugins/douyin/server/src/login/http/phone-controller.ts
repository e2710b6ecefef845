import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import { publicUrl } from '../../config';
import { clock } from '../../shared/clock';
import { service, type Context } from '../../shared/service';
import { statusOf } from '../attempt';
import { addressOf, coarseNetwork } from '../network';
import { forwardPage, noticePage, phonePage, returnCodePage, type Notice } from '../pages';
import {
  attemptOfPhone,
  deny,
  openQr,
  phoneCookieSeconds,
  phonePurpose,
  refuseScan,
  scan,
  shownReturnCode,
} from '../phone';
import { makeTicket } from '../secrets';
import { readCookie, setCookie } from './cookie';
import { page, sendPage } from './send';

const siteOf = (strapi: Core.Strapi): string => new URL(publicUrl(strapi)).host;

const ticketOf = (ctx: KoaContext): unknown =>
  ((ctx.request as { body?: { ticket?: unknown } }).body ?? {}).ticket;

const sendNotice = (ctx: KoaContext, kind: Notice): void =>
  sendPage(ctx, (texts, nonce) => noticePage(texts, nonce, kind));

/** Asks on the phone: what for, which site, which computer; nothing changes by looking. */
async function ask(strapi: Core.Strapi, ctx: KoaContext): Promise<void> {
  const attempt = await openQr(strapi, String(ctx.params.token));
  if (!attempt) return sendNotice(ctx, 'expired-qr');
  const app = await service(strapi, 'apps').get(attempt.appId);
  const question = {
    purpose: phonePurpose(attempt),
    site: siteOf(strapi),
    appName: app.name,
    device: attempt.device ?? '',
    place: attempt.place || (attempt.network ?? ''),
    sameNetwork: attempt.network === coarseNetwork(addressOf(strapi, ctx)),
    ticket: makeTicket(strapi, attempt.documentId),
  };
  sendPage(ctx, (texts, nonce) => phonePage(texts, nonce, question), { hasForms: true });
}

async function goOn(strapi: Core.Strapi, ctx: KoaContext): Promise<void> {
  const network = coarseNetwork(addressOf(strapi, ctx));
  const { attempt, authUrl, secret } = await scan(strapi, { ticket: ticketOf(ctx), network });
  const cookie = { attemptId: attempt.documentId, value: secret, ttlSeconds: phoneCookieSeconds };
  setCookie(strapi, ctx, 'phone', cookie);
  // Not a redirect: browsers hold every redirect after a form against `form-action`.
  sendPage(ctx, (texts, nonce) => forwardPage(texts, nonce, authUrl));
}

async function showReturnCode(strapi: Core.Strapi, ctx: KoaContext): Promise<void> {
  const id = String(ctx.params.id);
  const secret = readCookie(strapi, ctx, 'phone', id);
  const attempt = await attemptOfPhone(strapi, id, secret);
  const msLeft = new Date(attempt.expiresAt).getTime() - clock.now().getTime();
  const shown = {
    id,
    code: shownReturnCode(strapi, attempt, secret),
    secondsLeft: Math.max(0, Math.floor(msLeft / 1000)),
    site: siteOf(strapi),
    device: attempt.device ?? '',
    stage: statusOf(attempt).stage,
    purpose: phonePurpose(attempt),
  };
  sendPage(ctx, (texts, nonce) => returnCodePage(texts, nonce, shown), { hasForms: true });
}

/** HTTP of the phone that scanned our QR code. */
export const phoneController = ({ strapi }: Context) => ({
  ask: (ctx: KoaContext) => page(strapi, ctx, () => ask(strapi, ctx)),
  goOn: (ctx: KoaContext) => page(strapi, ctx, () => goOn(strapi, ctx)),
  cancel: (ctx: KoaContext) =>
    page(strapi, ctx, async () => {
      await refuseScan(strapi, { ticket: ticketOf(ctx), network: coarseNetwork(addressOf(strapi, ctx)) });
      sendNotice(ctx, 'cancelled');
    }),
  show: (ctx: KoaContext) => page(strapi, ctx, () => showReturnCode(strapi, ctx)),
  deny: (ctx: KoaContext) =>
    page(strapi, ctx, async () => {
      const id = String(ctx.params.id);
      await deny(strapi, await attemptOfPhone(strapi, id, readCookie(strapi, ctx, 'phone', id)));
      sendNotice(ctx, 'denied');
    }),
});
