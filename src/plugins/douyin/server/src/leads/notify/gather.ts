import { setImmediate as turn } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { clock } from '../../shared/clock';
import { whileContested } from '../../shared/database';
import { batches, within, type Transaction } from '../row';
import { holdCursor, moveCursor, type Cursor } from './cursor';
import { pass } from './gaps';
import { happenedBy, overdue, type Happened } from './happened';
import { addItems, type NewItem } from './items';
import { linesAfter, linesAtOnce } from './lines';
import { fits } from './match';
import { allNotifyRules, type NotifyRuleRow } from './row';
import { standingLeads } from './standing';

type Work = { strapi: Core.Strapi; trx: Transaction; rules: NotifyRuleRow[]; cursor: Cursor; now: Date };

/** What the staff wrote down about leads, where a rule looks for words. */
async function notesOf({ strapi, trx, rules }: Work, leadIds: number[]): Promise<Map<number, string>> {
  const texts = new Map<number, string>();
  if (rules.every(({ keyword }) => !keyword)) return texts;
  for (const batch of batches([...new Set(leadIds)])) {
    const notes = (await within(strapi, trx, 'notes')
      .whereIn('lead_id', batch)
      .select('lead_id', 'text')) as {
      lead_id: number;
      text: string;
    }[];
    for (const { lead_id, text } of notes) texts.set(lead_id, `${texts.get(lead_id) ?? ''}\n${text}`);
  }
  return texts;
}

type Told = { rule: NotifyRuleRow; happened: Happened; lead: number };

async function toldOf(work: Work, all: Happened[]): Promise<Told[]> {
  const wanted = new Set(work.rules.map(({ event }) => event));
  const listened = all.filter(({ event }) => wanted.has(event));
  if (listened.length === 0) return [];
  const leads = await standingLeads(
    work.strapi,
    listened.map(({ leadId }) => leadId),
  );
  const notes = await notesOf(
    work,
    [...leads.values()].map(({ id }) => id),
  );
  return listened.flatMap((happened) => {
    const lead = leads.get(happened.leadId);
    if (!lead) return [];
    const candidate = { ...lead, noteText: notes.get(lead.id) ?? '' };
    return work.rules
      .filter((rule) => fits(rule, happened, candidate))
      .map((rule) => ({ rule, happened, lead: lead.id }));
  });
}

const single = (channel: string, { rule, happened, lead }: Told): NewItem => ({
  key: `${rule.documentId}:${channel}:${happened.key}`,
  rule: rule.documentId,
  channel,
  lead,
  to: happened.to ?? null,
  amount: 1,
  isHistory: false,
});

/** Of leads of before only how many there were, in one row however many. */
const sum = (channel: string, rule: NotifyRuleRow, amount: number, version: number): NewItem => ({
  key: `${rule.documentId}:${channel}:history:${version}`,
  rule: rule.documentId,
  channel,
  lead: null,
  to: null,
  amount,
  isHistory: true,
});

function itemsOf({ rules, cursor }: Work, told: Told[]): NewItem[] {
  return rules.flatMap((rule) => {
    const own = told.filter((one) => one.rule === rule);
    const fresh = own.filter(({ happened }) => !happened.isHistory);
    const history = own.length - fresh.length;
    return rule.channels.flatMap((channel) => [
      ...fresh.map((one) => single(channel, one)),
      ...(history > 0 ? [sum(channel, rule, history, cursor.version)] : []),
    ]);
  });
}

const tell = async (work: Work, all: Happened[]): Promise<void> =>
  addItems(work.strapi, work.trx, itemsOf(work, await toldOf(work, all)), work.now);

/** Reads on in the timelines; tells whether there may be more. */
async function gatherLines(work: Work): Promise<boolean> {
  const { strapi, trx, cursor, now } = work;
  const lines = await linesAfter(strapi, trx, cursor);
  const seen = { now, overdueAt: cursor.overdueAt };
  await tell(
    work,
    lines.flatMap((line) => happenedBy(line, seen) ?? []),
  );
  const ids = lines.map(({ id }) => id);
  await moveCursor(strapi, trx, pass(cursor, ids, now));
  return lines.length >= linesAtOnce;
}

/** Finds follow-ups that became overdue since the last look; tells whether there may be more. */
async function gatherOverdue(work: Work): Promise<boolean> {
  const { strapi, trx, cursor, now } = work;
  const { overdueAt, overdueLead } = cursor;
  const rows = (await within(strapi, trx, 'leads')
    .where('next_follow_up_at', '>=', overdueAt)
    .where('next_follow_up_at', '<=', now)
    .where((after) => void after.where('next_follow_up_at', '>', overdueAt).orWhere('id', '>', overdueLead))
    .whereNull('merged_into_id')
    .orderBy(['next_follow_up_at', 'id'])
    .limit(linesAtOnce)
    .select('id', 'next_follow_up_at')) as { id: number; next_follow_up_at: Date | number }[];
  await tell(
    work,
    rows.map(({ id, next_follow_up_at }) => overdue(id, new Date(next_follow_up_at))),
  );
  const last = rows.at(-1);
  const isMore = rows.length >= linesAtOnce;
  const to = isMore && last ? { at: new Date(last.next_follow_up_at), lead: last.id } : { at: now, lead: 0 };
  await moveCursor(strapi, trx, { overdueAt: to.at, overdueLead: to.lead });
  return isMore;
}

/** One step: what it finds waits to be told once it is committed, and is not found again. */
async function step(strapi: Core.Strapi): Promise<boolean> {
  return await strapi.db.transaction(async ({ trx }) => {
    const cursor = await holdCursor(strapi, trx);
    const rules = await allNotifyRules(strapi, { isOn: true });
    const work = { strapi, trx, rules, cursor, now: clock.now() };
    const isMoreToRead = await gatherLines(work);
    return (await gatherOverdue(work)) || isMoreToRead;
  });
}

/** Whether any rule is on. */
export const isAnyOn = async (strapi: Core.Strapi): Promise<boolean> =>
  (await allNotifyRules(strapi, { isOn: true })).length > 0;

/** Finds all that rules tell of since the last time, until there is no more or `isEnough`. */
export async function gather(strapi: Core.Strapi, isEnough: () => boolean): Promise<void> {
  if (!(await isAnyOn(strapi))) return;
  while (!isEnough() && (await whileContested(() => step(strapi)))) {
    // SQLite answers without a pause: others must get their turn between two steps.
    await turn();
  }
}
