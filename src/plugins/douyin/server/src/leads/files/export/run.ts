import type { Core } from '@strapi/strapi';
import { fileHours } from '../../../../../contracts/lead-files';
import type { LeadFilter } from '../../../../../contracts/leads';
import { settingsOf } from '../../../config';
import { addSeconds, clock } from '../../../shared/clock';
import { changeOne } from '../../../shared/database';
import { PluginError } from '../../../shared/errors';
import { service } from '../../../shared/service';
import type { Reach } from '../../rights/reach';
import { newestLeadId } from '../../row';
import type { SearchIndex } from '../../search';
import {
  growFile,
  newFileName,
  pathOf,
  removeFile,
  takeOver,
  type Folder,
  type GrowingFile,
} from '../folder';
import { markOf, type Mark } from '../table/mark';
import { tableOf, type Table } from '../table/state';
import { cellsOf, headingsOf, readNames, selected } from './columns';
import { countLeads, readPages, type Reading } from './pages';
import { exportUid, findExport, type ExportPlace, type ExportRow } from './row';

const noteMs = 1000;

/** Who writes an export: a name for this run, and what ends it. */
export type Hand = { holder: string; signal: AbortSignal };

/** What writing needs. */
export type Exporting = { strapi: Core.Strapi; index: SearchIndex; folder: Folder };

const lost = () => new Error('The export was cancelled, or another process writes it');

/** Changes an export as long as it is in these hands. */
async function note(
  { strapi }: Exporting,
  row: ExportRow,
  holder: string,
  data: Partial<ExportRow>,
): Promise<void> {
  const held = { documentId: row.documentId, holder, stage: 'running' };
  if (!(await changeOne(strapi, exportUid, held, data))) throw lost();
}

async function seize({ strapi, folder }: Exporting, row: ExportRow, holder: string): Promise<ExportRow> {
  const fileName = newFileName('part');
  const open = { documentId: row.documentId, stage: { $in: ['queued', 'running'] } };
  const newestId = row.newestId ?? (await newestLeadId(strapi));
  const kept =
    row.place &&
    row.fileName &&
    (await takeOver(pathOf(folder, row.fileName), pathOf(folder, fileName), row.place.table));
  const begun = kept ? {} : { place: null, written: 0 };
  const data = { stage: 'running', holder, fileName, newestId, ...begun };
  if (!(await changeOne(strapi, exportUid, open, data))) {
    await removeFile(folder, fileName);
    throw lost();
  }
  await removeFile(folder, row.fileName);
  return findExport(strapi, row.documentId, null);
}

async function countFirst(
  exporting: Exporting,
  row: ExportRow,
  reading: Reading,
  holder: string,
): Promise<void> {
  if (row.total !== null) return;
  const limit = settingsOf(exporting.strapi).leads.exportRows;
  const total = await countLeads(reading, limit + 1);
  if (total > limit)
    throw new PluginError('LEAD_FILE_TOO_BIG', `More than ${limit} leads: narrow the filter`, { limit });
  await note(exporting, row, holder, { total });
}

/** How many rows an export would have, counted up to one above the limit. */
export async function countExport(
  { strapi, index }: Exporting,
  { filter, ids = null }: { filter: LeadFilter; ids?: number[] | null },
  { reach }: { reach: Reach },
): Promise<{ rows: number; limit: number }> {
  const limit = settingsOf(strapi).leads.exportRows;
  const scope = { filter, ids, reach, phoneReach: null };
  const newestId = await newestLeadId(strapi);
  return { rows: await countLeads({ strapi, index, scope, newestId, columns: {} }, limit + 1), limit };
}

type Writing = { file: GrowingFile; table: Table; cells: (lead: Record<string, unknown>) => string[] };

