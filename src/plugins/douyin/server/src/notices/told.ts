import { setTimeout as pause } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { addSeconds, clock } from '../shared/clock';
import { PluginError } from '../shared/errors';
import { findDelivery, moveDelivery } from './delivery';
import type { DeliveryRow } from './row';

// A sender that was not heard of for so long is gone; its message may have arrived.
const lostAfterSeconds = 120;

// As long as a message can be under way.
const looks = { most: 50, pauseMs: 250 };

/** Whether a channel heard that an incident began, or may have; undefined while the message is under way. */
async function heard(strapi: Core.Strapi, opened: DeliveryRow | null): Promise<boolean | undefined> {
  switch (opened?.state) {
    case 'sent':
      return true;
    case 'waiting':
      // What it did not hear by now it never will: it is over.
      return (await moveDelivery(strapi, opened, 'dropped')) ? false : undefined;
    case 'sending':
      return new Date(opened.stateAt) < addSeconds(clock.now(), -lostAfterSeconds) ? true : undefined;
    default:
      return false;
  }
}

/**
 * Whether a channel was told that an incident began, so that it should hear of its end. Waits for a message under way;
 * throws NOTICE_UNDELIVERED when it takes too long.
 */
export async function wasTold(strapi: Core.Strapi, recovery: DeliveryRow): Promise<boolean> {
  const { incidentId, channelId } = recovery;
  for (let look = 0; look < looks.most; look += 1) {
    const opened = await findDelivery(strapi, { incidentId, channelId, phase: 'opened' });
    const answer = await heard(strapi, opened);
    if (answer !== undefined) return answer;
    await pause(looks.pauseMs);
  }
  throw new PluginError('NOTICE_UNDELIVERED', 'The message that the incident began is still on its way');
}
