import { grants } from '../../../../contracts/grants';
import { operationContracts as contracts } from '../../../../contracts/lead-operations';
import { bothRouters } from '../rights/http';

/** Routes of changing many leads. */
export const operationRoutes = bothRouters('lead-operations', 'lead-operations', [
  [contracts.start, 'startMany', grants.leadsEdit, 'update'],
  [contracts.list, 'listMany', grants.leadsEdit, 'update'],
  [contracts.read, 'followMany', grants.leadsEdit, 'update'],
  [contracts.cancel, 'cancelMany', grants.leadsEdit, 'update'],
  [contracts.undo, 'undoMany', grants.leadsEdit, 'update'],
]);
