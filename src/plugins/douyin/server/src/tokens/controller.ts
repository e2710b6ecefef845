import type { Context as KoaContext } from 'koa';
import { tokenContracts } from '../../../contracts/tokens';
import type { Actor } from '../audit/service';
import { action, adminActor } from '../shared/http';
import { service, type Context } from '../shared/service';

/** HTTP of the tokens in the admin. */
export const tokenController = ({ strapi }: Context) => {
  const tokens = () => service(strapi, 'tokens');
  const acted = async (id: string, ctx: KoaContext, act: (id: string, actor: Actor) => Promise<boolean>) => {
    const done = await act(id, adminActor(ctx));
    return { done, account: await service(strapi, 'accounts').view(id) };
  };
  return {
    refresh: action(tokenContracts.refresh, ({ params }, ctx) => acted(params.id, ctx, tokens().refreshNow)),
    renew: action(tokenContracts.renew, ({ params }, ctx) => acted(params.id, ctx, tokens().renewNow)),
    find: action(tokenContracts.history, ({ params, query }) => tokens().history(params.id, query)),
  };
};
