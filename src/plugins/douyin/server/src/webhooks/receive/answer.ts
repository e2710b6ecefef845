import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { PluginError } from '../../shared/errors';
import { answerError } from '../../shared/http';
import { vendorText } from '../../shared/log';
import { service } from '../../shared/service';
import { rawOf } from './raw';

const notRead = () =>
  new PluginError(
    'CONFIG_INVALID',
    'The body was read by another middleware: put "plugin::douyin.raw-body" before it in config/middlewares',
  );

/** The challenge goes back as it came; anything else is only said to have arrived. */
function answer(ctx: Context, event: string, challenge: string | null): void {
  ctx.set('Cache-Control', 'no-store');
  ctx.type = 'application/json';
  ctx.body =
    challenge === null
      ? JSON.stringify({ success: true, event_type: event, error: null })
      : `{"challenge":${challenge}}`;
}

/** Takes in a delivery whose body was kept, for the app in its address, and answers. */
export async function answerDelivery(strapi: Core.Strapi, ctx: Context, appId: string | null): Promise<void> {
  try {
    const kept = rawOf(ctx.req);
    if (!kept) throw notRead();
    const arrival = { ...kept, headers: ctx.req.headers, appId };
    const { event, challenge } = await service(strapi, 'webhooks').receive(arrival);
    answer(ctx, event, challenge);
  } catch (error) {
    answerError(ctx, error);
  }
}

/** Answers what went wrong where Strapi's own handler of errors stands behind us. */
export function answerFault(strapi: Core.Strapi, ctx: Context, error: unknown): void {
  strapi.log.error(`Douyin: a delivery could not be taken in: ${vendorText(String(error))}`);
  answerError(ctx, new PluginError('INTERNAL', 'Internal Server Error'));
}
