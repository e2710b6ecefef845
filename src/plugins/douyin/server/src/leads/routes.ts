import { grants } from '../../../contracts/grants';
import { leadContracts } from '../../../contracts/leads';
import { leadPanelContracts } from '../../../contracts/lead-panel';
import { panelRoute, panelRouter, siteRoute, siteRouter } from './rights/http';

/** Routes of the leads themselves. */
export const leadRoutes = {
  'leads-api': siteRouter([
    siteRoute(leadContracts.list, grants.leadsView, 'find'),
    siteRoute(leadContracts.read, grants.leadsView, 'findOne'),
    siteRoute(leadContracts.update, grants.leadsEdit, 'update'),
  ]),
  'leads-panel': panelRouter([
    panelRoute(leadPanelContracts.list, 'lead-panel.find', 'read'),
    panelRoute(leadPanelContracts.read, 'lead-panel.findOne', 'read'),
    panelRoute(leadPanelContracts.update, 'lead-panel.update', 'update'),
  ]),
};
