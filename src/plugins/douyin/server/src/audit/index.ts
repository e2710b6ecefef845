import type { Feature } from '../shared/feature';
import { service } from '../shared/service';
import { auditController } from './controller';
import { auditRoutes } from './routes';
import { auditSchema } from './schema';
import { auditService, protectAudit } from './service';

/** Who did what to which secret or grant; written once, read by administrators. */
export const audit = {
  routes: auditRoutes,
  controllers: { audit: auditController },
  services: { audit: auditService },
  contentTypes: { 'audit-entry': { schema: auditSchema } },
  register({ strapi }) {
    protectAudit(strapi);
    service(strapi, 'secrets').onRotated(({ key, sealed }) =>
      service(strapi, 'audit').recordSite({
        action: 'keys.rotated',
        actor: { kind: 'system' },
        details: { key, sealed },
      }),
    );
  },
  bootstrap({ strapi }) {
    const jobs = service(strapi, 'jobs');
    jobs.handle('audit.sweep', async () => ({ removed: await service(strapi, 'audit').sweep() }));
    jobs.schedule('audit.sweep', '23 3 * * *');
  },
} satisfies Feature;
