import type { Core } from '@strapi/strapi';
import { service } from '../../shared/service';

/** Erases each night whose time is over, and keeps the ledger's file up to date each minute. */
export function schedulePrivacy(strapi: Core.Strapi): void {
  const jobs = service(strapi, 'jobs');
  const privacy = () => service(strapi, 'leadPrivacy');
  jobs.handle('leads.retention', async () => ({ erased: await privacy().sweep() }), { leaseSeconds: 300 });
  jobs.schedule('leads.retention', '17 3 * * *');
  jobs.handle('leads.ledger', async () => ({ filed: await privacy().file() }));
  jobs.schedule('leads.ledger', '* * * * *');
}
