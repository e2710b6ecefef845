import type { Core } from '@strapi/strapi';
import type { LeadFileColumn, HeadingLanguage } from '../../../../../contracts/lead-columns';
import type { ExportStage, ExportView, LeadFileFormat } from '../../../../../contracts/lead-files';
import type { LeadFilter } from '../../../../../contracts/leads';
import type { Actor } from '../../../audit/service';
import { isoOf } from '../../../shared/clock';
import { PluginError } from '../../../shared/errors';
import type { Reach } from '../../rights/reach';
import type { TableState } from '../table/state';

/** Uid of the exports' content type. */
export const exportUid = 'plugin::douyin.lead-export';

/** What is exported: a filter or ids, within a reach, as far as there was at the start. */
export type ExportScope = {
  filter: LeadFilter;
  ids: number[] | null;
  reach: Reach;
  phoneReach: Reach | null;
};

/** How far the file is written: the last lead in it, and the table after that. */
export type ExportPlace = { after: number | null; table: TableState };

/** An export as it is stored. */
export type ExportRow = {
  documentId: string;
  stage: ExportStage;
  /** Unique while under way: `<person>:<0 or 1>`. */
  slotKey: string | null;
  actorKind: Actor['kind'];
  actorId: string | null;
  actorName: string | null;
  format: LeadFileFormat;
  columns: LeadFileColumn[];
  language: HeadingLanguage;
  scope: ExportScope;
  reason: string;
  /** Whether the file says who made it, when and of what. */
  watermark: boolean | null;
  folderId: string;
  host: string;
  fileName: string | null;
  jobId: string | null;
  /** Who writes at present; another writer takes its place and it stops. */
  holder: string | null;
  /** The newest lead at the start. */
  newestId: number | null;
  place: ExportPlace | null;
  total: number | null;
  written: number;
  createdAt: Date | string;
  finishedAt: Date | string | null;
  expiresAt: Date | string | null;
  error: { code: string; message: string } | null;
};

/** Export by its id; throws LEAD_FILE_NOT_FOUND, for somebody else's too. */
export async function findExport(strapi: Core.Strapi, id: string, actor: Actor | null): Promise<ExportRow> {
  const where = { documentId: id, ...(actor ? { actorKind: actor.kind, actorId: actor.id ?? null } : {}) };
  const row = (await strapi.db.query(exportUid).findOne({ where })) as ExportRow | null;
  if (!row) throw new PluginError('LEAD_FILE_NOT_FOUND', 'There is no such export of yours', { export: id });
  return row;
}

function phonesOf({ columns, scope }: ExportRow): ExportView['phones'] {
  if (!columns.includes('phone')) return 'none';
  return scope.phoneReach ? 'clear' : 'masked';
}

/** Whether an export is this actor's own. */
const isOf = (row: ExportRow, { kind, id }: Actor): boolean =>
  row.actorKind === kind && (row.actorId ?? null) === (id ?? null);

/** An export as somebody sees it, by default whoever made it. */
export const toExportView = (row: ExportRow, viewer?: Actor): ExportView => ({
  id: row.documentId,
  isMine: !viewer || isOf(row, viewer),
  actorName: row.actorName,
  filter: row.scope.ids ? {} : (row.scope.filter as Record<string, unknown>),
  picked: row.scope.ids?.length ?? null,
  stage: row.stage,
  format: row.format,
  columns: row.columns,
  phones: phonesOf(row),
  reason: row.reason,
  watermark: Boolean(row.watermark),
  total: row.total,
  written: row.written,
  bytes: row.place?.table.bytes ?? 0,
  createdAt: isoOf(row.createdAt) ?? '',
  finishedAt: isoOf(row.finishedAt),
  expiresAt: isoOf(row.expiresAt),
  error: row.error,
});
