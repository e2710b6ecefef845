import type { Core } from '@strapi/strapi';
import { service } from '../shared/service';
import { deliverKind } from './plan';

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
