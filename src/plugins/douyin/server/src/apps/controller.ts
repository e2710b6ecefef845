import type { Context as KoaContext } from 'koa';
import { appContracts, appSwitches } from '../../../contracts/apps';
import { actionId } from '../../../contracts/permissions';
import { PluginError } from '../shared/errors';
import { action, adminActor, hostInUse } from '../shared/http';
import { service, type Context } from '../shared/service';

type Ability = { can(action: string): boolean } | undefined;

/** Editing an app is one permission, setting its secret another. */
function refuseSecretWithoutPermission(ctx: KoaContext, secret: string | undefined): void {
  if (secret === undefined || (ctx.state.userAbility as Ability)?.can(actionId('app.secret'))) return;
  throw new PluginError(
    'CONFIG_FORBIDDEN',
    'Setting the client secret needs the permission "Set the client secret"',
  );
}

/** HTTP of the apps. */
export const appController = ({ strapi }: Context) => {
  const apps = () => service(strapi, 'apps');
  const viewFor = (ctx: KoaContext, id: string) => apps().view(id, hostInUse(ctx));
  return {
    find: action(appContracts.list, async ({ query }, ctx) => ({
      apps: await apps().views({ deleted: query.deleted === 'true', hostInUse: hostInUse(ctx) }),
    })),
    findOne: action(appContracts.read, ({ params }, ctx) => viewFor(ctx, params.id)),
    create: action(appContracts.create, async ({ body }, ctx) => {
      refuseSecretWithoutPermission(ctx, body.clientSecret);
      const { id, notices } = await apps().create(body, adminActor(ctx));
      return { app: await viewFor(ctx, id), notices };
    }),
    update: action(appContracts.update, async ({ params, body }, ctx) => {
      refuseSecretWithoutPermission(ctx, body.clientSecret);
      const { id, notices } = await apps().update(params.id, body, adminActor(ctx));
      return { app: await viewFor(ctx, id), notices };
    }),
    makeDefault: action(appContracts.makeDefault, async ({ params }, ctx) => {
      await apps().makeDefault(params.id, adminActor(ctx));
      return viewFor(ctx, params.id);
    }),
    impact: action(appContracts.impact, async ({ params }, ctx) => {
      const { switches } = await viewFor(ctx, params.id);
      const on = appSwitches.filter((name) => switches[name]);
      return { ...(await apps().dependents(params.id)), switches: on };
    }),
    delete: action(appContracts.remove, async ({ params }, ctx) => {
      await apps().remove(params.id, adminActor(ctx));
      return viewFor(ctx, params.id);
    }),
    restore: action(appContracts.restore, async ({ params }, ctx) => {
      await apps().restore(params.id, adminActor(ctx));
      return viewFor(ctx, params.id);
    }),
    roles: action(appContracts.roles, async () => {
      const rows = await strapi.db
        .query('plugin::users-permissions.role')
        .findMany({ orderBy: { id: 'asc' } });
      return {
        roles: rows.filter(({ type }) => type !== 'public').map(({ type, name }) => ({ type, name })),
      };
    }),
  };
};
