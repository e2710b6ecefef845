import type { Core } from '@strapi/strapi';
import { service } from '../shared/service';
import { sweepRecords } from './records/sweep';

/** Clears ended records away every hour, in one of the processes. */
export function scheduleSweep(strapi: Core.Strapi): void {
  const jobs = service(strapi, 'jobs');
  jobs.handle('oauth.sweep', async () => sweepRecords(strapi));
  jobs.schedule('oauth.sweep', '17 * * * *');
}
