import { grants } from '../../../contracts/grants';
import { leadContracts } from '../../../contracts/leads';
import { leadPanelContracts } from '../../../contracts/lead-panel';
import { assignmentPanel } from './assignment/routes';
import { countPanel, countSite } from './counts/routes';
import { operationPanel, operationSite } from './operations/routes';
import { revealPanel, revealSite } from './reveal/routes';
import { panelRoute, siteRoute } from './rights/http';
import { tagPanel, tagSite } from './tags/routes';
import { teamPanel } from './teams/routes';
import { timelinePanel, timelineSite } from './timeline/routes';

/** Routes of the leads. */
export const leadRoutes = {
  'leads-api': {
    type: 'content-api' as const,
    prefix: '/v1/lead/douyin',
    routes: [
      siteRoute(leadContracts.list, grants.leadsView, 'find'),
      siteRoute(leadContracts.read, grants.leadsView, 'findOne'),
      siteRoute(leadContracts.update, grants.leadsEdit, 'update'),
      ...timelineSite,
      ...tagSite,
      ...countSite,
      ...operationSite,
      ...revealSite,
    ],
  },
  'leads-panel': {
    type: 'admin' as const,
    routes: [
      panelRoute(leadPanelContracts.list, 'lead-panel.find', 'read'),
      panelRoute(leadPanelContracts.read, 'lead-panel.findOne', 'read'),
      panelRoute(leadPanelContracts.update, 'lead-panel.update', 'update'),
      ...teamPanel,
      ...assignmentPanel,
      ...timelinePanel,
      ...tagPanel,
      ...countPanel,
      ...operationPanel,
      ...revealPanel,
    ],
  },
};
