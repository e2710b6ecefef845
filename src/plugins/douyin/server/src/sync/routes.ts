import { grants } from '../../../contracts/grants';
import { syncContracts } from '../../../contracts/sync';
import { adminRoute, grantedRoute } from '../shared/http';

/** The seed's routes, and those of the admin panel. */
export const syncRoutes = {
  'sync-api': {
    type: 'content-api' as const,
    prefix: '',
    routes: [
      grantedRoute(syncContracts.start, `${grants.fansSync}.start`),
      grantedRoute(syncContracts.show, `${grants.fansSync}.findOne`),
      grantedRoute(syncContracts.pause, `${grants.fansSync}.pause`),
      grantedRoute(syncContracts.resume, `${grants.fansSync}.resume`),
      grantedRoute(syncContracts.cancel, `${grants.fansSync}.cancel`),
    ],
  },
  'sync-admin': {
    type: 'admin' as const,
    routes: [
      adminRoute(syncContracts.streams, 'sync-stream.find', 'sync.read'),
      adminRoute(syncContracts.edit, 'sync-stream.update', 'sync.run'),
      adminRoute(syncContracts.run, 'sync-stream.run', 'sync.run'),
    ],
  },
};
