import type { Core } from '@strapi/strapi';
import { clock } from '../../shared/clock';
import { service } from '../../shared/service';

/** Kind of the jobs that drain the inbox. */
export const drainKind = 'webhooks.drain';

/** Milliseconds: all that is stored within one slot is drained by one job, which begins at its end. */
const slotMs = 250;

/** Has the inbox drained soon. */
export type Wake = () => void;

/**
 * Makes one job of all calls within a quarter of a second, over all processes. It begins when the slot is over, so that all
 * that was stored before is there. What is lost on the way is found by the sweep of each minute.
 */
export function createWake(strapi: Core.Strapi): Wake {
  let lastSlot = 0;
  return () => {
    const slot = Math.floor(clock.now().getTime() / slotMs) + 1;
    if (slot === lastSlot) return;
    lastSlot = slot;
    const job = {
      kind: drainKind,
      key: `${drainKind}@${slot}`,
      runAt: new Date(slot * slotMs),
      maxAttempts: 2,
    };
    service(strapi, 'jobs')
      .enqueue(job)
      .catch((error: unknown) => {
        // Whoever comes next within the slot tries again.
        lastSlot = 0;
        strapi.log.warn(`Douyin: the webhook inbox is drained within a minute only: ${String(error)}`);
      });
  };
}
