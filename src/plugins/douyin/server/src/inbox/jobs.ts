import type { Core } from '@strapi/strapi';
import { service } from '../shared/service';

const sweepKind = 'inbox.sweep';

/** Forgets each night what is too old to be news. */
export function scheduleInbox(strapi: Core.Strapi): void {
  const jobs = service(strapi, 'jobs');
  jobs.handle(sweepKind, async () => ({ forgotten: await service(strapi, 'inbox').sweep() }));
  jobs.schedule(sweepKind, '50 3 * * *');
}
