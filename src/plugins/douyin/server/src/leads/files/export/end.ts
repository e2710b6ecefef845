import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../audit/service';
import { clock } from '../../../shared/clock';
import { changeOne } from '../../../shared/database';
import { PluginError } from '../../../shared/errors';
import { service } from '../../../shared/service';
import { covers } from '../../rights/reach';
import { elsewhere, pathOf, removeFile, type Folder } from '../folder';
import { exportUid, findExport, type ExportRow } from './row';
import { exportLine } from './run';
import type { ExportAsker } from './start';

type Place = { strapi: Core.Strapi; folder: Folder };

/** Ends an export before its time and deletes what was written. */
export async function cancelExport(
  { strapi, folder }: Place,
  id: string,
  asker: ExportAsker,
): Promise<ExportRow> {
  const row = await findExport(strapi, id, asker.actor);
  const data = { stage: 'cancelled', slotKey: null, finishedAt: clock.now() };
  for (const stage of ['queued', 'running'])
    if (await changeOne(strapi, exportUid, { documentId: id, stage }, data)) {
      if (row.jobId) await service(strapi, 'jobs').cancel(row.jobId);
      if (row.folderId === folder.id) await removeFile(folder, (await findExport(strapi, id, null)).fileName);
    }
  return findExport(strapi, id, null);
}

/** Deletes a finished file before its time; what has none stays as it is. */
export async function discardExport({ strapi, folder }: Place, id: string, actor: Actor): Promise<ExportRow> {
  const row = await findExport(strapi, id, actor);
  const isOver = await changeOne(strapi, exportUid, { documentId: id, stage: 'done' }, { stage: 'expired' });
  // What lies in another folder is deleted by the sweep of a process that has it.
  if (isOver && row.folderId === folder.id) {
    await removeFile(folder, row.fileName);
    await changeOne(strapi, exportUid, { documentId: id, fileName: row.fileName }, { fileName: null });
  }
  return findExport(strapi, id, null);
}

/** Whoever lost a right since the start gets nothing of what it gave. */
function refuseWithout({ scope }: ExportRow, { reach, reveal }: ExportAsker): void {
  const isNarrower = !covers(reach, scope.reach);
  const isBlind = scope.phoneReach !== null && !(reveal && covers(reveal, scope.reach));
  if (isNarrower || isBlind)
    throw new PluginError(
      'LEAD_FILE_FORBIDDEN',
      isBlind
        ? 'The file holds phone numbers, which you may not see any more'
        : 'The file holds leads that are out of your reach by now: export again',
    );
}

function refuseUnlessDone({ stage, expiresAt }: ExportRow): void {
  if (stage === 'expired' || (stage === 'done' && expiresAt && new Date(expiresAt) <= clock.now()))
    throw new PluginError('LEAD_FILE_EXPIRED', 'The file is deleted after 24 hours: export again');
  if (stage !== 'done') throw new PluginError('LEAD_FILE_STAGE', `There is no file yet: ${stage}`, { stage });
}

/** The finished file; rights are looked at once more, and the audit gets a line. */
export async function openExport(
  { strapi, folder }: Place,
  id: string,
  asker: ExportAsker,
): Promise<{ row: ExportRow; body: Readable; bytes: number }> {
  const row = await findExport(strapi, id, asker.actor);
  refuseUnlessDone(row);
  refuseWithout(row, asker);
  if (row.folderId !== folder.id) throw elsewhere(row.host);
  const place = pathOf(folder, row.fileName ?? '');
  const found = await stat(place).catch(() => null);
  if (!found || found.size !== row.place?.table.bytes)
    throw new PluginError('LEAD_FILE_EXPIRED', 'The file is gone: export again');
  const line = { ...exportLine(row), actor: asker.actor, action: 'leads.export-downloaded' as const };
  await service(strapi, 'audit').record({ ...line, details: { rows: row.written } });
  return { row, body: createReadStream(place), bytes: found.size };
}
