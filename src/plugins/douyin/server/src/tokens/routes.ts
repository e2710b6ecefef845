import { tokenContracts } from '../../../contracts/tokens';
import { adminRoute } from '../shared/http';

/** Admin routes of the tokens. */
export const tokenRoutes = {
  'tokens-admin': {
    type: 'admin' as const,
    routes: [
      adminRoute(tokenContracts.refresh, 'token.refresh', 'account.refresh'),
      adminRoute(tokenContracts.renew, 'token.renew', 'account.refresh'),
      adminRoute(tokenContracts.history, 'token.find', 'account.read'),
    ],
  },
};
