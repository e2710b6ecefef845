import { auditContracts } from '../../../contracts/audit';
import { adminRoute } from '../shared/http';

/** Admin routes of the audit. */
export const auditRoutes = {
  'audit-admin': {
    type: 'admin' as const,
    routes: [
      adminRoute(auditContracts.list, 'audit.find', 'audit.read'),
      adminRoute(auditContracts.export, 'audit.export', 'audit.export'),
    ],
  },
};
