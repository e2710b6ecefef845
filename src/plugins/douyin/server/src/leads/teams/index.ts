import type { Feature } from '../../shared/feature';
import { teamController } from './controller';
import { teamRoutes } from './routes';
import { leadTeamSchema } from './schema';

/** Administrators who work on the same leads. */
export const teams = {
  routes: teamRoutes,
  controllers: { 'lead-teams': teamController },
  contentTypes: { 'lead-team': { schema: leadTeamSchema } },
} satisfies Feature;
