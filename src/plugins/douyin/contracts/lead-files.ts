import { z } from 'zod';
import { contract, idParams, moment } from './contract';
import { headingLanguages, importFields, importKeys, leadFileColumnNames } from './lead-columns';
import { leadFilter } from './leads';

/** Kinds of files. CSV: UTF-8 with a byte order mark, commas, CRLF. */
export const leadFileFormats = ['csv', 'xlsx'] as const;
export type LeadFileFormat = (typeof leadFileFormats)[number];

/** Most exports and most imports under way at once for one person. */
export const filesAtOnce = 2;

/** Hours that a finished export can be fetched, and that an import can be taken back. */
export const fileHours = 24;

/** Where an export stands; `expired`: its file is deleted. */
export const exportStages = ['queued', 'running', 'done', 'failed', 'cancelled', 'expired'] as const;
export type ExportStage = (typeof exportStages)[number];

/** Leads that pass this filter, or those with these ids, as far as they are within reach. */
const exported = {
  filter: leadFilter.strict().default({}),
  ids: z.array(z.number().int().min(1).max(2_147_483_647)).min(1).max(5000).optional(),
};

/** Which leads would be exported. */
export const exportScope = z.strictObject(exported);
export type ExportScopeOrder = z.infer<typeof exportScope>;

/** What to export. */
export const exportOrder = z.strictObject({
  ...exported,
  format: z.enum(leadFileFormats),
  /** Columns in the order of the file. */
  columns: z
    .array(z.enum(leadFileColumnNames))
    .min(1)
    .refine((names) => new Set(names).size === names.length, 'must name each column once'),
  language: z.enum(headingLanguages).default('zh-Hans'),
  /** Phone numbers in clear; without the right to see them they stay masked all the same. */
  clearPhones: z.boolean().default(false),
  /**
   * Whether the file says at its end who exported it, when, of which leads, and the export's id: an XLSX on a sheet of its own, a CSV
   * in a line of one cell that begins with `#`. Default: an XLSX does, a CSV does not, for programs read it.
   */
  watermark: z.boolean().optional(),
  /** Why; kept in the audit. */
  reason: z.string().trim().min(1).max(500),
});
export type ExportOrder = z.infer<typeof exportOrder>;

const failure = z.object({ code: z.string(), message: z.string() });

/** An export as whoever made it sees it, and whoever may read the audit. */
export const exportView = z.object({
  id: z.string(),
  /** Whether it is the asker's own: nobody else fetches, cancels or deletes it. */
  isMine: z.boolean(),
  /** Who made it; null: a command. */
  actorName: z.string().nullable(),
  /** The filter as it was asked for, moments as texts; how many leads were picked instead, null: none. */
  filter: z.record(z.string(), z.unknown()),
  picked: z.number().int().nullable(),
  stage: z.enum(exportStages),
  format: z.enum(leadFileFormats),
  columns: z.array(z.enum(leadFileColumnNames)),
  phones: z.enum(['none', 'masked', 'clear']),
  reason: z.string(),
  watermark: z.boolean(),
  /** Rows to be written, once counted, and rows written so far. */
  total: z.number().int().nullable(),
  written: z.number().int(),
  bytes: z.number().int(),
  createdAt: moment,
  finishedAt: moment.nullable(),
  /** Until when the file can be fetched. */
  expiresAt: moment.nullable(),
  error: failure.nullable(),
});
export type ExportView = z.infer<typeof exportView>;

/** Where an import stands: uploaded, tried without writing, written, taken back. */
export const importStages = [
  'uploaded',
  'checking',
  'checked',
  'queued',
  'running',
  'done',
  'failed',
  'cancelled',
  'reverting',
  'reverted',
] as const;
export type ImportStage = (typeof importStages)[number];

/** Which rows are taken: of new people, of known ones, or both. */
export const importModes = ['create', 'update', 'both'] as const;
export type ImportMode = (typeof importModes)[number];

/** How a file is to be read and written. */
export const importPlan = z.strictObject({
  /** What each column of the file means; null: nothing. Default: as guessed. */
  fields: z.array(z.enum(importFields).nullable()).max(500).optional(),
  mode: z.enum(importModes).default('both'),
  /** The column by which a row finds its lead. */
  matchBy: z.enum(importKeys),
  /** Document id of the app whose people these are. */
  app: z.string().regex(/^[0-9a-z]{1,64}$/),
  /** Where the file gives moments without a zone. */
  zone: z
    .string()
    .regex(/^[+-]\d\d:\d\d$/)
    .default('+08:00'),
});
export type ImportPlan = z.infer<typeof importPlan>;

/** Why rows were not taken. */
export const rowFaults = [
  'key-missing',
  'value-invalid',
  'known',
  'unknown',
  'out-of-reach',
  'conflict',
  'stage',
  'twice',
  'erased',
] as const;
export type RowFault = (typeof rowFaults)[number];

