import { grants } from '../../../../contracts/grants';
import { timelineContracts } from '../../../../contracts/lead-timeline';
import { panelRoute, panelRouter, siteRoute, siteRouter } from '../rights/http';

/** Routes of what happened with a lead in the content API. */
const site = [
  siteRoute(timelineContracts.events, grants.leadsView, 'eventsFind'),
  siteRoute(timelineContracts.sources, grants.leadsView, 'sourcesFind'),
  siteRoute(timelineContracts.addNote, grants.leadsEdit, 'addNote'),
  siteRoute(timelineContracts.editNote, grants.leadsEdit, 'editNote'),
  siteRoute(timelineContracts.removeNote, grants.leadsEdit, 'removeNote'),
];

/** The same in the panel. */
const panel = [
  panelRoute(timelineContracts.events, 'lead-timeline.eventsFind', 'read'),
  panelRoute(timelineContracts.sources, 'lead-timeline.sourcesFind', 'read'),
  panelRoute(timelineContracts.addNote, 'lead-timeline.addNote', 'update'),
  panelRoute(timelineContracts.editNote, 'lead-timeline.editNote', 'update'),
  panelRoute(timelineContracts.removeNote, 'lead-timeline.removeNote', 'update'),
];

/** Routes of the feature. */
export const timelineRoutes = {
  'lead-timeline-api': siteRouter(site),
  'lead-timeline-panel': panelRouter(panel),
};
