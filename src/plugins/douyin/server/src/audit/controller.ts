import { auditContracts } from '../../../contracts/audit';
import { clock } from '../shared/clock';
import { action, adminActor, download } from '../shared/http';
import { service, type Context } from '../shared/service';

/** HTTP of the audit list and of its export. */
export const auditController = ({ strapi }: Context) => ({
  find: action(auditContracts.list, async ({ query }) => ({
    ...(await service(strapi, 'audit').list(query)),
    page: query.page,
    pageSize: query.pageSize,
  })),
  export: download(auditContracts.export, async ({ query }, ctx) => ({
    name: `douyin-audit-${clock.now().toISOString().slice(0, 10)}.ndjson`,
    type: 'application/x-ndjson; charset=utf-8',
    body: await service(strapi, 'audit').export(query, adminActor(ctx)),
  })),
});
