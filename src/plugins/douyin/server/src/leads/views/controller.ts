import type { Context as KoaContext } from 'koa';
import { viewContracts as contracts } from '../../../../contracts/lead-views';
import { actionId } from '../../../../contracts/permissions';
import { action, adminOf } from '../../shared/http';
import type { Context } from '../../shared/service';
import { changeView, createView, removeView } from './edit';
import { listViews, setOwnDefault, setSharedDefault } from './list';
import type { Viewer } from './row';

type Ability = { can(action: string): boolean };

function viewerOf(ctx: KoaContext): Viewer {
  const { userAbility } = ctx.state as { userAbility?: Ability };
  return {
    id: Number(adminOf(ctx)?.id ?? 0),
    mayShare: userAbility?.can(actionId('lead.views')) ?? false,
  };
}

/** HTTP of the views for administrators. */
export const viewController = ({ strapi }: Context) => ({
  find: action(contracts.list, (_input, ctx) => listViews(strapi, viewerOf(ctx))),
  create: action(contracts.create, ({ body }, ctx) => createView(strapi, body, viewerOf(ctx))),
  update: action(contracts.update, ({ params, body }, ctx) =>
    changeView(strapi, params.id, body, viewerOf(ctx)),
  ),
  delete: action(contracts.remove, async ({ params }, ctx) => {
    await removeView(strapi, params.id, viewerOf(ctx));
    return { id: params.id };
  }),
  setOwnDefault: action(contracts.setOwnDefault, ({ body }, ctx) =>
    setOwnDefault(strapi, body.view, viewerOf(ctx)),
  ),
  setSharedDefault: action(contracts.setSharedDefault, ({ body }, ctx) =>
    setSharedDefault(strapi, body.view, viewerOf(ctx)),
  ),
});
