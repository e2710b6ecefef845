import type { Core } from '@strapi/strapi';
import type { RevertReport } from '../../../../../contracts/lead-files';
import { clock } from '../../../shared/clock';
import { changeOne, whileContested } from '../../../shared/database';
import { service } from '../../../shared/service';
import { eventColumns } from '../../events';
import { insertAll, toColumns, within, type LeadRow, type Transaction } from '../../row';
import type { SearchIndex } from '../../search';
import { textOf } from '../../search-text';
import { writeTags } from '../../tags/write';
import { markChanged } from '../../tally/marks';
import type { Hand } from '../export/run';
import { importAccount, lockLeads } from './known';
import { dropMarks, lastEvents, nextMarks, stillHas, type Mark } from './marks';
import { actorOf, findImport, importTables, importUid, type ImportRow } from './row';

const leadsAtOnce = 100;
const stayedKept = 100;

/** What taking back needs. */
export type Reverting = { strapi: Core.Strapi; index: SearchIndex };

type Work = Reverting & { trx: Transaction; row: ImportRow; now: Date };

const nothing: RevertReport = { removed: 0, restored: 0, stayed: 0, stayedLeads: [] };

/** Whether nobody and nothing came to a lead since the import was done with it. */
const isUntouched = (mark: Mark, lead: LeadRow | undefined, lastEvent: number | undefined): lead is LeadRow =>
  Boolean(lead) &&
  lead?.mergedIntoId === null &&
  lead.version === mark.version &&
  (lastEvent ?? 0) === mark.lastEventId &&
  stillHas(lead, mark.after);

async function removeLeads({ strapi, trx, index }: Work, ids: number[]): Promise<void> {
  if (ids.length === 0) return;
  for (const table of ['identities', 'sources', 'events', 'tags'] as const)
    await within(strapi, trx, table).whereIn('lead_id', ids).delete();
  await index.remove(trx, ids);
  await within(strapi, trx, 'leads').whereIn('id', ids).delete();
}

/** Takes from a lead what it is known and found by through the file. */
async function loseGained({ strapi, trx }: Work, { leadId, gained }: Mark): Promise<void> {
  if (gained.identities.length > 0)
    await within(strapi, trx, 'identities')
      .where({ lead_id: leadId })
      .whereIn('value_hash', gained.identities)
      .delete();
  const told = { lead_id: leadId, account_id: importAccount, kind: 'import' };
  if (gained.source) await within(strapi, trx, 'sources').where(told).delete();
}

async function restore(work: Work, mark: Mark, lead: LeadRow): Promise<void> {
  const { strapi, trx, index, row, now } = work;
  const nextFollowUpAt = mark.before.nextFollowUpAt ? new Date(mark.before.nextFollowUpAt) : null;
  const before = { ...mark.before, ...('nextFollowUpAt' in mark.before ? { nextFollowUpAt } : {}) };
  const phone = mark.gained.phone ? { phoneSealed: null, phoneView: null } : {};
  const text = textOf({ ...lead, ...before, ...phone });
  const columns = { ...before, ...phone, searchText: text, version: lead.version + 1 };
  await within(strapi, trx, 'leads')
    .where({ id: lead.id })
    .update({ ...toColumns(columns), updated_at: now });
  if (before.tags) await writeTags(work, lead, before.tags);
  await index.write(trx, [{ leadId: lead.id, text }]);
  await loseGained(work, mark);
  const facts = { import: row.documentId, reverted: true, fields: Object.keys(before) };
  const event = { leadId: lead.id, kind: 'changed' as const, at: now, actor: actorOf(row), facts };
  await insertAll(strapi, trx, 'events', [eventColumns(event)]);
}

function reported(
  before: RevertReport,
  { removed, restored, stayed }: Record<'removed' | 'restored' | 'stayed', Mark[]>,
) {
  return {
    removed: before.removed + removed.length,
    restored: before.restored + restored.length,
    stayed: before.stayed + stayed.length,
    stayedLeads: [...before.stayedLeads, ...stayed.map(({ leadId }) => leadId)].slice(0, stayedKept),
  };
}

async function judgeAll(work: Work, marks: Mark[]) {
  const ids = marks.map(({ leadId }) => leadId).sort((one, other) => one - other);
  const leads = await lockLeads(work.strapi, work.trx, ids);
  const events = await lastEvents(work.strapi, work.trx, ids);
  const free = marks.filter((mark) => isUntouched(mark, leads.get(mark.leadId), events.get(mark.leadId)));
  const removed = free.filter(({ isNew }) => isNew);
  const restored = free.filter(({ isNew }) => !isNew);
  return { leads, removed, restored, stayed: marks.filter((mark) => !free.includes(mark)) };
}

/** Takes back the next leads; the report so far, null at the end. */
async function revertSome(
  { strapi, index }: Reverting,
  row: ImportRow,
  holder: string,
): Promise<RevertReport | null> {
  return strapi.db.transaction(async ({ trx }) => {
    const now = clock.now();
    const mine = { document_id: row.documentId, holder, stage: 'reverting' };
    const imports = () => strapi.db.getConnection(importTables.imports).transacting(trx);
    if (((await imports().where(mine).update({ updated_at: now })) as number) === 0)
      throw new Error('The work was cancelled, or another process does it');
    const marks = await nextMarks(strapi, trx, row.documentId, leadsAtOnce);
    if (marks.length === 0) return null;
    const work = { strapi, index, trx, row, now };
    const { leads, removed, restored, stayed } = await judgeAll(work, marks);
    await removeLeads(
      work,
      removed.map(({ leadId }) => leadId),
    );
    const changed = [...removed, ...restored].flatMap(({ leadId }) => leads.get(leadId)?.acquiredAt ?? []);
    await markChanged(strapi, trx, changed);
    for (const mark of restored) await restore(work, mark, leads.get(mark.leadId) as LeadRow);
    await dropMarks(
      strapi,
      trx,
      marks.map(({ id }) => id),
    );
    const report = reported(row.revert ?? nothing, { removed, restored, stayed });
    await imports()
      .where(mine)
      .update({ revert: JSON.stringify(report) });
    return report;
  });
}

async function finish(strapi: Core.Strapi, row: ImportRow, holder: string): Promise<void> {
  const report = row.revert ?? nothing;
  const { removed, restored, stayed } = report;
  await strapi.db.transaction(async () => {
    const held = { documentId: row.documentId, holder, stage: 'reverting' };
    const done = {
      stage: 'reverted',
      revert: report,
      slotKey: null,
      finishedAt: clock.now(),
      revertibleUntil: null,
    };
    if (!(await changeOne(strapi, importUid, held, done))) throw new Error('Another process does it');
    await service(strapi, 'audit').record({
      action: 'leads.import-reverted',
      actor: actorOf(row),
      target: { kind: 'lead-import', id: row.documentId, name: row.name },
      details: { removed, restored, stayed },
    });
  });
}

/** Takes a whole import back: new leads go, changed ones get back what they had, where nothing came to them since. */
export async function runRevert(
  reverting: Reverting,
  id: string,
  { holder, signal }: Hand,
): Promise<ImportRow> {
  const { strapi } = reverting;
  await changeOne(strapi, importUid, { documentId: id, stage: 'reverting' }, { holder });
  let row = await findImport(strapi, id, null);
  for (;;) {
    signal.throwIfAborted();
    const current = row;
    const report = await whileContested(() => revertSome(reverting, current, holder));
    if (!report) break;
    row = { ...row, revert: report };
  }
  await finish(strapi, row, holder);
  return findImport(strapi, id, null);
}
