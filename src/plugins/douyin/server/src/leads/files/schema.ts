import { exportStages, importStages, leadFileFormats } from '../../../../contracts/lead-files';
import { hiddenCollection, type Schema } from '../../shared/feature';

/** What every piece of work with a file has. */
const work = {
  slotKey: { type: 'string', column: { unique: true } },
  actorKind: { type: 'string', required: true },
  actorId: { type: 'string' },
  actorName: { type: 'string' },
  format: { type: 'enumeration', enum: [...leadFileFormats], required: true },
  /** Where its files lie: the folder's own id, and a machine's name for people. */
  folderId: { type: 'string', required: true },
  host: { type: 'string', required: true },
  fileName: { type: 'string' },
  jobId: { type: 'string' },
  holder: { type: 'string' },
  finishedAt: { type: 'datetime' },
  error: { type: 'json' },
} satisfies Schema['attributes'];

/** One export of leads. */
export const leadExportSchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_lead_exports',
  info: { singularName: 'lead-export', pluralName: 'lead-exports', displayName: 'Douyin lead export' },
  indexes: [
    { name: 'douyin_lead_exports_actor_idx', columns: ['actor_kind', 'actor_id', 'id'] },
    { name: 'douyin_lead_exports_stage_idx', columns: ['stage', 'id'] },
  ],
  attributes: {
    ...work,
    stage: { type: 'enumeration', enum: [...exportStages], required: true },
    columns: { type: 'json' },
    language: { type: 'string', required: true },
    /** See `ExportScope`. */
    scope: { type: 'json' },
    reason: { type: 'text' },
    watermark: { type: 'boolean' },
    newestId: { type: 'integer' },
    /** See `ExportPlace`. */
    place: { type: 'json' },
    total: { type: 'integer' },
    written: { type: 'integer', default: 0 },
    expiresAt: { type: 'datetime' },
  },
} satisfies Schema;

/** One import of leads. */
export const leadImportSchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_lead_imports',
  info: { singularName: 'lead-import', pluralName: 'lead-imports', displayName: 'Douyin lead import' },
  indexes: [
    { name: 'douyin_lead_imports_actor_idx', columns: ['actor_kind', 'actor_id', 'id'] },
    { name: 'douyin_lead_imports_stage_idx', columns: ['stage', 'id'] },
  ],
  attributes: {
    ...work,
    stage: { type: 'enumeration', enum: [...importStages], required: true },
    name: { type: 'string', required: true },
    encoding: { type: 'string' },
    delimiter: { type: 'string' },
    headings: { type: 'json' },
    guessed: { type: 'json' },
    plan: { type: 'json' },
    rights: { type: 'json' },
    rejectedName: { type: 'string' },
    /** See `TableState`. */
    rejected: { type: 'json' },
    rowsDone: { type: 'integer', default: 0 },
    rowsTotal: { type: 'integer' },
    counts: { type: 'json' },
    problems: { type: 'json' },
    revert: { type: 'json' },
    revertibleUntil: { type: 'datetime' },
  },
} satisfies Schema;

/** What an import did to a lead; kept as long as it can be taken back. */
export const leadImportMarkSchema = {
  ...hiddenCollection(),
  collectionName: 'douyin_lead_import_marks',
  info: {
    singularName: 'lead-import-mark',
    pluralName: 'lead-import-marks',
    displayName: 'Douyin lead import mark',
  },
  indexes: [
    { name: 'douyin_lead_import_marks_uq', columns: ['import_id', 'lead_id'], type: 'unique' },
    { name: 'douyin_lead_import_marks_lead_idx', columns: ['lead_id'] },
  ],
  attributes: {
    importId: { type: 'string', required: true },
    leadId: { type: 'integer', required: true },
    isNew: { type: 'boolean', required: true },
    /** See `Mark`. */
    facts: { type: 'json' },
    version: { type: 'integer', required: true },
    lastEventId: { type: 'integer', required: true },
  },
} satisfies Schema;
