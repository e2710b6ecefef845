import { accountContracts } from '../../../contracts/accounts';
import { action, adminActor, userIdOf } from '../shared/http';
import { service, type Context } from '../shared/service';

/** HTTP of the accounts in the admin. */
export const accountController = ({ strapi }: Context) => {
  const accounts = () => service(strapi, 'accounts');
  return {
    find: action(accountContracts.list, async ({ query }) => ({
      ...(await accounts().views(query)),
      page: query.page,
      pageSize: query.pageSize,
    })),
    ofUser: action(accountContracts.ofUser, async ({ params }) => {
      const user = (await strapi.db
        .query('plugin::users-permissions.user')
        .findOne({ where: { documentId: params.id }, select: ['id'] })) as { id: number } | null;
      return { accounts: user ? await accounts().ofUser(user.id) : [] };
    }),
    disconnect: action(accountContracts.disconnect, ({ params }, ctx) =>
      accounts().disconnect(params.id, adminActor(ctx)),
    ),
  };
};

/** HTTP of a visitor's own accounts. */
export const meController = ({ strapi }: Context) => ({
  find: action(accountContracts.mine, async (_input, ctx) => {
    const accounts = await service(strapi, 'accounts').ofUser(userIdOf(ctx));
    return {
      accounts: accounts.map(({ id, appName, nickname, avatarUrl, connectedAt }) => ({
        id,
        appName,
        nickname,
        avatarUrl,
        connectedAt,
      })),
    };
  }),
});
