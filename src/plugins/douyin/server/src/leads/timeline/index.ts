import type { Feature } from '../../shared/feature';
import { timelineController } from './controller';
import { timelineRoutes } from './routes';
import { leadNoteSchema } from './schema';

/** What happened with a lead, where it was found, and what the staff notes of it. */
export const timeline = {
  routes: timelineRoutes,
  controllers: { 'lead-timeline': timelineController },
  contentTypes: { 'lead-note': { schema: leadNoteSchema } },
} satisfies Feature;
