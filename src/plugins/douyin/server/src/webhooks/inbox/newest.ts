import type { Core } from '@strapi/strapi';
import { raisedEvents } from '../events/contents';
import { eventTable } from './row';

/** When the platform's newest delivery came to an app, null before the first; what the site itself raised does not count. */
export async function newestDelivery(strapi: Core.Strapi, appId: string): Promise<Date | null> {
  const row = (await strapi.db
    .getConnection(eventTable)
    .where({ app_id: appId })
    .whereNotIn('event', [...raisedEvents])
    .orderBy('id', 'desc')
    .first('received_at')) as { received_at: Date } | undefined;
  return row ? new Date(row.received_at) : null;
}
