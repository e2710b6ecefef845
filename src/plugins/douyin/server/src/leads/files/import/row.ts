import type { Core } from '@strapi/strapi';
import type { ImportField } from '../../../../../contracts/lead-columns';
import type {
  ImportCounts,
  ImportPlan,
  ImportStage,
  ImportView,
  LeadFileFormat,
  RevertReport,
  RowProblem,
} from '../../../../../contracts/lead-files';
import type { Actor } from '../../../audit/service';
import { isoOf } from '../../../shared/clock';
import { PluginError } from '../../../shared/errors';
import type { Reach } from '../../rights/reach';
import type { Encoding } from '../read/encoding';
import type { TableState } from '../table/state';

/** Uid of the imports' content type. */
export const importUid = 'plugin::douyin.lead-import';

/** The tables of imports. */
export const importTables = { imports: 'douyin_lead_imports', marks: 'douyin_lead_import_marks' } as const;

/** How far whoever imports reaches, and whether that one may give leads to others. */
export type ImportRights = { reach: Reach; mayAssign: boolean };

/** An import as it is stored. */
export type ImportRow = {
  documentId: string;
  stage: ImportStage;
  /** Unique while under way: `<person>:<0 or 1>`. */
  slotKey: string | null;
  actorKind: Actor['kind'];
  actorId: string | null;
  actorName: string | null;
  name: string;
  format: LeadFileFormat;
  encoding: Encoding | null;
  delimiter: string | null;
  headings: string[];
  guessed: (ImportField | null)[];
  plan: ImportPlan | null;
  rights: ImportRights | null;
  folderId: string;
  host: string;
  fileName: string | null;
  rejectedName: string | null;
  /** How far the rejected rows are written; null: there are none. */
  rejected: TableState | null;
  jobId: string | null;
  holder: string | null;
  /** Rows of the file that are dealt with, the headings apart; changes in the transaction that deals with them. */
  rowsDone: number;
  /** Rows of the file, the headings apart, once it was tried. */
  rowsTotal: number | null;
  counts: ImportCounts | null;
  problems: RowProblem[] | null;
  revert: RevertReport | null;
  createdAt: Date | string;
  finishedAt: Date | string | null;
  revertibleUntil: Date | string | null;
  error: { code: string; message: string } | null;
};

/** No row yet. */
export const noCounts: ImportCounts = { rows: 0, created: 0, changed: 0, unchanged: 0, rejected: 0 };

/** Import by its id; throws LEAD_FILE_NOT_FOUND, for somebody else's too. */
export async function findImport(strapi: Core.Strapi, id: string, actor: Actor | null): Promise<ImportRow> {
  const where = { documentId: id, ...(actor ? { actorKind: actor.kind, actorId: actor.id ?? null } : {}) };
  const row = (await strapi.db.query(importUid).findOne({ where })) as ImportRow | null;
  if (!row) throw new PluginError('LEAD_FILE_NOT_FOUND', 'There is no such import of yours', { import: id });
  return row;
}

/** What a plan says each column means; as guessed where it does not. */
export const fieldsOf = ({ plan, guessed }: ImportRow): (ImportField | null)[] => plan?.fields ?? guessed;

/** Fields of a plan that are not written: by its id alone a lead gets what the staff keeps, and nothing else. */
export function ignoredFields(row: ImportRow, isStaff: (field: ImportField) => boolean): ImportField[] {
  if (!row.plan) return [];
  const fields = fieldsOf(row).filter((field) => field !== null);
  if (row.plan.matchBy !== 'leadId') return fields.filter((field) => field === 'leadId');
  return fields.filter((field) => field !== 'leadId' && !isStaff(field));
}

/** Who acts in an import. */
export const actorOf = ({ actorKind, actorId, actorName }: ImportRow): Actor => ({
  kind: actorKind,
  ...(actorId ? { id: actorId } : {}),
  ...(actorName ? { name: actorName } : {}),
});

/** An import as whoever made it sees it. */
export const toImportView = (row: ImportRow, ignored: string[], sample: string[][] = []): ImportView => ({
  id: row.documentId,
  stage: row.stage,
  name: row.name,
  format: row.format,
  encoding: row.encoding,
  delimiter: row.delimiter,
  headings: row.headings,
  guessed: row.guessed,
  sample,
  plan: row.plan,
  ignored,
  counts: row.counts ?? noCounts,
  total: row.rowsTotal,
  problems: row.problems ?? [],
  hasRejected: row.rejected !== null,
  revert: row.revert,
  createdAt: isoOf(row.createdAt) ?? '',
  finishedAt: isoOf(row.finishedAt),
  revertibleUntil: isoOf(row.revertibleUntil),
  error: row.error,
});
