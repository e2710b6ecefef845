import { notifyContracts } from '../../../../contracts/lead-notify';
import { panelRoute, panelRouter } from '../rights/http';

/** Routes of the rules that tell of leads. */
export const notifyRoutes = {
  'lead-notify-panel': panelRouter([
    panelRoute(notifyContracts.rules, 'lead-notify.find', 'settings'),
    panelRoute(notifyContracts.choices, 'lead-notify.choices', 'settings'),
    panelRoute(notifyContracts.create, 'lead-notify.create', 'settings'),
    panelRoute(notifyContracts.update, 'lead-notify.update', 'settings'),
    panelRoute(notifyContracts.remove, 'lead-notify.delete', 'settings'),
    panelRoute(notifyContracts.test, 'lead-notify.test', 'settings'),
    panelRoute(notifyContracts.messages, 'lead-notify.messages', 'settings'),
  ]),
};
