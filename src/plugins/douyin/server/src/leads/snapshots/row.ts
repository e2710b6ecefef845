import type { Core } from '@strapi/strapi';
import type { SealedPlace } from '../../secrets/service';
import { service } from '../../shared/service';

export const snapshotUid = 'plugin::douyin.lead-snapshot';
export const snapshotTable = 'douyin_lead_snapshots';

/** Where snapshots keep what platforms said. */
export const sealedSnapshots: SealedPlace = {
  uid: snapshotUid,
  table: snapshotTable,
  rowKey: 'sourceId',
  columns: { rowSealed: 'row_sealed' },
};

const place = (sourceId: string) => ({ table: snapshotTable, row: sourceId, column: 'row_sealed' });

/** A row of a platform, sealed for one source. */
export const sealRow = (strapi: Core.Strapi, sourceId: string, row: unknown): string =>
  service(strapi, 'secrets').seal(JSON.stringify(row), place(sourceId));

/** The row as the platform sent it; throws CONFIG_KEYS_LOCKED. */
export const openRow = (strapi: Core.Strapi, sourceId: string, sealed: string): unknown =>
  JSON.parse(service(strapi, 'secrets').open(sealed, place(sourceId)));
