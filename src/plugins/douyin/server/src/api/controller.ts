import { explorerContracts } from '../../../contracts/explorer';
import { action, adminActor } from '../shared/http';
import { service, type Context } from '../shared/service';

/** HTTP of the API explorer in the admin. */
export const explorerController = ({ strapi }: Context) => ({
  find: action(explorerContracts.apis, async () => ({ apis: service(strapi, 'api').explorable() })),
  call: action(explorerContracts.call, ({ params, body }, ctx) =>
    service(strapi, 'api').explore(params.id, body, adminActor(ctx)),
  ),
});
