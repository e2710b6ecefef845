import type { Contract } from '../../../../contracts/contract';
import { leadFileContracts as contracts } from '../../../../contracts/lead-files';
import { adminRoute } from '../../shared/http';

const out = (contract: Contract, handler: string) =>
  adminRoute(contract, `lead-export.${handler}`, 'lead.export');
const into = (contract: Contract, handler: string) =>
  adminRoute(contract, `lead-import.${handler}`, 'lead.import');

/** Routes of leads as files. */
export const leadFileRoutes = {
  'lead-files': {
    type: 'admin' as const,
    routes: [
      out(contracts.startExport, 'start'),
      out(contracts.exports, 'find'),
      out(contracts.countExport, 'count'),
      out(contracts.readExport, 'findOne'),
      out(contracts.cancelExport, 'cancel'),
      out(contracts.discardExport, 'discard'),
      out(contracts.downloadExport, 'file'),
      into(contracts.upload, 'upload'),
      into(contracts.imports, 'find'),
      into(contracts.readImport, 'findOne'),
      into(contracts.checkImport, 'check'),
      into(contracts.stopCheck, 'stopCheck'),
      into(contracts.startImport, 'start'),
      into(contracts.cancelImport, 'cancel'),
      into(contracts.revertImport, 'revert'),
      into(contracts.rejectedRows, 'rejected'),
    ],
  },
};