/** One thing that is wrong with a row; rows count from 1, the headings. */
export const rowProblem = z.object({
  row: z.number().int(),
  fault: z.enum(rowFaults),
  field: z.string().nullable(),
  message: z.string(),
});
export type RowProblem = z.infer<typeof rowProblem>;

/** What became of the rows, or would become of them. */
export const importCounts = z.object({
  rows: z.number().int(),
  created: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  rejected: z.number().int(),
});
export type ImportCounts = z.infer<typeof importCounts>;

/** What taking an import back did: leads removed, leads given back, and those that stayed and why. */
export const revertReport = z.object({
  removed: z.number().int(),
  restored: z.number().int(),
  stayed: z.number().int(),
  /** The first of those that stayed. */
  stayedLeads: z.array(z.number().int()),
});
export type RevertReport = z.infer<typeof revertReport>;

/** An import as whoever made it sees it. */
export const importView = z.object({
  id: z.string(),
  stage: z.enum(importStages),
  name: z.string(),
  format: z.enum(leadFileFormats),
  /** How the text was read: its encoding and what divides its cells; null for XLSX. */
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  headings: z.array(z.string()),
  guessed: z.array(z.enum(importFields).nullable()),
  /** The first rows. */
  sample: z.array(z.array(z.string())),
  plan: importPlan.nullable(),
  /** Columns that the plan names and that are not written with this `matchBy`. */
  ignored: z.array(z.string()),
  counts: importCounts,
  /** Rows of the file, once it was tried. */
  total: z.number().int().nullable(),
  problems: z.array(rowProblem),
  hasRejected: z.boolean(),
  revert: revertReport.nullable(),
  createdAt: moment,
  finishedAt: moment.nullable(),
  /** Until when it can be taken back and its rejected rows be fetched. */
  revertibleUntil: moment.nullable(),
  error: failure.nullable(),
});
export type ImportView = z.infer<typeof importView>;

const exportParams = { params: idParams, answer: exportView };
const importParams = { params: idParams, answer: importView };
const planned = { params: idParams, body: importPlan, answer: importView };

/** Routes of files of leads, for administrators. Everyone works with their own exports and imports. */
export const leadFileContracts = {
  /** 202: a job writes the file. 429 with two under way. */
  startExport: contract({ method: 'POST', path: '/lead-exports', body: exportOrder, answer: exportView }),
  /** One's own, or with the right to read the audit everybody's. */
  exports: contract({
    method: 'GET',
    path: '/lead-exports',
    query: z.object({ whose: z.enum(['mine', 'all']).default('mine') }),
    answer: z.array(exportView),
  }),
  /** How many rows an export would have; no more than one above the limit are counted. */
  countExport: contract({
    method: 'POST',
    path: '/lead-exports/count',
    body: exportScope,
    answer: z.object({ rows: z.number().int(), limit: z.number().int() }),
  }),
  readExport: contract({ method: 'GET', path: '/lead-exports/:id', ...exportParams }),
  cancelExport: contract({ method: 'POST', path: '/lead-exports/:id/cancel', ...exportParams }),
  /** Deletes a finished file before its time. */
  discardExport: contract({ method: 'POST', path: '/lead-exports/:id/discard', ...exportParams }),
  /** A download, not an answer under `data`. Rights are looked at once more. */
  downloadExport: contract({
    method: 'GET',
    path: '/lead-exports/:id/file',
    params: idParams,
    answer: z.string(),
  }),
  /** The body is the file itself, as `application/octet-stream`. */
  upload: contract({
    method: 'POST',
    path: '/lead-imports',
    query: z.object({ name: z.string().trim().min(1).max(200).default('leads') }),
    answer: importView,
  }),
  imports: contract({ method: 'GET', path: '/lead-imports', answer: z.array(importView) }),
  readImport: contract({ method: 'GET', path: '/lead-imports/:id', ...importParams }),
  /** Reads the whole file and writes nothing but the counts. */
  checkImport: contract({ method: 'POST', path: '/lead-imports/:id/check', ...planned }),
  /** Ends a try before its time; the file waits as before. */
  stopCheck: contract({ method: 'POST', path: '/lead-imports/:id/check/stop', ...importParams }),
  startImport: contract({ method: 'POST', path: '/lead-imports/:id/start', ...planned }),
  /** What was written until then stays, and can be taken back. */
  cancelImport: contract({ method: 'POST', path: '/lead-imports/:id/cancel', ...importParams }),
  revertImport: contract({ method: 'POST', path: '/lead-imports/:id/revert', ...importParams }),
  /** A download: the rows that were not taken, as they stood in the file, with a column that tells why. */
  rejectedRows: contract({
    method: 'GET',
    path: '/lead-imports/:id/rejected',
    params: idParams,
    answer: z.string(),
  }),
};
