import type { Core } from '@strapi/strapi';
import { filesAtOnce, type ExportOrder } from '../../../../../contracts/lead-files';
import { newId } from '../../../shared/crypto';
import { clock } from '../../../shared/clock';
import { changeOne, insertUnlessTaken } from '../../../shared/database';
import { PluginError } from '../../../shared/errors';
import { service } from '../../../shared/service';
import { settled } from '../../list/where-days';
import { covers, type Reach } from '../../rights/reach';
import type { Asker } from '../../rights/reach';
import { here, type Folder } from '../folder';
import { exportKind, settleDead } from '../kinds';
import { exportUid, findExport, type ExportRow } from './row';
import { detailsOf, exportLine } from './run';

/** Who asks for an export; `reveal` is how far that one may see phone numbers, null for not at all. */
export type ExportAsker = Asker & { reveal: Reach | null };

type Place = { strapi: Core.Strapi; folder: Folder };

const mine = ({ actor }: Asker) => `${actor.kind}:${actor.id ?? ''}`;

const newRow = ({ folder }: Place, order: ExportOrder, { actor, reach, reveal }: ExportAsker) => ({
  documentId: newId(),
  stage: 'queued',
  actorKind: actor.kind,
  actorId: actor.id ?? null,
  actorName: actor.name ?? null,
  format: order.format,
  columns: order.columns,
  language: order.language,
  scope: {
    filter: settled(order.filter, clock.now()),
    ids: order.ids ?? null,
    reach,
    // In clear only where that one may see the number of every lead of the file.
    phoneReach: order.clearPhones && reveal && covers(reveal, reach) ? reveal : null,
  },
  reason: order.reason,
  watermark: order.watermark ?? order.format === 'xlsx',
  folderId: folder.id,
  host: here,
  written: 0,
});

/** Stores a new export in one of its maker's places; throws LEAD_FILE_BUSY where none is free. */
async function takeSlot(place: Place, order: ExportOrder, asker: ExportAsker): Promise<ExportRow> {
  const row = newRow(place, order, asker);
  for (let slot = 0; slot < filesAtOnce; slot += 1) {
    const slotKey = `${mine(asker)}:${slot}`;
    if (await insertUnlessTaken(place.strapi, exportUid, 'slot_key', { ...row, slotKey }))
      return findExport(place.strapi, row.documentId, null);
  }
  const message = `Only ${filesAtOnce} exports at once: wait for one of yours, or cancel it`;
  throw new PluginError('LEAD_FILE_BUSY', message);
}

const writeDown = (strapi: Core.Strapi, row: ExportRow) =>
  service(strapi, 'audit').record({
    ...exportLine(row),
    action: 'leads.export-started',
    details: detailsOf(row),
  });

/** Stores an export that is written by hand, without a job; it takes no place of its maker's. */
export async function storeExport(place: Place, order: ExportOrder, asker: ExportAsker): Promise<ExportRow> {
  const { strapi } = place;
  const row = newRow(place, order, asker);
  return strapi.db.transaction(async () => {
    await insertUnlessTaken(strapi, exportUid, 'slot_key', row);
    const stored = await findExport(strapi, row.documentId, null);
    await writeDown(strapi, stored);
    return stored;
  });
}

/** Stores an export and enqueues its job; throws LEAD_FILE_BUSY with two of one person's under way. */
export async function startExport(place: Place, order: ExportOrder, asker: ExportAsker): Promise<ExportRow> {
  const { strapi, folder } = place;
  await settleDead(strapi, exportUid);
  return strapi.db.transaction(async () => {
    const row = await takeSlot(place, order, asker);
    const job = { kind: exportKind(folder), payload: { id: row.documentId } };
    const { id: jobId } = await service(strapi, 'jobs').enqueue(job);
    await changeOne(strapi, exportUid, { documentId: row.documentId }, { jobId });
    await writeDown(strapi, row);
    return { ...row, jobId };
  });
}
