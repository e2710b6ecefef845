import { explorerContracts } from '../../../contracts/explorer';
import { adminRoute } from '../shared/http';

/** Admin routes of the API explorer. */
export const explorerRoutes = {
  'explorer-admin': {
    type: 'admin' as const,
    routes: [
      adminRoute(explorerContracts.apis, 'explorer.find', 'account.explore'),
      adminRoute(explorerContracts.call, 'explorer.call', 'account.explore'),
    ],
  },
};
