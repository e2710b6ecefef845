import type { Context as KoaContext } from 'koa';
import { webhookContracts as contracts } from '../../../contracts/webhooks';
import { PluginError } from '../shared/errors';
import { action, adminActor, answerError } from '../shared/http';
import { service, type Context } from '../shared/service';
import { rawOf } from './receive/raw';

const notRead = () =>
  new PluginError(
    'CONFIG_INVALID',
    'The body was read by another middleware: put "plugin::douyin.raw-body" before it in config/middlewares',
  );

/** The challenge goes back as it came; anything else is only said to have arrived. */
function answer(ctx: KoaContext, event: string, challenge: string | null): void {
  ctx.set('Cache-Control', 'no-store');
  ctx.type = 'application/json';
  ctx.body =
    challenge === null
      ? JSON.stringify({ success: true, event_type: event, error: null })
      : `{"challenge":${challenge}}`;
}

/** HTTP of the webhook: where the platform delivers. */
export const webhookController = ({ strapi }: Context) => ({
  async receive(ctx: KoaContext): Promise<void> {
    try {
      const kept = rawOf(ctx.req);
      if (!kept) throw notRead();
      const appId = (ctx.params as { app?: string }).app ?? null;
      const { event, challenge } = await service(strapi, 'webhooks').receive({
        ...kept,
        headers: ctx.req.headers,
        appId,
      });
      answer(ctx, event, challenge);
    } catch (error) {
      answerError(ctx, error);
    }
  },
});

/** HTTP of the keys that an app may have for its webhook. */
export const webhookKeyController = ({ strapi }: Context) => {
  const webhooks = () => service(strapi, 'webhooks');
  return {
    findOne: action(contracts.readKeys, ({ params }) => webhooks().keys(params.id)),
    update: action(contracts.saveKeys, ({ params, body }, ctx) =>
      webhooks().saveKeys(params.id, body, adminActor(ctx)),
    ),
  };
};
