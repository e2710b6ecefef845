import type { Core } from '@strapi/strapi';
import { clock } from '../../shared/clock';
import { ensureTable } from '../../shared/database';
import { batches, type Transaction } from '../row';
import { ruleTable } from './row';

const table = 'douyin_lead_waiting';

/** A lead that waits to be dealt out: to a team, or where none is named yet as the rules say. */
export type Waiting = { leadId: number; dueAt: Date; team: string | null; rule: string | null };

/** Makes the table where it is missing. */
export const ensureWaiting = (strapi: Core.Strapi): Promise<void> =>
  ensureTable(strapi, table, (columns) => {
    columns.integer('lead_id').primary();
    columns.datetime('due_at', { precision: 3 }).notNullable().index('douyin_lead_waiting_due_idx');
    columns.string('team', 64);
    columns.string('rule_id', 64);
  });

/** Puts leads, or what is known of them, among those that wait. */
export async function wait(strapi: Core.Strapi, trx: Transaction, waiting: Waiting[]): Promise<void> {
  for (const batch of batches(waiting)) {
    const rows = batch.map(({ leadId, dueAt, team, rule }) => ({
      ...{ lead_id: leadId, due_at: dueAt, team, rule_id: rule },
    }));
    const insert = strapi.db.getConnection(table).transacting(trx).insert(rows);
    await insert.onConflict('lead_id').merge(['due_at', 'team', 'rule_id']);
  }
}

/** Lets new leads of a page wait, where a rule could take them; joins the page's transaction. */
export async function waitForRules(
  strapi: Core.Strapi,
  trx: Transaction,
  leadIds: number[],
): Promise<boolean> {
  if (leadIds.length === 0) return false;
  const rules = strapi.db.getConnection(ruleTable).transacting(trx);
  if ((await rules.where({ is_on: true }).limit(1).select('id')).length === 0) return false;
  const dueAt = clock.now();
  await wait(
    strapi,
    trx,
    leadIds.map((leadId) => ({ leadId, dueAt, team: null, rule: null })),
  );
  return true;
}

/** Whether anybody waits for now. */
export const isAnyDue = async (strapi: Core.Strapi, now: Date): Promise<boolean> =>
  (await strapi.db.getConnection(table).where('due_at', '<=', now).limit(1).select('lead_id')).length > 0;

/** Those who wait for now, the first come first; in the transaction of whoever holds the turn. */
export async function dueOnes(
  strapi: Core.Strapi,
  trx: Transaction,
  now: Date,
  limit: number,
): Promise<Waiting[]> {
  const query = strapi.db.getConnection(table).transacting(trx).where('due_at', '<=', now);
  const rows = (await query.orderBy(['due_at', 'lead_id']).limit(limit)) as {
    lead_id: number;
    due_at: Date | number;
    team: string | null;
    rule_id: string | null;
  }[];
  return rows.map(({ lead_id, due_at, team, rule_id }) => ({
    ...{ leadId: lead_id, dueAt: new Date(due_at), team, rule: rule_id },
  }));
}

/** Takes leads off the list. */
export async function stopWaiting(strapi: Core.Strapi, trx: Transaction, leadIds: number[]): Promise<void> {
  for (const batch of batches(leadIds))
    await strapi.db.getConnection(table).transacting(trx).whereIn('lead_id', batch).delete();
}

/** Lets all who wait for a team's next quota wait until a moment. */
export async function postpone(
  strapi: Core.Strapi,
  trx: Transaction,
  team: string,
  until: Date,
): Promise<void> {
  const rows = strapi.db.getConnection(table).transacting(trx).where({ team });
  await rows.where('due_at', '<', until).update({ due_at: until });
}
