import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Core } from '@strapi/strapi';
import { guessFields, staffFields, type ImportField } from '../../../../../contracts/lead-columns';
import {
  filesAtOnce,
  type ImportPlan,
  type ImportStage,
  type ImportView,
} from '../../../../../contracts/lead-files';
import type { Actor } from '../../../audit/service';
import { settingsOf } from '../../../config';
import { clock } from '../../../shared/clock';
import { newId } from '../../../shared/crypto';
import { changeOne, insertOne, whileContested } from '../../../shared/database';
import { PluginError } from '../../../shared/errors';
import { service } from '../../../shared/service';
import { elsewhere, here, newFileName, pathOf, removeFile, type Folder } from '../folder';
import { importKind, settleDead } from '../kinds';
import { rowsOf, sourceOf, type Source } from '../read';
import { unreadable } from '../read/fault';
import {
  actorOf,
  fieldsOf,
  findImport,
  ignoredFields,
  importUid,
  toImportView,
  type ImportRights,
  type ImportRow,
} from './row';

/** What imports are kept with. */
export type Place = { strapi: Core.Strapi; folder: Folder };

const sampled = 5;

async function* counted(source: Readable, most: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  // Whoever sends is still there to hear what is wrong.
  for await (const chunk of source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > most)
      throw new PluginError(
        'LEAD_FILE_TOO_BIG',
        `The file has more than ${Math.round(most / 1e6)} MB: split it`,
      );
    yield chunk;
  }
}

async function firstRows(place: string, source: Source): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const row of rowsOf(place, source)) if (rows.push(row) > sampled) break;
  if (!rows[0]) throw unreadable('The file holds no row');
  if (rows[0].length > 500) throw unreadable('The file has more than 500 columns');
  return rows;
}

/** Stores a file to be imported and tells what it looks like; nothing else happens yet. */
export async function uploadImport(
  { strapi, folder }: Place,
  { name, body, actor }: { name: string; body: Readable; actor: Actor },
): Promise<ImportView> {
  const fileName = newFileName('upload');
  const place = pathOf(folder, fileName);
  try {
    const most = settingsOf(strapi).leads.importMb * 1_000_000;
    await pipeline(counted(body, most), createWriteStream(place, { mode: 0o600, flags: 'wx' }));
    const source = await sourceOf(place);
    const [headings = [], ...sample] = await firstRows(place, source);
    const documentId = newId();
    await insertOne(strapi, importUid, {
      documentId,
      stage: 'uploaded',
      actorKind: actor.kind,
      actorId: actor.id ?? null,
      actorName: actor.name ?? null,
      name,
      ...source,
      headings,
      guessed: guessFields(headings),
      folderId: folder.id,
      host: here,
      fileName,
      rowsDone: 0,
    });
    return toImportView(await findImport(strapi, documentId, null), [], sample);
  } catch (error) {
    body.resume();
    await removeFile(folder, fileName);
    throw error;
  }
}

const isStaff = (field: ImportField): boolean => (staffFields as readonly string[]).includes(field);

/** An import as whoever made it sees it. */
export const viewOf = (row: ImportRow, sample: string[][] = []): ImportView =>
  toImportView(row, ignoredFields(row, isStaff), sample);

