import type { Core } from '@strapi/strapi';
import { fileHours } from '../../../../contracts/lead-files';
import { addSeconds, clock } from '../../shared/clock';
import { changeOne } from '../../shared/database';
import { exportUid, type ExportRow } from './export/row';
import { filesIn, removeFile, type Folder } from './folder';
import { importTables, importUid, type ImportRow } from './import/row';
import { settleDead } from './kinds';

type Place = { strapi: Core.Strapi; folder: Folder };

const atOnce = 200;

/** Rows of this folder, and of folders that nobody has had for long. */
const ours = ({ folder }: Place, now: Date) => ({
  $or: [{ folderId: folder.id }, { updatedAt: { $lt: addSeconds(now, -2 * fileHours * 3600) } }],
});

async function expireExports(place: Place, now: Date): Promise<number> {
  const { strapi, folder } = place;
  const over = [
    { stage: 'done', expiresAt: { $lte: now } },
    { stage: { $in: ['failed', 'cancelled', 'expired'] } },
  ];
  const where = { $and: [ours(place, now), { $or: over }], fileName: { $notNull: true } };
  const rows = (await strapi.db.query(exportUid).findMany({ where, limit: atOnce })) as ExportRow[];
  for (const { documentId, stage, fileName } of rows) {
    await removeFile(folder, fileName);
    const data = { fileName: null, ...(stage === 'done' ? { stage: 'expired' } : {}) };
    await changeOne(strapi, exportUid, { documentId, stage }, data);
  }
  return rows.length;
}

async function closeImports(place: Place, now: Date): Promise<number> {
  const { strapi, folder } = place;
  const dayAgo = addSeconds(now, -fileHours * 3600);
  const over = [
    { stage: { $in: ['done', 'cancelled', 'failed'] }, revertibleUntil: { $lte: now } },
    {
      stage: { $in: ['uploaded', 'checked', 'failed', 'reverted'] },
      updatedAt: { $lte: dayAgo },
      revertibleUntil: { $null: true },
    },
  ];
  const left = [{ fileName: { $notNull: true } }, { rejectedName: { $notNull: true } }];
  const where = { $and: [ours(place, now), { $or: over }, { $or: left }] };
  const rows = (await strapi.db.query(importUid).findMany({ where, limit: atOnce })) as ImportRow[];
  for (const { documentId, stage, fileName, rejectedName } of rows) {
    await removeFile(folder, fileName);
    await removeFile(folder, rejectedName);
    await strapi.db.getConnection(importTables.marks).where({ import_id: documentId }).delete();
    const isOpen = stage === 'uploaded' || stage === 'checked';
    const gone = { fileName: null, rejectedName: null, rejected: null };
    await changeOne(
      strapi,
      importUid,
      { documentId, stage },
      { ...gone, ...(isOpen ? { stage: 'cancelled' } : {}) },
    );
  }
  return rows.length;
}

/** Ends what a command began and nobody took up again. */
async function endAbandoned({ strapi }: Place, now: Date): Promise<void> {
  const stage = { $in: ['queued', 'running', 'checking', 'reverting'] };
  const updatedAt = { $lt: addSeconds(now, -fileHours * 3600) };
  for (const uid of [exportUid, importUid] as const)
    await changeOne(
      strapi,
      uid,
      { stage, jobId: { $null: true }, updatedAt },
      { stage: 'cancelled', slotKey: null, finishedAt: now },
    );
}

/** Deletes files that no row names: of runs that were taken for dead, and uploads that failed. */
async function removeOrphans({ strapi, folder }: Place, now: Date): Promise<void> {
  const old = (await filesIn(folder)).filter(
    ({ changedAt }) => changedAt < addSeconds(now, -fileHours * 3600),
  );
  for (const { name } of old) {
    const fileName = { fileName: name };
    const isKept =
      (await strapi.db.query(exportUid).count({ where: fileName })) +
      (await strapi.db.query(importUid).count({ where: { $or: [fileName, { rejectedName: name }] } }));
    if (!isKept) await removeFile(folder, name);
  }
}

/** Deletes files past their time, and ends what will never end by itself; tells how many rows it closed. */
export async function sweepFiles(place: Place): Promise<number> {
  const now = clock.now();
  await settleDead(place.strapi, exportUid);
  await settleDead(place.strapi, importUid);
  await endAbandoned(place, now);
  const closed = (await expireExports(place, now)) + (await closeImports(place, now));
  await removeOrphans(place, now);
  return closed;
}
