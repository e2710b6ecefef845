import { grants } from '../../../../contracts/grants';
import { timelineContracts } from '../../../../contracts/lead-timeline';
import { panelRoute, siteRoute } from '../rights/http';

/** Routes of what happened with a lead in the content API. */
export const timelineSite = [
  siteRoute(timelineContracts.events, grants.leadsView, 'eventsFind'),
  siteRoute(timelineContracts.sources, grants.leadsView, 'sourcesFind'),
  siteRoute(timelineContracts.addNote, grants.leadsEdit, 'addNote'),
  siteRoute(timelineContracts.editNote, grants.leadsEdit, 'editNote'),
  siteRoute(timelineContracts.removeNote, grants.leadsEdit, 'removeNote'),
];

/** The same in the panel. */
export const timelinePanel = [
  panelRoute(timelineContracts.events, 'lead-timeline.eventsFind', 'read'),
  panelRoute(timelineContracts.sources, 'lead-timeline.sourcesFind', 'read'),
  panelRoute(timelineContracts.addNote, 'lead-timeline.addNote', 'update'),
  panelRoute(timelineContracts.editNote, 'lead-timeline.editNote', 'update'),
  panelRoute(timelineContracts.removeNote, 'lead-timeline.removeNote', 'update'),
];
