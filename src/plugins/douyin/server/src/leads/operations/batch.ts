import type { Core } from '@strapi/strapi';
import type { LeftReason } from '../../../../contracts/lead-operations';
import { clock } from '../../shared/clock';
import { whileContested } from '../../shared/database';
import { dealAfterCommit } from '../assignment/jobs';
import { wait } from '../assignment/waiting';
import { lockStanding } from '../lock';
import { within } from '../rights/giving';
import { narrowToReach } from '../rights/reach';
import type { LeadRow, Transaction } from '../row';
import { createSearchIndex } from '../search';
import { stagesOf } from '../service';
import { holdTeam } from '../teams/hold';
import { writeMany, type Changed } from '../write-many';
import { eraseBatch } from './erase';
import { judgeUndo, keepItems, readItems } from './items';
import { judge, type Verdict } from './judge';
import { actorOf, operationTable, type LeftOver, type OperationRow } from './row';
import type { Batch } from './select';

/** Most ids that are named for each reason. */
const namedIds = 20;

/** Goes on by one step, unless somebody else did or it was cancelled; written first, so that only one works on it. */
async function hold(
  strapi: Core.Strapi,
  trx: Transaction,
  row: OperationRow,
  place: number,
): Promise<boolean> {
  const count = await strapi.db
    .getConnection(operationTable)
    .transacting(trx)
    .where({ document_id: row.documentId, step: row.step })
    .whereIn('stage', ['queued', 'running'])
    .update({ step: row.step + 1, place, stage: 'running', updated_at: clock.now() });
  return (count as number) > 0;
}

async function judgeAll(
  strapi: Core.Strapi,
  trx: Transaction,
  row: OperationRow,
  { leads: picked }: Batch,
): Promise<{ leads: LeadRow[]; verdicts: Map<number, Verdict> }> {
  const { select, change, reach, assign } = row.plan;
  const ids = picked.map(({ id }) => id);
  if (select.kind === 'undo') {
    const leads = await lockStanding(strapi, trx, ids);
    const items = await readItems(strapi, trx, select.operation, ids);
    return { leads, verdicts: await judgeUndo(strapi, leads, items, reach) };
  }
  if (change.team) await holdTeam(strapi, trx, change.team);
  const leads = await lockStanding(strapi, trx, ids, (query) => narrowToReach(strapi, query, reach));
  const given = await within(strapi, ids, assign);
  const versions = new Map(picked.map(({ id, version }) => [id, version]));
  const grounds = { stages: stagesOf(strapi), actor: actorOf(row) };
  const verdicts = leads.map((lead): [number, Verdict] => {
    const own = { version: versions.get(lead.id), mayGive: given.has(lead.id) };
    return [lead.id, judge(lead, change, { ...grounds, ...own })];
  });
  return { leads, verdicts: new Map(verdicts) };
}

/** The leads left as they were, with those of the batches before. */
function addLeft(before: LeftOver[], left: Map<number, LeftReason>): LeftOver[] {
  const byReason = new Map(before.map((one) => [one.reason, { ...one, leads: [...one.leads] }]));
  for (const [id, reason] of left) {
    const one = byReason.get(reason) ?? { reason, count: 0, leads: [] };
    one.count += 1;
    if (one.leads.length < namedIds) one.leads.push(id);
    byReason.set(reason, one);
  }
  return [...byReason.values()];
}

const factsOf = ({ documentId, plan: { select } }: OperationRow) =>
  select.kind === 'undo' ? { operation: documentId, undoes: select.operation } : { operation: documentId };

async function letDeal(
  strapi: Core.Strapi,
  trx: Transaction,
  { plan: { change } }: OperationRow,
  leadIds: number[],
): Promise<void> {
  if (!change.deal || leadIds.length === 0) return;
  const dueAt = clock.now();
  const { team } = change.deal;
  await wait(
    strapi,
    trx,
    leadIds.map((leadId) => ({ leadId, dueAt, team, rule: null, admin: null })),
  );
  await dealAfterCommit(strapi);
}

/** What a batch came to: leads changed, those that were as wanted already, and those left as they were. */
export type Outcome = { changed: number; unchanged: number; left: Map<number, LeftReason> };

async function changeBatch(
  strapi: Core.Strapi,
  trx: Transaction,
  row: OperationRow,
  batch: Batch,
): Promise<Outcome> {
  const now = clock.now();
  const { leads, verdicts } = await judgeAll(strapi, trx, row, batch);
  const passed = leads.flatMap((lead): Changed[] => {
    const verdict = verdicts.get(lead.id);
    return verdict && 'changed' in verdict ? [{ lead, changed: verdict.changed, facts: factsOf(row) }] : [];
  });
  const all = passed.filter(({ changed }) => Object.keys(changed).length > 0);
  await writeMany({ strapi, index: createSearchIndex(strapi), actor: actorOf(row), now }, trx, all);
  if (row.undoUntil) await keepItems(strapi, trx, row.documentId, all, now);
  await letDeal(
    strapi,
    trx,
    row,
    passed.map(({ lead }) => lead.id),
  );
  const left = batch.leads.flatMap(({ id }): [number, LeftReason][] => {
    const verdict = verdicts.get(id) ?? { left: 'not-found' as const };
    return 'left' in verdict ? [[id, verdict.left]] : [];
  });
  const changed = row.plan.change.deal ? passed.length : all.length;
  return { changed, unchanged: passed.length - changed, left: new Map(left) };
}

async function writeBatch(
  strapi: Core.Strapi,
  trx: Transaction,
  row: OperationRow,
  batch: Batch,
): Promise<void> {
  const work = row.plan.erase ? eraseBatch : changeBatch;
  const { changed, unchanged, left } = await work(strapi, trx, row, batch);
  const counts = {
    changed: row.changed + changed,
    unchanged: row.unchanged + unchanged,
    left_over: JSON.stringify(addLeft(row.leftOver ?? [], left)),
  };
  await strapi.db
    .getConnection(operationTable)
    .transacting(trx)
    .where({ document_id: row.documentId })
    .update(counts);
}

/** Does one batch of an operation: all of it with its counts, or nothing. False when somebody else has gone on with it. */
export const doBatch = (strapi: Core.Strapi, row: OperationRow, batch: Batch): Promise<boolean> =>
  whileContested(
    async () =>
      await strapi.db.transaction(async ({ trx }) => {
        if (!(await hold(strapi, trx, row, batch.place))) return false;
        await writeBatch(strapi, trx, row, batch);
        return true;
      }),
  );
