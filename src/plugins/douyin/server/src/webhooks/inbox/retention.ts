import type { Core } from '@strapi/strapi';
import type { DeliveryStage } from '../../../../contracts/webhooks';
import { settingsOf } from '../../config';
import { clock, cutoffOf } from '../../shared/clock';
import { eventTable } from './row';

const batch = 500;

/** Days for which what is held waits for somebody to decide, where the site does not keep deliveries longer anyway. */
const heldDays = 180;

/** Removes the deliveries of some stages that were settled before a moment; tells how many. */
async function removeSettled(strapi: Core.Strapi, stages: DeliveryStage[], cutoff: Date): Promise<number> {
  const table = () => strapi.db.getConnection(eventTable);
  for (let removed = 0; ;) {
    const ids = (await table()
      .where('settled_at', '<', cutoff)
      .whereIn('stage', stages)
      .limit(batch)
      .pluck('id')) as number[];
    removed += ids.length > 0 ? ((await table().whereIn('id', ids).delete()) as number) : 0;
    if (ids.length < batch) return removed;
  }
}

/**
 * Forgets deliveries that were handled, or asked for nothing, longer ago than the site keeps them, and those that nobody let go
 * for half a year, and tells how many; what is dead stays until somebody decides. Several instances may do it at once.
 */
export async function forgetHandled(strapi: Core.Strapi): Promise<number> {
  const days = settingsOf(strapi).webhookRetentionDays;
  const now = clock.now();
  const cutoff = cutoffOf(days, now);
  if (!cutoff) return 0;
  const handled = await removeSettled(strapi, ['done', 'ignored'], cutoff);
  const heldCutoff = cutoffOf(Math.max(days, heldDays), now) ?? cutoff;
  return handled + (await removeSettled(strapi, ['held'], heldCutoff));
}
