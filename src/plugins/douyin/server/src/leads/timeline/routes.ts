import { grants } from '../../../../contracts/grants';
import { timelineContracts as contracts } from '../../../../contracts/lead-timeline';
import { bothRouters } from '../rights/http';

/** Routes of what happened with a lead. */
export const timelineRoutes = bothRouters('lead-timeline', 'lead-timeline', [
  [contracts.events, 'eventsFind', grants.leadsView, 'read'],
  [contracts.sources, 'sourcesFind', grants.leadsView, 'read'],
  [contracts.addNote, 'addNote', grants.leadsEdit, 'update'],
  [contracts.editNote, 'editNote', grants.leadsEdit, 'update'],
  [contracts.removeNote, 'removeNote', grants.leadsEdit, 'update'],
]);
