import type { Core } from '@strapi/strapi';
import type { AppRow } from '../../apps/row';
import { settingsOf } from '../../config';
import { clock } from '../../shared/clock';
import { changeOne } from '../../shared/database';
import { service } from '../../shared/service';
import { newestDelivery } from '../inbox/newest';
import { webhookAppUid } from '../keys/keys';
import { heard, isSilent, type Rhythm } from './rhythm';

type WatchedRow = {
  appId: string;
  verifiedAt: string | Date | null;
  lastHeardAt: string | Date | null;
  heardTimes: number | null;
  longestGapSeconds: number | null;
};

const dateOf = (value: string | Date | null): Date | null => (value === null ? null : new Date(value));

const rhythmOf = (row: WatchedRow): Rhythm => ({
  verifiedAt: dateOf(row.verifiedAt),
  lastAt: dateOf(row.lastHeardAt),
  times: row.heardTimes ?? 0,
  longestGapSeconds: row.longestGapSeconds ?? 0,
});

const keyOf = (appId: string): string => `app:${appId}:webhook-silent`;

async function raiseSilence(strapi: Core.Strapi, app: AppRow, lastAt: Date): Promise<void> {
  const hours = Math.floor((clock.now().getTime() - lastAt.getTime()) / 3_600_000);
  await service(strapi, 'notices').raise({
    key: keyOf(app.documentId),
    kind: 'webhook-silent',
    severity: 'warning',
    subject: { type: 'app', id: app.documentId, name: app.name },
    facts: { hours, since: lastAt.toISOString() },
  });
}

/** Notes a newer delivery; of several processes one does. */
async function keep(
  strapi: Core.Strapi,
  { appId, heardTimes: before }: WatchedRow,
  next: Rhythm,
): Promise<void> {
  const { lastAt: lastHeardAt, times: heardTimes, longestGapSeconds } = next;
  const where = { appId, heardTimes: before ?? { $null: true } };
  await changeOne(strapi, webhookAppUid, where, { lastHeardAt, heardTimes, longestGapSeconds });
}

async function watchOne(strapi: Core.Strapi, row: WatchedRow, hours: number): Promise<void> {
  const { appId } = row;
  const recover = () => service(strapi, 'notices').recover(keyOf(appId));
  const app = await service(strapi, 'apps').find('douyin', { id: appId });
  if (!app?.webhookOn || hours === 0) return void (await recover());
  const rhythm = rhythmOf(row);
  const newest = await newestDelivery(strapi, appId);
  const isNews = newest && (!rhythm.lastAt || newest > rhythm.lastAt);
  if (isNews) {
    await keep(strapi, row, heard(rhythm, newest, hours));
    await recover();
  } else if (rhythm.lastAt && isSilent(rhythm, clock.now(), hours)) {
    await raiseSilence(strapi, app, rhythm.lastAt);
  }
}

/**
 * Tells people of verified apps that hear nothing for longer than is usual with them, for the platform may have ended their
 * subscription, and that they hear again.
 */
export async function watchSilence(strapi: Core.Strapi): Promise<void> {
  const { webhookSilenceHours } = settingsOf(strapi);
  const rows = await strapi.db.query(webhookAppUid).findMany({ where: { verifiedAt: { $notNull: true } } });
  for (const row of rows as WatchedRow[]) await watchOne(strapi, row, webhookSilenceHours);
}
