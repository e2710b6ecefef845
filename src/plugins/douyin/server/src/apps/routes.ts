import { appContracts as contracts } from '../../../contracts/apps';
import { adminRoute } from '../shared/http';

/** Admin routes of the apps. */
export const appRoutes = {
  'apps-admin': {
    type: 'admin' as const,
    routes: [
      adminRoute(contracts.list, 'app.find', 'app.read'),
      adminRoute(contracts.create, 'app.create', 'app.update'),
      adminRoute(contracts.read, 'app.findOne', 'app.read'),
      adminRoute(contracts.update, 'app.update', 'app.update'),
      adminRoute(contracts.makeDefault, 'app.makeDefault', 'app.update'),
      adminRoute(contracts.impact, 'app.impact', 'app.delete'),
      adminRoute(contracts.remove, 'app.delete', 'app.delete'),
      adminRoute(contracts.restore, 'app.restore', 'app.delete'),
      adminRoute(contracts.roles, 'app.roles', 'app.read'),
    ],
  },
};
