import type { Core } from '@strapi/strapi';
import type { SealedPlace } from '../../secrets/service';
import { addSeconds, clock } from '../../shared/clock';
import { newId, type Place } from '../../shared/crypto';
import { changeOne, insertOne, isUniqueViolation } from '../../shared/database';
import type { ErrorCode } from '../../shared/errors';

const uid = 'plugin::douyin.app-token';
const table = 'douyin_app_tokens';

/** Where the apps' own tokens lie sealed. */
export const sealedAppTokens: SealedPlace = {
  uid,
  table,
  rowKey: 'appId',
  columns: { accessSealed: 'access_sealed' },
};

/** Where one app's own token lies sealed. */
export const appTokenPlace = (appId: string): Place => ({ table, row: appId, column: 'access_sealed' });

/** The token of an app as it is stored. */
export type AppTokenRow = {
  appId: string;
  clientKey: string | null;
  accessSealed: string | null;
  accessExpiresAt: string | Date | null;
  version: number;
  leaseOwner: string | null;
  fence: number;
  failureCode: ErrorCode | null;
  failureCount: number;
  restUntil: string | Date | null;
};

const read = (strapi: Core.Strapi, appId: string): Promise<AppTokenRow | null> =>
  strapi.db.query(uid).findOne({ where: { appId } }) as Promise<AppTokenRow | null>;

/** An app's row; made when it is not there, by whoever comes first. */
export async function appTokenRow(strapi: Core.Strapi, appId: string): Promise<AppTokenRow> {
  const known = await read(strapi, appId);
  if (known) return known;
  await insertOne(strapi, uid, { appId, version: 0, fence: 0, failureCount: 0 }).catch((error: unknown) => {
    if (!isUniqueViolation(error)) throw error;
  });
  return appTokenRow(strapi, appId);
}

/** Takes the right to ask the platform for an app's token; null when somebody else has it or the row has changed. */
export async function leaseAppToken(
  strapi: Core.Strapi,
  row: AppTokenRow,
  seconds: number,
): Promise<AppTokenRow | null> {
  const now = clock.now();
  const free = { $or: [{ leaseUntil: { $null: true } }, { leaseUntil: { $lte: now } }] };
  const leased = { leaseOwner: newId(), fence: row.fence + 1 };
  const where = { appId: row.appId, fence: row.fence, version: row.version, ...free };
  const taken = await changeOne(strapi, uid, where, { ...leased, leaseUntil: addSeconds(now, seconds) });
  return taken ? { ...row, ...leased } : null;
}

/** Ends a lease with new columns; false when it was lost. */
export const endAppLease = (
  strapi: Core.Strapi,
  { appId, fence, leaseOwner }: AppTokenRow,
  columns: Partial<AppTokenRow>,
): Promise<boolean> =>
  changeOne(strapi, uid, { appId, fence, leaseOwner }, { ...columns, leaseOwner: null, leaseUntil: null });
