import type { Core } from '@strapi/strapi';
import {
  fileHours,
  type ImportCounts,
  type ImportStage,
  type RowProblem,
} from '../../../../../contracts/lead-files';
import { addSeconds, clock } from '../../../shared/clock';
import { changeOne, whileContested } from '../../../shared/database';
import { service } from '../../../shared/service';
import type { Transaction } from '../../row';
import type { Hand } from '../export/run';
import { newFileName, pathOf, removeFile, takeOver, type Folder } from '../folder';
import { rowsOf } from '../read';
import { isEntangled, writeBatch, type BatchResult, type Importing } from './batch';
import type { Verdict } from './judge';
import { parseRow, type ParsedRow, type Vocabulary } from './parse';
import { openRejects, type Rejects } from './rejects';
import { actorOf, fieldsOf, findImport, importTables, importUid, noCounts, type ImportRow } from './row';

/** Rows of one transaction. */
const rowsAtOnce = 200;
const problemsKept = 50;
const noteMs = 1000;

/** All that running an import needs. */
export type Running = { strapi: Core.Strapi; folder: Folder; importing: Importing; words: Vocabulary };

/** How far it is: what is stored, in the hand of this run. */
type Standing = Pick<ImportRow, 'rowsDone' | 'rejected'> & { counts: ImportCounts; problems: RowProblem[] };

const lost = () => new Error('The import was cancelled, or another process does it');

const underWay: Partial<Record<ImportStage, ImportStage>> = {
  queued: 'running',
  running: 'running',
  checking: 'checking',
};

/** Takes an import into these hands, with the rejected rows that another run has written. */
async function seize(strapi: Core.Strapi, folder: Folder, id: string, holder: string): Promise<ImportRow> {
  const row = await findImport(strapi, id, null);
  const stage = underWay[row.stage];
  if (!stage) throw lost();
  const rejectedName = newFileName('part');
  if (row.rejected && row.rejectedName)
    await takeOver(pathOf(folder, row.rejectedName), pathOf(folder, rejectedName), row.rejected);
  const data = { stage, holder, rejectedName };
  if (!(await changeOne(strapi, importUid, { documentId: id, stage: row.stage }, data))) {
    await removeFile(folder, rejectedName);
    throw lost();
  }
  await removeFile(folder, row.rejectedName);
  return findImport(strapi, id, null);
}

const add = (one: ImportCounts, other: ImportCounts): ImportCounts => ({
  rows: one.rows + other.rows,
  created: one.created + other.created,
  changed: one.changed + other.changed,
  unchanged: one.unchanged + other.unchanged,
  rejected: one.rejected + other.rejected,
});

const problemsOf = (standing: Standing, rejected: Verdict['rejected']): RowProblem[] =>
  [...standing.problems, ...rejected.flatMap(({ problems }) => problems)].slice(0, problemsKept);

const importsIn = (strapi: Core.Strapi, trx: Transaction) =>
  strapi.db.getConnection(importTables.imports).transacting(trx);

type Batch = { row: ImportRow; holder: string; standing: Standing; rows: ParsedRow[]; rejects: Rejects };

/** Rows and the place after them are written together; the place first, for SQLite and against a run taken for dead. */
async function writeWithin(
  { strapi, importing }: Running,
  trx: Transaction,
  { row, holder, standing, rows, rejects }: Batch,
): Promise<Standing> {
  const mine = { document_id: row.documentId, holder, stage: 'running', rows_done: standing.rowsDone };
  const rowsDone = standing.rowsDone + rows.length;
  const taken: number = await importsIn(strapi, trx).where(mine).update({ rows_done: rowsDone });
  if (taken === 0) throw lost();
  const result = await writeBatch(importing, trx, rows);
  const rejected = await rejects.add(standing.rejected, result.rejected);
  if (rejected !== standing.rejected) await rejects.settle();
  const next = {
    rowsDone,
    rejected,
    counts: add(standing.counts, result.counts),
    problems: problemsOf(standing, result.rejected),
  };
  await importsIn(strapi, trx)
    .where({ document_id: row.documentId })
    .update({
      rejected: JSON.stringify(rejected),
      counts: JSON.stringify(next.counts),
      problems: JSON.stringify(next.problems),
      updated_at: clock.now(),
    });
  return next;
}

const undone = (result: BatchResult) => ({ undone: result });

/** Writes rows as an import would, and takes all of it back at once. */
async function tryRows({ strapi, importing }: Running, { row, rows, standing }: Batch): Promise<Standing> {
  let result: BatchResult | undefined;
  try {
    await strapi.db.transaction(async ({ trx }) => {
      await importsIn(strapi, trx).where({ document_id: row.documentId }).update({ updated_at: clock.now() });
      result = await writeBatch(importing, trx, rows);
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- no fault, but the way to end a transaction
      throw undone(result);
    });
  } catch (error) {
    if (!result || !('undone' in (error as object))) throw error;
  }
  if (!result) throw new Error('The rows were not tried');
  return {
    rowsDone: standing.rowsDone + rows.length,
    rejected: null,
    counts: add(standing.counts, result.counts),
    problems: problemsOf(standing, result.rejected),
  };
}

