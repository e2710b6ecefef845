import type { Feature } from '../../shared/feature';
import { ensureAbsences } from './absence';
import { absenceController, teamController } from './controller';
import { teamRoutes } from './routes';
import { leadTeamSchema } from './schema';

/** Administrators who work on the same leads. */
export const teams = {
  routes: teamRoutes,
  controllers: { 'lead-teams': teamController, 'lead-absence': absenceController },
  contentTypes: { 'lead-team': { schema: leadTeamSchema } },
  bootstrap: ({ strapi }) => ensureAbsences(strapi),
} satisfies Feature;
