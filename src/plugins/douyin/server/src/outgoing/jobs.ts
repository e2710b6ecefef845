import type { Core } from '@strapi/strapi';
import { settingsOf } from '../config';
import { clock, cutoffOf } from '../shared/clock';
import { service } from '../shared/service';
import { deliver } from './deliver';
import { findHooks } from './hooks';
import { sendKind } from './plan';
import { keyUid, messageUid } from './row';

const sweepKind = 'outgoing.sweep';

/** Half a minute to two hours between the tries, several hours in all: a receiver may be out of order for long. */
const sending = {
  concurrency: 4,
  leaseSeconds: 60,
  maxAttempts: 10,
  backOff: { baseSeconds: 30, capSeconds: 7200 },
};

/** Forgets old deliveries that are over, and the secrets of webhooks that were deleted; tells how many. */
async function sweep(strapi: Core.Strapi): Promise<number> {
  const hookId = { $notIn: (await findHooks(strapi)).map(({ id }) => id) };
  const keys = await strapi.db.query(keyUid).deleteMany({ where: { hookId } });
  const cutoff = cutoffOf(settingsOf(strapi).noticeRetentionDays, clock.now());
  if (!cutoff) return keys.count;
  const where = { stateAt: { $lt: cutoff }, state: { $in: ['sent', 'failed', 'dropped'] } };
  return keys.count + (await strapi.db.query(messageUid).deleteMany({ where })).count;
}

/** Lets this process carry messages out, and clears away each night what is old. */
export function scheduleOutgoing(strapi: Core.Strapi): void {
  const jobs = service(strapi, 'jobs');
  jobs.handle(
    sendKind,
    ({ job }) => deliver(strapi, String(job.payload.message), { isLast: job.attempts >= job.maxAttempts }),
    sending,
  );
  jobs.handle(sweepKind, async () => ({ removed: await sweep(strapi) }));
  jobs.schedule(sweepKind, '57 3 * * *');
}
