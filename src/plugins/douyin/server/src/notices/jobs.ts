import type { Core } from '@strapi/strapi';
import { service } from '../shared/service';
import { deliverKind } from './plan';
import { sweepNotices } from './sweep';

/** Half a minute to half an hour between the tries, an hour in all: a receiver may be restarted meanwhile. */
const backOff = { baseSeconds: 30, capSeconds: 1800 };

/** Lets this process carry messages out. */
export function handleDeliveries(strapi: Core.Strapi): void {
  service(strapi, 'jobs').handle(
    deliverKind,
    async ({ job }) => {
      const isLast = job.attempts >= job.maxAttempts;
      await service(strapi, 'notices').deliver(String(job.payload.delivery), { isLast });
    },
    { concurrency: 4, leaseSeconds: 60, backOff },
  );
}

/** Clears away, each night, what has been over for long. */
export function scheduleSweep(strapi: Core.Strapi): void {
  const jobs = service(strapi, 'jobs');
  jobs.handle('notices.sweep', async () => ({ removed: await sweepNotices(strapi) }));
  jobs.schedule('notices.sweep', '37 3 * * *');
}
