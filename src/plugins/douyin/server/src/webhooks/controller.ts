import type { Context as KoaContext } from 'koa';
import { webhookContracts as contracts } from '../../../contracts/webhooks';
import { action, adminActor } from '../shared/http';
import { service, type Context } from '../shared/service';
import { answerDelivery } from './receive/answer';

/** HTTP of the webhook: where the platform delivers, on sites that have it answered behind middlewares of their own. */
export const webhookController = ({ strapi }: Context) => ({
  receive: (ctx: KoaContext): Promise<void> =>
    answerDelivery(strapi, ctx, (ctx.params as { app?: string }).app ?? null),
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
