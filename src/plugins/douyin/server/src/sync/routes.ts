import { syncContracts } from '../../../contracts/sync';
import { adminRoute, grantedRoute } from '../shared/http';

/** The seed's routes, and those of the admin panel. */
export const syncRoutes = {
  'sync-api': {
    type: 'content-api' as const,
    prefix: '',
    routes: [
      grantedRoute(syncContracts.start, 'sync.start'),
      grantedRoute(syncContracts.show, 'sync.findOne'),
      grantedRoute(syncContracts.pause, 'sync.pause'),
      grantedRoute(syncContracts.resume, 'sync.resume'),
      grantedRoute(syncContracts.cancel, 'sync.cancel'),
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
