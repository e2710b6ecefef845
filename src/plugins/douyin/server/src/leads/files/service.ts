import { copyFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import type { z } from 'zod';
import {
  exportOrder,
  importPlan,
  type ExportOrder,
  type ExportScopeOrder,
  type ExportView,
  type ImportPlan,
  type ImportView,
} from '../../../../contracts/lead-files';
import type { Actor } from '../../audit/service';
import { clock } from '../../shared/clock';
import { newId } from '../../shared/crypto';
import { changeOne } from '../../shared/database';
import { PluginError } from '../../shared/errors';
import type { Context } from '../../shared/service';
import { itself } from '../rights/reach';
import { createSearchIndex } from '../search';
import { cancelExport, discardExport, openExport } from './export/end';
import { exportUid, findExport, toExportView, type ExportRow } from './export/row';
import { countExport, runExport } from './export/run';
import { startExport, storeExport, type ExportAsker } from './export/start';
import { openFolder, pathOf, removeFile, type Folder } from './folder';
import { cancelImport, openRejected, stopCheck } from './import/end';
import { prepareImport } from './import/prepare';
import { runRevert } from './import/revert';
import { findImport, importUid, type ImportRights, type ImportRow } from './import/row';
import { runImport } from './import/run';
import {
  beginImport,
  checkImport,
  revertImport,
  sampleOf,
  startImport,
  uploadImport,
  viewOf,
} from './import/start';
import { handleJobs, type Means } from './jobs';
import { unreadable } from './read/fault';
import { sweepFiles } from './sweep';

/** Who asks for an import, and what that one may. */
export type ImportAsker = { actor: Actor; rights: ImportRights };

/** A file to be sent. */
export type OpenFile = { name: string; type: string; body: Readable };

/** What ends work that is done at once, and who is told the id it goes on by after that. */
type Watch = { signal?: AbortSignal; onBegin?(id: string): void };

type ImportOptions = Watch & { isTry?: boolean; rejectedTo?: string; resume?: string };

/** Leads as files: out and in. Whatever is somebody's own is found by that one only (LEAD_FILE_NOT_FOUND). */
export type LeadFilesService = {
  /** Opens the folder and begins to take jobs; at boot. */
  prepare(): Promise<void>;
  /** Enqueues an export. Throws LEAD_FILE_BUSY with two under way, LEAD_FILE_FOLDER. */
  startExport(order: ExportOrder, asker: ExportAsker): Promise<ExportView>;
  /** How many rows it would have, and the limit; no more than one above that are counted. */
  countExport(scope: ExportScopeOrder, asker: ExportAsker): Promise<{ rows: number; limit: number }>;
  /** The newest, one's own or everybody's. */
  exports(actor: Actor, whose?: 'mine' | 'all'): Promise<ExportView[]>;
  readExport(id: string, actor: Actor): Promise<ExportView>;
  cancelExport(id: string, asker: ExportAsker): Promise<ExportView>;
  /** Deletes a finished file before its time. */
  discardExport(id: string, actor: Actor): Promise<ExportView>;
  /** The finished file. Throws LEAD_FILE_FORBIDDEN, _STAGE, _EXPIRED and _ELSEWHERE. */
  openExport(id: string, asker: ExportAsker): Promise<OpenFile>;
  /**
   * Writes an export at once, without a job, to a path of the caller's. What is asked for is checked here
   * (LEAD_FILE_INVALID); `resume` goes on with one that was cut off.
   */
  exportTo(target: string, order: unknown, watch?: Watch & { resume?: string }): Promise<ExportView>;
  /** Takes a file in and tells what it looks like. Throws LEAD_FILE_INVALID and LEAD_FILE_TOO_BIG. */
  upload(file: { name: string; body: Readable }, actor: Actor): Promise<ImportView>;
  imports(actor: Actor): Promise<ImportView[]>;
  readImport(id: string, actor: Actor): Promise<ImportView>;
  /** Enqueues a try that writes nothing. */
  checkImport(id: string, plan: ImportPlan, asker: ImportAsker): Promise<ImportView>;
  /** Ends a try before its time; the file waits as before. */
  stopCheck(id: string, actor: Actor): Promise<ImportView>;
  startImport(id: string, plan: ImportPlan, asker: ImportAsker): Promise<ImportView>;
  cancelImport(id: string, actor: Actor): Promise<ImportView>;
  revertImport(id: string, actor: Actor): Promise<ImportView>;
  openRejected(id: string, actor: Actor): Promise<OpenFile>;
  /** Imports a file at once, without a job; `rejectedTo` gets the rows that were not taken. */
  importFrom(file: string, plan: unknown, options?: ImportOptions): Promise<ImportView>;
  /** Takes an import back at once, without a job. */
  revertNow(id: string, watch?: Watch): Promise<ImportView>;
  /** Deletes files past their time. */
  sweep(): Promise<number>;
};

declare module '../../shared/service' {
  interface Services {
    leadFiles: LeadFilesService;
  }
}

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

const day = () => clock.now().toISOString().slice(0, 10);

const listed = 50;

async function latest<Row>(
  strapi: Core.Strapi,
  uid: typeof exportUid | typeof importUid,
  actor: Actor | null,
): Promise<Row[]> {
  const where = actor ? { actorKind: actor.kind, actorId: actor.id ?? null } : {};
  return (await strapi.db.query(uid).findMany({ where, orderBy: { id: 'desc' }, limit: listed })) as Row[];
}

/** Holds the folder once it was opened; asking before that, or where it cannot be used, throws LEAD_FILE_FOLDER. */
function folderHolder(strapi: Core.Strapi) {
  let held: Folder | undefined;
  return {
    async open(): Promise<Folder | null> {
      try {
        return (held = await openFolder(strapi));
      } catch (error) {
        strapi.log.warn(`Douyin: leads are neither exported nor imported here: ${(error as Error).message}`);
        return null;
      }
    },
    opened: (): Folder | null => held ?? null,
    get(): Folder {
      if (held) return held;
      throw new PluginError(
        'LEAD_FILE_FOLDER',
        'The folder for files of leads cannot be used here: the log tells why (DOUYIN_LEAD_FILES_FOLDER)',
      );
    },
  };
}

const handOf = ({ signal }: Watch) => ({
  holder: `command.${newId()}`,
  signal: signal ?? new AbortController().signal,
});

async function moveFile(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    await copyFile(from, to);
    await rm(from);
  }
}

