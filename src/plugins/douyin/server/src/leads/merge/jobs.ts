import type { Core } from '@strapi/strapi';
import { service } from '../../shared/service';

const sweepKind = 'leads.merges-sweep';

/** Forgets each night what merges moved that cannot be undone any more. */
export function scheduleMerges(strapi: Core.Strapi): void {
  const jobs = service(strapi, 'jobs');
  jobs.handle(sweepKind, async () => ({ forgotten: await service(strapi, 'leadMerge').sweep() }));
  jobs.schedule(sweepKind, '35 3 * * *');
}
