import type { Core } from '@strapi/strapi';
import { schedule, type ScheduledTask } from 'node-cron';
import { service } from '../shared/service';

/** Ends and clears away attempts every five minutes; every instance may do it, the second one finds nothing left. */
export function scheduleSweep(strapi: Core.Strapi): ScheduledTask {
  const sweep = () =>
    service(strapi, 'login')
      .sweep()
      .catch((error: unknown) =>
        strapi.log.error(`Douyin: old login attempts could not be cleared: ${String(error)}`),
      );
  return schedule('*/5 * * * *', sweep, { name: 'douyin:login-sweep', noOverlap: true });
}
