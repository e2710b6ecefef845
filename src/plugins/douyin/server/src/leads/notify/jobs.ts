import type { Core } from '@strapi/strapi';
import { clock } from '../../shared/clock';
import { service } from '../../shared/service';
import { flush, sendKind } from './flush';
import { gather, isAnyOn } from './gather';
import { sweepMessages } from './log';
import { sendMessage } from './send';

/** Kind of the jobs that find what is to be told. */
export const notifyKind = 'leads.notify';
const sweepKind = 'leads.notify.sweep';
const slotMs = 5000;

/** Half a minute to half an hour between the tries of a message, an hour in all. */
const backOff = { baseSeconds: 30, capSeconds: 1800 };

/** Asks for one look some seconds from now, however often it is called until then; nothing where no rule is on. */
function createWake(strapi: Core.Strapi): () => Promise<void> {
  let asked = -1;
  return async () => {
    const slot = Math.floor(clock.now().getTime() / slotMs) + 1;
    if (slot === asked) return;
    asked = slot;
    if (!(await isAnyOn(strapi))) return;
    const runAt = new Date(slot * slotMs);
    await service(strapi, 'jobs').enqueue({ kind: notifyKind, key: `${notifyKind}:${slot}`, runAt });
  };
}

/** Looks soon after something happened with leads; what a process that died did not ask for the clock finds. */
export function listenForLeads(strapi: Core.Strapi): void {
  const wake = createWake(strapi);
  const listen = async () => {
    try {
      await wake();
    } catch (error) {
      strapi.log.warn(`Douyin: notification rules look again with the next minute: ${String(error)}`);
    }
  };
  for (const name of ['douyin.lead.created', 'douyin.lead.changed']) strapi.eventHub.on(name, listen);
}

/** Finds what is to be told and carries it out: soon after it happened, and each minute. */
export function scheduleNotify(strapi: Core.Strapi): void {
  const jobs = service(strapi, 'jobs');
  jobs.handle(notifyKind, async ({ signal }) => {
    await gather(strapi, () => signal.aborted);
    signal.throwIfAborted();
    await flush(strapi);
  });
  jobs.handle(
    sendKind,
    ({ job }) => sendMessage(strapi, String(job.payload.message), job.attempts >= job.maxAttempts),
    { concurrency: 4, leaseSeconds: 60, backOff },
  );
  jobs.handle(sweepKind, async () => ({ removed: await sweepMessages(strapi) }));
  jobs.schedule(notifyKind, '* * * * *');
  jobs.schedule(sweepKind, '47 3 * * *');
}
