import { accountContracts } from '../../../contracts/accounts';
import { PluginError } from '../shared/errors';
import { action } from '../shared/http';
import { service, type Context } from '../shared/service';

/** HTTP of the accounts in the admin. */
export const accountController = ({ strapi }: Context) => ({
  find: action(accountContracts.list, async ({ query }) => ({
    ...(await service(strapi, 'accounts').views(query)),
    page: query.page,
    pageSize: query.pageSize,
  })),
});

/** HTTP of a visitor's own accounts. */
export const meController = ({ strapi }: Context) => ({
  find: action(accountContracts.mine, async (_input, ctx) => {
    const userId = (ctx.state.user as { id?: number } | undefined)?.id;
    if (!userId) throw new PluginError('AUTH_TOKEN_INVALID', 'Log in first: this lists your own accounts');
    const accounts = await service(strapi, 'accounts').ofUser(userId);
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
