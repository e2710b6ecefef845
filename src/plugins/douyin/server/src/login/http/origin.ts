import type { Core } from '@strapi/strapi';
import type { Context as KoaContext, Next } from 'koa';
import { publicOrigin, settingsOf } from '../../config';
import { PluginError } from '../../shared/errors';
import { answerError } from '../../shared/http';
import { addressOf, coarseNetwork } from '../network';
import { deviceOf } from './device';

/** True for a browser on a page of this site; the two headers are the browser's own word, no script can set them. */
export function isOwnPage(strapi: Core.Strapi, ctx: KoaContext): boolean {
  return ctx.get('sec-fetch-site') === 'same-origin' || ctx.get('origin') === publicOrigin(strapi);
}

/** Middleware that refuses what another site's page sends: forms and scripts with a visitor's cookies or codes. */
export function ownPageOnly(_config: unknown, { strapi }: { strapi: Core.Strapi }) {
  return async (ctx: KoaContext, next: Next): Promise<void> => {
    if (ctx.method === 'GET' || isOwnPage(strapi, ctx)) return next();
    answerError(ctx, new PluginError('AUTH_REQUEST_INVALID', 'This works from a page of this site only'));
  };
}

function placeOf(strapi: Core.Strapi, ctx: KoaContext): string {
  const { placeHeader } = settingsOf(strapi).login;
  const written = placeHeader ? ctx.get(placeHeader) : '';
  try {
    return decodeURIComponent(written)
      .replace(/[\p{C}<>]/gu, '')
      .slice(0, 60)
      .trim();
  } catch {
    return '';
  }
}

/** What a phone is told of the browser behind a request. */
export const originOf = (strapi: Core.Strapi, ctx: KoaContext) => ({
  device: deviceOf(ctx.get('user-agent')),
  network: coarseNetwork(addressOf(strapi, ctx)),
  place: placeOf(strapi, ctx),
});
