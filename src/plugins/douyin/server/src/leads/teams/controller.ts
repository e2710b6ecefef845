import { teamContracts } from '../../../../contracts/lead-teams';
import { action } from '../../shared/http';
import type { Context } from '../../shared/service';
import { changeTeam, createTeam, listTeams, removeTeam } from './edit';

/** HTTP of the teams for administrators. */
export const teamController = ({ strapi }: Context) => ({
  find: action(teamContracts.list, async () => ({ rows: await listTeams(strapi) })),
  create: action(teamContracts.create, ({ body }) => createTeam(strapi, body)),
  update: action(teamContracts.update, ({ params, body }) => changeTeam(strapi, params.id, body)),
  delete: action(teamContracts.remove, async ({ params }) => {
    await removeTeam(strapi, params.id);
    return { id: params.id };
  }),
});
