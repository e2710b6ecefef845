import type { Context as KoaContext } from 'koa';
import { absenceContracts } from '../../../../contracts/lead-absence';
import { teamContracts } from '../../../../contracts/lead-teams';
import { action, adminOf } from '../../shared/http';
import type { Context } from '../../shared/service';
import { readAbsence, setAbsence } from './absence';
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

const selfOf = (ctx: KoaContext): number => Number(adminOf(ctx)?.id ?? 0);

/** HTTP of being away, for administrators. */
export const absenceController = ({ strapi }: Context) => ({
  find: action(absenceContracts.mine, (_input, ctx) => readAbsence(strapi, selfOf(ctx))),
  setMine: action(absenceContracts.setMine, ({ body }, ctx) => setAbsence(strapi, selfOf(ctx), body.until)),
  set: action(absenceContracts.set, ({ params, body }) => setAbsence(strapi, params.admin, body.until)),
});
