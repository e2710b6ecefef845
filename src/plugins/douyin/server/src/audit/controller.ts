import { auditContracts } from '../../../contracts/audit';
import { action } from '../shared/http';
import { service, type Context } from '../shared/service';

/** HTTP of the audit list. */
export const auditController = ({ strapi }: Context) => ({
  find: action(auditContracts.list, async ({ query }) => ({
    ...(await service(strapi, 'audit').list(query)),
    page: query.page,
    pageSize: query.pageSize,
  })),
});