const everythingAsker: ExportAsker = { ...itself, reveal: itself.reach };
const everythingRights: ImportRights = { reach: itself.reach, mayAssign: true };

/** What a command was given, as a route would take it. */
function checked<Part extends z.ZodType>(part: Part, value: unknown): z.infer<Part> {
  const read = part.safeParse(value);
  if (read.success) return read.data;
  throw unreadable(
    read.error.issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`).join('; '),
  );
}

async function exportTo(
  means: Means,
  target: string,
  order: unknown,
  { resume, ...watch }: Watch & { resume?: string },
): Promise<ExportView> {
  const { strapi, folder } = means;
  const id = resume ?? (await storeExport(means, checked(exportOrder, order), everythingAsker)).documentId;
  watch.onBegin?.(id);
  const row = await runExport(means, id, handOf(watch));
  await moveFile(pathOf(folder, row.fileName ?? ''), target);
  await changeOne(strapi, exportUid, { documentId: id }, { stage: 'expired', fileName: null });
  return toExportView(row);
}

async function beginFrom(means: Means, file: string, plan: ImportPlan, isTry: boolean): Promise<string> {
  const { actor } = itself;
  const { id } = await uploadImport(means, {
    name: path.basename(file),
    body: createReadStream(file),
    actor,
  });
  await beginImport(means, { id, plan, actor, rights: everythingRights }, isTry ? 'checking' : 'queued');
  return id;
}

async function importFrom(
  means: Means,
  file: string,
  plan: unknown,
  { isTry = false, rejectedTo, resume, ...watch }: ImportOptions,
): Promise<ImportView> {
  const { strapi, folder } = means;
  const id = resume ?? (await beginFrom(means, file, checked(importPlan, plan), isTry));
  watch.onBegin?.(id);
  const run = { ...means, prepare: (row: ImportRow) => prepareImport(means, row) };
  const row = await runImport(run, id, handOf(watch));
  if (row.rejected && row.rejectedName && rejectedTo)
    await copyFile(pathOf(folder, row.rejectedName), rejectedTo);
  if (isTry) {
    await removeFile(folder, row.fileName);
    await changeOne(strapi, importUid, { documentId: id }, { stage: 'cancelled', fileName: null });
  }
  return viewOf(row);
}

/** The `leadFiles` service. */
export function leadFilesService({ strapi }: Context): LeadFilesService {
  const index = createSearchIndex(strapi);
  const folder = folderHolder(strapi);
  const means = (): Means => ({ strapi, index, folder: folder.get() });
  const exported = async (row: ExportRow | Promise<ExportRow>) => toExportView(await row);
  const imported = async (row: ImportRow | Promise<ImportRow>) => viewOf(await row);
  return {
    async prepare() {
      const opened = await folder.open();
      if (opened) handleJobs({ strapi, index, folder: opened });
    },
    startExport: async (order, asker) => exported(startExport(means(), order, asker)),
    countExport: async (scope, asker) => countExport(means(), scope, asker),
    exports: async (actor, whose = 'mine') => {
      const rows = await latest<ExportRow>(strapi, exportUid, whose === 'mine' ? actor : null);
      return rows.map((row) => toExportView(row, actor));
    },
    readExport: (id, actor) => exported(findExport(strapi, id, actor)),
    cancelExport: async (id, asker) => exported(cancelExport(means(), id, asker)),
    discardExport: async (id, actor) => exported(discardExport(means(), id, actor)),
    async openExport(id, asker) {
      const { row, body } = await openExport(means(), id, asker);
      return { name: `douyin-leads-${day()}.${row.format}`, type: types[row.format], body };
    },
    exportTo: async (target, order, watch = {}) => exportTo(means(), target, order, watch),
    upload: async (file, actor) => uploadImport(means(), { ...file, actor }),
    imports: async (actor) => (await latest<ImportRow>(strapi, importUid, actor)).map((row) => viewOf(row)),
    async readImport(id, actor) {
      const row = await findImport(strapi, id, actor);
      return viewOf(row, await sampleOf(folder.opened(), row));
    },
    checkImport: async (id, plan, asker) => imported(checkImport(means(), { id, plan, ...asker })),
    stopCheck: async (id, actor) => imported(stopCheck(means(), id, actor)),
    startImport: async (id, plan, asker) => imported(startImport(means(), { id, plan, ...asker })),
    cancelImport: async (id, actor) => imported(cancelImport(means(), id, actor)),
    revertImport: async (id, actor) => imported(revertImport(means(), id, actor)),
    async openRejected(id, actor) {
      const { row, body } = await openRejected(means(), id, actor);
      return { name: `douyin-rejected-${day()}.${row.format}`, type: types[row.format], body };
    },
    importFrom: async (file, plan, options = {}) => importFrom(means(), file, plan, options),
    async revertNow(id, watch = {}) {
      await changeOne(
        strapi,
        importUid,
        { documentId: id, stage: { $in: ['done', 'cancelled', 'failed'] } },
        { stage: 'reverting' },
      );
      return imported(runRevert(means(), id, handOf(watch)));
    },
    sweep: async () => sweepFiles(means()),
  };
}
