import { webhookInboxContracts as inbox } from '../../../../contracts/webhook-inbox';
import { webhookSubscriptionContracts as contracts } from '../../../../contracts/webhook-subscriptions';
import { action, adminActor } from '../../shared/http';
import type { Context } from '../../shared/service';
import { webhookApps } from './apps';
import { revealBody, viewDelivery } from './detail';
import { dismiss } from './dismiss';
import { listDeliveries } from './list';
import { listRefusals } from './refused';
import { planReplay, replay } from './replay';
import { sendTest, subscribe, subscriptions } from './subscriptions';

const paged = ({ page, pageSize }: { page: number; pageSize: number }) => ({ page, pageSize });

/** HTTP of the inbox: what came, what became of it, and what people do about it. */
export const webhookInboxController = ({ strapi }: Context) => ({
  find: action(inbox.list, async ({ query }) => ({
    ...(await listDeliveries(strapi, query)),
    ...paged(query),
  })),
  findOne: action(inbox.read, ({ params }) => viewDelivery(strapi, params.id)),
  reveal: action(inbox.reveal, async ({ params, body }, ctx) => ({
    body: await revealBody(strapi, params.id, body.reason, adminActor(ctx)),
  })),
  replay: action(inbox.replay, ({ body: { select, dryRun } }, ctx) =>
    dryRun ? planReplay(strapi, select) : replay(strapi, select, adminActor(ctx)),
  ),
  dismiss: action(inbox.dismiss, async ({ body }, ctx) => ({
    dismissed: await dismiss(strapi, body.ids, body.reason, adminActor(ctx)),
  })),
  refusals: action(inbox.refusals, async ({ query }) => ({
    ...(await listRefusals(strapi, query)),
    ...paged(query),
  })),
});

/** HTTP of the events that the platform delivers to an app. */
export const webhookSubscriptionController = ({ strapi }: Context) => ({
  apps: action(contracts.apps, async () => ({ apps: await webhookApps(strapi) })),
  find: action(contracts.list, async ({ params }) => ({ events: await subscriptions(strapi, params.id) })),
  update: action(contracts.update, async ({ params, body }, ctx) => ({
    events: await subscribe(strapi, params.id, body, adminActor(ctx)),
  })),
  test: action(contracts.test, async ({ params, body }, ctx) => ({
    at: await sendTest(strapi, params.id, body.event, adminActor(ctx)),
  })),
});
