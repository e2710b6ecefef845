import type { Core } from '@strapi/strapi';
import { clock } from '../../shared/clock';
import { ensureColumn, ensureTable } from '../../shared/database';
import { batches, type Transaction } from '../row';
import { ruleTable } from './row';

const table = 'douyin_lead_waiting';

/** A lead that waits to be dealt out: to a team, or where none is named yet as the rules say; `admin`: to this one of the team. */
export type Waiting = {
  leadId: number;
  dueAt: Date;
  team: string | null;
  rule: string | null;
  admin: number | null;
};

/** Makes the table where it is missing. */
export async function ensureWaiting(strapi: Core.Strapi): Promise<void> {
  await ensureTable(strapi, table, (columns) => {
    columns.integer('lead_id').primary();
    columns.datetime('due_at', { precision: 3 }).notNullable().index('douyin_lead_waiting_due_idx');
    columns.string('team', 64);
    columns.string('rule_id', 64);
    columns.integer('admin_id');
  });
  await ensureColumn(strapi, table, 'admin_id', (columns) => void columns.integer('admin_id'));
}

/** Puts leads, or what is known of them, among those that wait. */
export async function wait(strapi: Core.Strapi, trx: Transaction, waiting: Waiting[]): Promise<void> {
  for (const batch of batches(waiting)) {
    const rows = batch.map(({ leadId, dueAt, team, rule, admin }) => ({
      ...{ lead_id: leadId, due_at: dueAt, team, rule_id: rule, admin_id: admin },
    }));
    const insert = strapi.db.getConnection(table).transacting(trx).insert(rows);
    await insert.onConflict('lead_id').merge(['due_at', 'team', 'rule_id', 'admin_id']);
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
    leadIds.map((leadId) => ({ leadId, dueAt, team: null, rule: null, admin: null })),
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
    admin_id: number | null;
  }[];
  return rows.map(({ lead_id, due_at, team, rule_id, admin_id }) => ({
    ...{ leadId: lead_id, dueAt: new Date(due_at), team, rule: rule_id, admin: admin_id },
  }));
}

/** Takes leads off the list. */
export async function stopWaiting(strapi: Core.Strapi, trx: Transaction, leadIds: number[]): Promise<void> {
  for (const batch of batches(leadIds))
    await strapi.db.getConnection(table).transacting(trx).whereIn('lead_id', batch).delete();
}

/** Lets all who wait for a team, and for nobody of it by name, wait until a moment. */
export async function postpone(
  strapi: Core.Strapi,
  trx: Transaction,
  team: string,
  until: Date,
): Promise<void> {
  const rows = strapi.db.getConnection(table).transacting(trx).where({ team }).whereNull('admin_id');
  await rows.where('due_at', '<', until).update({ due_at: until });
}

/** Lets those who wait for these teams be looked at again with the next minute: something about the members changed. */
export async function wake(strapi: Core.Strapi, teams: string[]): Promise<void> {
  const now = clock.now();
  for (const batch of batches(teams))
    await strapi.db
      .getConnection(table)
      .whereIn('team', batch)
      .where('due_at', '>', now)
      .update({ due_at: now });
}
