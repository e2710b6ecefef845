import type { Core } from '@strapi/strapi';
import type { SnapshotView } from '../../../../contracts/lead-snapshots';
import type { LeadSourceKind } from '../../../../contracts/leads';
import { tables } from '../row';
import { openRow, snapshotTable } from './row';

type Row = {
  source: string;
  app: string;
  appName: string | null;
  account: string;
  nickname: string | null;
  kind: LeadSourceKind;
  item: string | null;
  keptAt: Date | number | string;
  sealed: string;
};

/** What platforms said last of a lead, the latest first. Throws CONFIG_KEYS_LOCKED. */
export async function snapshotsOf(strapi: Core.Strapi, leadId: number): Promise<SnapshotView[]> {
  const rows = (await strapi.db
    .getConnection(`${tables.sources} as s`)
    .where('s.lead_id', leadId)
    .join(`${snapshotTable} as r`, 'r.source_id', 's.document_id')
    .leftJoin('douyin_apps as p', 'p.document_id', 's.app_id')
    .leftJoin('douyin_accounts as a', 'a.document_id', 's.account_id')
    .orderBy([
      { column: 'r.kept_at', order: 'desc' },
      { column: 'r.id', order: 'desc' },
    ])
    .limit(100)
    .select({
      source: 's.document_id',
      app: 's.app_id',
      appName: 'p.name',
      account: 's.account_id',
      nickname: 'a.nickname',
      kind: 's.kind',
      item: 's.item',
      keptAt: 'r.kept_at',
      sealed: 'r.row_sealed',
    })) as Row[];
  return rows.map(({ source, app, appName, account, nickname, kind, item, keptAt, sealed }) => ({
    app: { id: app, name: appName },
    account: { id: account, nickname },
    kind,
    item: item ?? '',
    keptAt: new Date(keptAt).toISOString(),
    row: openRow(strapi, source, sealed),
  }));
}