/** Writes page after page; gives how far it came. */
async function writePages(
  exporting: Exporting,
  { row, reading, hand }: { row: ExportRow; reading: Reading; hand: Hand },
  { file, table, cells }: Writing,
): Promise<{ place: ExportPlace; written: number }> {
  const headings = headingsOf(row.columns, row.language);
  let { place, written } = row;
  if (!place) {
    const { data, state } = await table.begin(headings);
    await file.write(data, 0);
    place = { after: null, table: state };
  }
  let notedAt = performance.now();
  for await (const page of readPages(reading, place.after)) {
    const { data, state } = await table.append(place.table, page.map(cells));
    await file.write(data, place.table.bytes);
    place = { after: Number(page.at(-1)?.id), table: state };
    written += page.length;
    if (hand.signal.aborted || performance.now() - notedAt > noteMs) {
      // What is noted must be on the disk.
      await file.settle();
      await note(exporting, row, hand.holder, { place, written });
      hand.signal.throwIfAborted();
      notedAt = performance.now();
    }
  }
  return { place, written };
}

async function finish(
  { strapi }: Exporting,
  row: ExportRow,
  holder: string,
  { place, written }: { place: ExportPlace; written: number },
): Promise<void> {
  const now = clock.now();
  const expiresAt = addSeconds(now, fileHours * 3600);
  const done = { stage: 'done' as const, place, written, finishedAt: now, expiresAt, slotKey: null };
  await strapi.db.transaction(async () => {
    await note({ strapi } as Exporting, row, holder, done);
    await service(strapi, 'audit').record({
      ...exportLine(row),
      action: 'leads.exported',
      details: { ...detailsOf(row), rows: written },
    });
  });
}

const filterText = ({ ids, filter }: ExportRow['scope']): string =>
  JSON.stringify(ids ? { ids: ids.length } : filter);

/** The watermark of an export; null where none is wanted. */
const markFor = (row: ExportRow, rows: number): Mark | null =>
  row.watermark
    ? markOf(row.language, {
        ...{ id: row.documentId, who: row.actorName, rows, filter: filterText(row.scope) },
        at: new Date(row.createdAt),
      })
    : null;

/** What the audit says of an export, whatever was done with it. */
export const exportLine = (row: ExportRow) => ({
  actor: { kind: row.actorKind, id: row.actorId ?? undefined, name: row.actorName ?? undefined },
  target: { kind: 'lead-export' as const, id: row.documentId },
});

/** Filter, columns and reason of an export for the audit. */
export const detailsOf = ({ format, columns, reason, scope }: ExportRow) => ({
  format,
  columns,
  reason,
  filter: filterText(scope),
  reach: scope.reach.kind,
  phones: columns.includes('phone') && scope.phoneReach ? 'clear' : 'hidden',
});

/**
 * Writes an export from where it stands to its end, under a name of this run's own: a run that was taken for dead may still
 * write to its own file, and hurts nobody.
 */
export async function runExport(exporting: Exporting, id: string, hand: Hand): Promise<ExportRow> {
  const { strapi, folder, index } = exporting;
  const row = await seize(exporting, await findExport(strapi, id, null), hand.holder);
  const clearPhones = row.scope.phoneReach !== null;
  const columns = selected(row.columns, clearPhones);
  const reading = { strapi, index, scope: row.scope, newestId: row.newestId ?? 0, columns };
  await countFirst(exporting, row, reading, hand.holder);
  const table = tableOf(row.format, headingsOf(row.columns, row.language));
  const cells = cellsOf(row.columns, { strapi, names: await readNames(strapi), clearPhones });
  const file = await growFile(pathOf(folder, row.fileName ?? ''));
  try {
    const end = await writePages(exporting, { row, reading, hand }, { file, table, cells });
    const { data, state } = await table.finish(end.place.table, markFor(row, end.written));
    await file.write(data, end.place.table.bytes);
    await file.settle();
    await finish(exporting, row, hand.holder, { ...end, place: { ...end.place, table: state } });
  } finally {
    await file.close();
  }
  return findExport(strapi, id, null);
}
