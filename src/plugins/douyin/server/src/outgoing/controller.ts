import { outgoingContracts as contracts } from '../../../contracts/outgoing';
import { action, adminActor } from '../shared/http';
import { service, type Context } from '../shared/service';

/** HTTP of the outgoing webhooks. */
export const outgoingController = ({ strapi }: Context) => {
  const outgoing = () => service(strapi, 'outgoing');
  return {
    find: action(contracts.list, async () => ({ hooks: await outgoing().hooks() })),
    create: action(contracts.create, ({ body }, ctx) => outgoing().create(body, adminActor(ctx))),
    update: action(contracts.update, ({ params, body }, ctx) =>
      outgoing().update(params.id, body, adminActor(ctx)),
    ),
    renew: action(contracts.renew, ({ params }, ctx) => outgoing().renew(params.id, adminActor(ctx))),
    test: action(contracts.test, ({ params }) => outgoing().test(params.id)),
    messages: action(contracts.messages, async ({ params, query }) => ({
      ...(await outgoing().messages(params.id, query)),
      page: query.page,
      pageSize: query.pageSize,
    })),
    resend: action(contracts.resend, ({ params }) => outgoing().resend(params.id)),
  };
};
