import type { Context as KoaContext } from 'koa';
import { tokenContracts } from '../../../contracts/tokens';
import type { Actor } from '../audit/service';
import { PluginError } from '../shared/errors';
import { action, adminActor } from '../shared/http';
import { service, type Context } from '../shared/service';

/** What is over for an account must not look like the end of the administrator's own session; the account tells it. */
function notDone(error: unknown): false {
  if (error instanceof PluginError && error.status === 401) return false;
  throw error;
}

/** HTTP of the tokens in the admin. */
export const tokenController = ({ strapi }: Context) => {
  const tokens = () => service(strapi, 'tokens');
  const acted = async (id: string, ctx: KoaContext, act: (id: string, actor: Actor) => Promise<boolean>) => {
    const { view } = service(strapi, 'accounts');
    await view(id);
    const done = await act(id, adminActor(ctx)).catch(notDone);
    return { done, account: await view(id) };
  };
  return {
    refresh: action(tokenContracts.refresh, ({ params }, ctx) => acted(params.id, ctx, tokens().refreshNow)),
    renew: action(tokenContracts.renew, ({ params }, ctx) => acted(params.id, ctx, tokens().renewNow)),
    find: action(tokenContracts.history, ({ params, query }) => tokens().history(params.id, query)),
  };
};
