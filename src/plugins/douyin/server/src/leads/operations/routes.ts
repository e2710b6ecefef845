import { grants } from '../../../../contracts/grants';
import {
  eraseManyContracts as erasing,
  operationContracts as contracts,
} from '../../../../contracts/lead-operations';
import { bothRouters, panelRoute } from '../rights/http';

const controller = 'lead-operations';

/** Routes of changing many leads; those of erasing them are the panel's alone. */
export const operationRoutes = bothRouters(
  controller,
  controller,
  [
    [contracts.start, 'startMany', grants.leadsEdit, 'update'],
    [contracts.list, 'listMany', grants.leadsEdit, 'update'],
    [contracts.read, 'followMany', grants.leadsEdit, 'update'],
    [contracts.cancel, 'cancelMany', grants.leadsEdit, 'update'],
    [contracts.undo, 'undoMany', grants.leadsEdit, 'update'],
  ],
  [
    panelRoute(erasing.count, `${controller}.countErasing`, 'erase'),
    panelRoute(erasing.start, `${controller}.eraseMany`, 'erase'),
    panelRoute(erasing.read, `${controller}.followErasing`, 'erase'),
    panelRoute(erasing.cancel, `${controller}.cancelErasing`, 'erase'),
  ],
);
