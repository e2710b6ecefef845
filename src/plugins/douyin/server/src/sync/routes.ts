import type { Core } from '@strapi/strapi';
import type { Contract } from '../../../contracts/contract';
import { syncContracts } from '../../../contracts/sync';
import { adminRoute } from '../shared/http';

/** A route of the content API that roles and API tokens are granted; its permission is `plugin::douyin.<handler>`. */
const granted = ({ method, path }: Contract, handler: string): Core.RouteInput => ({
  method,
  path,
  handler,
  config: {},
});

/** The seed's routes, and those of the admin panel. */
export const syncRoutes = {
  'sync-api': {
    type: 'content-api' as const,
    prefix: '',
    routes: [
      granted(syncContracts.start, 'sync.start'),
      granted(syncContracts.show, 'sync.findOne'),
      granted(syncContracts.pause, 'sync.pause'),
      granted(syncContracts.resume, 'sync.resume'),
      granted(syncContracts.cancel, 'sync.cancel'),
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
