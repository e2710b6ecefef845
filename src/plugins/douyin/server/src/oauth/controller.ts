import { oauthClientContracts as contracts } from '../../../contracts/oauth-client';
import { action, adminActor } from '../shared/http';
import { service, type Context } from '../shared/service';

/** HTTP of the admin's pages about connected sites. */
export const oauthClientController = ({ strapi }: Context) => {
  const oauth = () => service(strapi, 'oauth');
  return {
    find: action(contracts.list, async () => ({ clients: await oauth().clients(), site: oauth().site() })),
    findOne: action(contracts.read, ({ params }) => oauth().client(params.id)),
    create: action(contracts.create, ({ body }, ctx) => oauth().create(body, adminActor(ctx))),
    update: action(contracts.update, ({ params, body }, ctx) =>
      oauth().update(params.id, body, adminActor(ctx)),
    ),
    delete: action(contracts.remove, async ({ params }, ctx) => {
      await oauth().remove(params.id, adminActor(ctx));
      return { id: params.id };
    }),
    addSecret: action(contracts.addSecret, ({ params, body }, ctx) =>
      oauth().addSecret(params.id, body, adminActor(ctx)),
    ),
    endSecret: action(contracts.endSecret, ({ params }, ctx) =>
      oauth().endSecret(params.id, params.secret, adminActor(ctx)),
    ),
    consents: action(contracts.consents, async ({ params, query }) => ({
      ...(await oauth().consents(params.id, query)),
      page: query.page,
      pageSize: query.pageSize,
    })),
    withdraw: action(contracts.withdraw, async ({ params }, ctx) => {
      await oauth().withdraw(params.id, params.user, adminActor(ctx));
      return oauth().client(params.id);
    }),
    revokeAll: action(contracts.revokeAll, async ({ params }, ctx) => {
      const people = await oauth().revokeAll(params.id, adminActor(ctx));
      return { client: await oauth().client(params.id), people };
    }),
    checkRedirect: action(contracts.checkRedirect, async ({ body }) => oauth().judge(body, body.redirectUri)),
  };
};