/** Does rows together, or one by one where that is another thing. */
async function doRows(running: Running, batch: Batch): Promise<Standing> {
  const isTry = batch.row.stage === 'checking';
  const once = async (): Promise<Standing> =>
    isTry
      ? tryRows(running, batch)
      : await running.strapi.db.transaction(({ trx }) => writeWithin(running, trx, batch));
  try {
    return await whileContested(once);
  } catch (error) {
    if (!isEntangled(error) || batch.rows.length === 1) throw error;
  }
  let standing = batch.standing;
  for (const row of batch.rows) standing = await doRows(running, { ...batch, standing, rows: [row] });
  return standing;
}

/** The rows of the file after those that are dealt with, in batches. */
async function* batchesOf(running: Running, row: ImportRow): AsyncGenerator<ParsedRow[]> {
  const { folder, importing, words } = running;
  const fields = fieldsOf(row);
  const skipped = row.stage === 'checking' ? 0 : row.rowsDone;
  let number = 0;
  let batch: ParsedRow[] = [];
  for await (const cells of rowsOf(pathOf(folder, row.fileName ?? ''), row)) {
    number += 1;
    if (number <= skipped + 1) continue;
    batch.push(parseRow({ row: number, cells, fields }, importing.plan, words));
    if (batch.length < rowsAtOnce) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function finish(
  running: Running,
  row: ImportRow,
  holder: string,
  standing: Standing,
  rejected: ImportRow['rejected'],
) {
  const { strapi, folder } = running;
  const now = clock.now();
  const held = { documentId: row.documentId, holder, stage: row.stage };
  if (row.stage === 'checking') {
    const { counts, problems } = standing;
    const tried = { stage: 'checked', counts, problems, rowsTotal: counts.rows, slotKey: null };
    if (!(await changeOne(strapi, importUid, held, tried))) throw lost();
    return;
  }
  const revertibleUntil = addSeconds(now, fileHours * 3600);
  const done = { stage: 'done', rejected, slotKey: null, finishedAt: now, revertibleUntil, fileName: null };
  await strapi.db.transaction(async () => {
    if (!(await changeOne(strapi, importUid, held, done))) throw lost();
    await service(strapi, 'audit').record({
      action: 'leads.imported',
      actor: actorOf(row),
      target: { kind: 'lead-import', id: row.documentId, name: row.name },
      details: { ...standing.counts },
    });
  });
  await removeFile(folder, row.fileName);
}

/** Tells from time to time how far a try is, which writes nothing else. */
function tellTry(strapi: Core.Strapi, { documentId, stage }: ImportRow, holder: string) {
  let toldAt = performance.now();
  return async ({ counts, problems }: Standing): Promise<void> => {
    if (stage !== 'checking' || performance.now() - toldAt < noteMs) return;
    toldAt = performance.now();
    if (!(await changeOne(strapi, importUid, { documentId, holder, stage }, { counts, problems })))
      throw lost();
  };
}

/** How a run that begins stands: where the one before ended, or nowhere yet. */
const standingOf = (row: ImportRow): Standing =>
  row.stage === 'checking'
    ? { rowsDone: 0, rejected: null, counts: noCounts, problems: [] }
    : { ...row, counts: row.counts ?? noCounts, problems: row.problems ?? [] };

/** Makes what running an import needs. */
export type Prepare = (row: ImportRow) => Promise<Omit<Running, 'strapi' | 'folder'>>;

/**
 * Writes an import, or tries it, from where it stands to its end: a batch of rows with each transaction, and in it the
 * number of the row it came to.
 */
export async function runImport(
  { strapi, folder, prepare }: { strapi: Core.Strapi; folder: Folder; prepare: Prepare },
  id: string,
  { holder, signal }: Hand,
): Promise<ImportRow> {
  const row = await seize(strapi, folder, id, holder);
  const running = { strapi, folder, ...(await prepare(row)) };
  const rejects = openRejects(folder, row);
  const tell = tellTry(strapi, row, holder);
  let standing = standingOf(row);
  try {
    for await (const rows of batchesOf(running, row)) {
      signal.throwIfAborted();
      standing = await doRows(running, { row, holder, standing, rows, rejects });
      await tell(standing);
    }
    await finish(running, row, holder, standing, await rejects.end(standing.rejected));
  } finally {
    await rejects.close();
  }
  return findImport(strapi, id, null);
}