/** The first rows of a file that waits to be imported, where it lies here. */
export async function sampleOf(folder: Folder | null, row: ImportRow): Promise<string[][]> {
  const isWaiting = row.stage === 'uploaded' || row.stage === 'checked';
  if (!isWaiting || !row.fileName || row.folderId !== folder?.id) return [];
  try {
    return (await firstRows(pathOf(folder, row.fileName), row)).slice(1);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function refuseWrong(row: ImportRow, plan: ImportPlan): void {
  const fields = plan.fields ?? row.guessed;
  if (fields.length !== row.headings.length)
    throw unreadable(`fields: the file has ${row.headings.length} columns`, { columns: row.headings.length });
  const named = fields.filter((field) => field !== null);
  if (new Set(named).size < named.length) throw unreadable('fields: each can be named once');
  if (!named.includes(plan.matchBy)) throw unreadable(`matchBy: no column is named ${plan.matchBy}`);
  if (plan.matchBy === 'leadId' && plan.mode !== 'update')
    throw unreadable('mode: by its id a lead can only be updated');
}

type Step = { from: ImportStage[]; to: ImportStage; what: 'import' | 'revert'; data: Partial<ImportRow> };

/** Gives an import one of its maker's places and its job; throws LEAD_FILE_BUSY where no place is free. */
async function enqueue(
  { strapi, folder }: Place,
  row: ImportRow,
  { from, to, what, data }: Step,
): Promise<ImportRow> {
  const slots = Array.from(
    { length: filesAtOnce },
    (_, slot) => `${row.actorKind}:${row.actorId ?? ''}:${slot}`,
  );
  const begin = async () => {
    const taken = (await strapi.db
      .query(importUid)
      .findMany({ where: { slotKey: { $in: slots } } })) as ImportRow[];
    const slotKey = slots.find((slot) => !taken.some((other) => other.slotKey === slot));
    if (!slotKey)
      throw new PluginError(
        'LEAD_FILE_BUSY',
        `Only ${filesAtOnce} imports at once: wait for one of yours, or cancel it`,
      );
    await strapi.db.transaction(async () => {
      const open = { documentId: row.documentId, stage: { $in: from } };
      if (!(await changeOne(strapi, importUid, open, { ...data, stage: to, slotKey, error: null })))
        throw new PluginError('LEAD_FILE_STAGE', `That cannot be done with an import that is ${row.stage}`, {
          stage: row.stage,
        });
      const job = { kind: importKind(folder), payload: { id: row.documentId, what } };
      const { id: jobId } = await service(strapi, 'jobs').enqueue(job);
      await changeOne(strapi, importUid, { documentId: row.documentId }, { jobId });
    });
  };
  await settleDead(strapi, importUid);
  await whileContested(begin);
  return findImport(strapi, row.documentId, null);
}

async function readable({ strapi, folder }: Place, id: string, actor: Actor): Promise<ImportRow> {
  const row = await findImport(strapi, id, actor);
  if (row.folderId !== folder.id) throw elsewhere(row.host);
  return row;
}

/** What may be planned for. */
type Wish = { id: string; plan: ImportPlan; actor: Actor; rights: ImportRights };

async function planned(
  place: Place,
  { id, plan, actor, rights }: Wish,
): Promise<{ row: ImportRow; data: Partial<ImportRow> }> {
  const row = await readable(place, id, actor);
  refuseWrong(row, plan);
  await service(place.strapi, 'apps').get(plan.app);
  return { row, data: { plan: { ...plan, fields: fieldsOf({ ...row, plan }) }, rights } };
}

/** Enqueues a try of an import, which writes nothing. */
export async function checkImport(place: Place, wish: Wish): Promise<ImportRow> {
  const { row, data } = await planned(place, wish);
  const fresh = { ...data, counts: null, problems: null, rowsTotal: null };
  return enqueue(place, row, {
    from: ['uploaded', 'checked'],
    to: 'checking',
    what: 'import',
    data: fresh,
  });
}

const writeDown = (strapi: Core.Strapi, row: ImportRow) =>
  service(strapi, 'audit').record({
    action: 'leads.import-started',
    actor: actorOf(row),
    target: { kind: 'lead-import', id: row.documentId, name: row.name },
    details: {
      mode: row.plan?.mode ?? '',
      matchBy: row.plan?.matchBy ?? '',
      app: row.plan?.app ?? '',
      fields: fieldsOf(row).flatMap((field) => field ?? []),
    },
  });

/** Enqueues an import. */
export async function startImport(place: Place, wish: Wish): Promise<ImportRow> {
  const { row, data } = await planned(place, wish);
  const fresh = { ...data, rowsDone: 0, counts: null, problems: null };
  const begun = await enqueue(place, row, {
    from: ['uploaded', 'checked'],
    to: 'queued',
    what: 'import',
    data: fresh,
  });
  await writeDown(place.strapi, begun);
  return begun;
}

/** Enqueues taking an import back. */
export async function revertImport(place: Place, id: string, actor: Actor): Promise<ImportRow> {
  const row = await readable(place, id, actor);
  if (!row.revertibleUntil || new Date(row.revertibleUntil) <= clock.now())
    throw new PluginError('LEAD_FILE_STAGE', 'Nothing of this import can be taken back any more', {
      stage: row.stage,
    });
  const from: ImportStage[] = ['done', 'cancelled', 'failed'];
  return enqueue(place, row, { from, to: 'reverting', what: 'revert', data: {} });
}

/** The same two without a job: whoever asks does the work. */
export async function beginImport(
  place: Place,
  wish: Wish,
  stage: 'checking' | 'queued',
): Promise<ImportRow> {
  const { row, data } = await planned(place, wish);
  const fresh = { ...data, stage, rowsDone: 0, counts: null, problems: null };
  await changeOne(place.strapi, importUid, { documentId: row.documentId }, fresh);
  const begun = await findImport(place.strapi, row.documentId, null);
  if (stage === 'queued') await writeDown(place.strapi, begun);
  return begun;
}
