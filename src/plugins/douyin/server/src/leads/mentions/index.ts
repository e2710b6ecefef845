import { inboxContracts } from '../../../../contracts/inbox';
import { leadPanelContracts } from '../../../../contracts/lead-panel';
import type { Feature } from '../../shared/feature';
import { service } from '../../shared/service';
import { panelRoute, panelRouter } from '../rights/http';
import { leadInboxController } from './controller';

/** Routes of the panel alone. */
const routes = {
  'lead-inbox-panel': panelRouter([
    panelRoute(inboxContracts.list, 'lead-inbox.find', 'read'),
    panelRoute(inboxContracts.unread, 'lead-inbox.unread', 'read'),
    panelRoute(inboxContracts.mark, 'lead-inbox.mark', 'read'),
    panelRoute(leadPanelContracts.colleagues, 'lead-inbox.colleagues', 'update'),
  ]),
};

/** Colleagues who are named in notes, and hear of it. */
export const mentions = {
  routes,
  controllers: { 'lead-inbox': leadInboxController },
  bootstrap({ strapi }) {
    service(strapi, 'leadPrivacy').register('inbox', (_trx, { leadIds }) =>
      service(strapi, 'inbox').forgetLeads(leadIds),
    );
  },
} satisfies Feature;
