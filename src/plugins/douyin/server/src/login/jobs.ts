import type { Core } from '@strapi/strapi';
import { service } from '../shared/service';

/** Ends and clears away attempts every five minutes, in one of the processes. */
export function scheduleSweep(strapi: Core.Strapi): void {
  const jobs = service(strapi, 'jobs');
  jobs.handle('login.sweep', () => service(strapi, 'login').sweep());
  jobs.schedule('login.sweep', '*/5 * * * *');
}
