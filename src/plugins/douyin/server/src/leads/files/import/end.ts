import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { fileHours, type ImportStage } from '../../../../../contracts/lead-files';
import type { Actor } from '../../../audit/service';
import { addSeconds, clock } from '../../../shared/clock';
import { changeOne } from '../../../shared/database';
import { PluginError } from '../../../shared/errors';
import { service } from '../../../shared/service';
import { elsewhere, pathOf, removeFile } from '../folder';
import { missingEnd } from './rejects';
import { findImport, importUid, type ImportRow } from './row';
import type { Place } from './start';

const underWay: ImportStage[] = ['uploaded', 'checking', 'checked', 'queued', 'running'];

/** Ends a try before its time, and the file waits as before; one that is over stays as it is. */
export async function stopCheck({ strapi }: Place, id: string, actor: Actor): Promise<ImportRow> {
  const { documentId, jobId } = await findImport(strapi, id, actor);
  const before = { stage: 'uploaded', slotKey: null, holder: null, counts: null, problems: null };
  const isStopped = await changeOne(strapi, importUid, { documentId, stage: 'checking' }, before);
  if (isStopped && jobId) await service(strapi, 'jobs').cancel(jobId);
  return findImport(strapi, id, null);
}

/** Ends an import before its time; what was written until then stays, and can be taken back. */
export async function cancelImport({ strapi, folder }: Place, id: string, actor: Actor): Promise<ImportRow> {
  const row = await findImport(strapi, id, actor);
  const now = clock.now();
  const data = {
    stage: 'cancelled',
    slotKey: null,
    finishedAt: now,
    revertibleUntil: addSeconds(now, fileHours * 3600),
  };
  if (await changeOne(strapi, importUid, { documentId: id, stage: { $in: underWay } }, data)) {
    if (row.jobId) await service(strapi, 'jobs').cancel(row.jobId);
    if (row.folderId === folder.id) await removeFile(folder, row.fileName);
  }
  return findImport(strapi, id, null);
}

async function* wholeFile(place: string, row: ImportRow): AsyncGenerator<Buffer> {
  yield* createReadStream(place, { end: (row.rejected?.bytes ?? 0) - 1 }) as AsyncIterable<Buffer>;
  yield await missingEnd(row);
}

/** The rows that were not taken, as a file; the audit gets a line. */
export async function openRejected(
  { strapi, folder }: Place,
  id: string,
  actor: Actor,
): Promise<{ row: ImportRow; body: Readable }> {
  const row = await findImport(strapi, id, actor);
  if (row.stage === 'running' || row.stage === 'queued')
    throw new PluginError('LEAD_FILE_STAGE', 'The import is still under way', { stage: row.stage });
  if (!row.rejected) throw new PluginError('LEAD_FILE_NOT_FOUND', 'No row was rejected', { import: id });
  if (row.folderId !== folder.id) throw elsewhere(row.host);
  const place = pathOf(folder, row.rejectedName ?? '');
  if (!(await stat(place).catch(() => null)))
    throw new PluginError('LEAD_FILE_EXPIRED', 'The rejected rows are deleted after 24 hours');
  await service(strapi, 'audit').record({
    action: 'leads.rejected-downloaded',
    actor,
    target: { kind: 'lead-import', id, name: row.name },
    details: { rows: row.counts?.rejected ?? 0 },
  });
  return { row, body: Readable.from(wholeFile(place, row)) };
}
