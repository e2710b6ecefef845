import type { Core } from '@strapi/strapi';
import { settingsOf } from '../../config';
import { clock, cutoffOf } from '../../shared/clock';
import { eventTable } from './row';

const batch = 500;

/**
 * Forgets deliveries that were handled, or asked for nothing, longer ago than the site keeps them, and tells how many; what is
 * held or dead stays until somebody decides. Several instances may do it at once.
 */
export async function forgetHandled(strapi: Core.Strapi): Promise<number> {
  const cutoff = cutoffOf(settingsOf(strapi).webhookRetentionDays, clock.now());
  if (!cutoff) return 0;
  const table = () => strapi.db.getConnection(eventTable);
  for (let removed = 0; ;) {
    const ids = (await table()
      .where('settled_at', '<', cutoff)
      .whereIn('stage', ['done', 'ignored'])
      .limit(batch)
      .pluck('id')) as number[];
    removed += ids.length > 0 ? ((await table().whereIn('id', ids).delete()) as number) : 0;
    if (ids.length < batch) return removed;
  }
}
