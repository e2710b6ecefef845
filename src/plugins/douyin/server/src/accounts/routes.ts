import { accountContracts } from '../../../contracts/accounts';
import { adminRoute, grantedRoute } from '../shared/http';

/** Routes of the accounts: the list in the admin, and one's own in the content API. */
export const accountRoutes = {
  'accounts-admin': {
    type: 'admin' as const,
    routes: [
      adminRoute(accountContracts.list, 'account.find', 'account.read'),
      adminRoute(accountContracts.ofUser, 'account.ofUser', 'account.read'),
      adminRoute(accountContracts.disconnect, 'account.disconnect', 'account.disconnect'),
    ],
  },
  'accounts-api': {
    type: 'content-api' as const,
    routes: [grantedRoute(accountContracts.mine, 'me.find')],
  },
};
