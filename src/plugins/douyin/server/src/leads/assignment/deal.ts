import { setImmediate as turn } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { clock } from '../../shared/clock';
import { whileContested } from '../../shared/database';
import { system } from '../events';
import { lockStanding } from '../lock';
import type { LeadRow, Transaction } from '../row';
import { createSearchIndex } from '../search';
import { allTeams, type TeamRow } from '../teams/row';
import { staffOf } from '../teams/staff';
import { writeMany, type Changed } from '../write-many';
import { ruleFor, takeTurn, type Share } from './choose';
import { allRules, type RuleRow } from './row';
import { dayOf, holdTurn, readShares, writeShares } from './shares';
import { dueOnes, isAnyDue, postpone, stopWaiting, wait, type Waiting } from './waiting';

const batchSize = 200;

/** A team with the members that leads can be dealt to. */
type Table = { team: TeamRow; shares: Share[] };

/** What is decided for one lead: nothing where no rule fits; without an owner it waits for tomorrow's quotas. */
type Deal = {
  lead: LeadRow;
  waiting: Waiting;
  team: string | null;
  owner: number | null;
  rule: string | null;
};

async function openTables(strapi: Core.Strapi, trx: Transaction, day: string): Promise<Map<string, Table>> {
  const teams = await allTeams(strapi);
  const staff = await staffOf(
    strapi,
    teams.flatMap(({ members }) => members.map(({ admin }) => admin)),
  );
  const tables = new Map<string, Table>();
  for (const team of teams) {
    // Who was deleted or blocked meanwhile gets nothing any more.
    const members = team.members.filter(({ admin }) => staff.get(admin)?.isActive);
    const shares = await readShares(strapi, trx, { ...team, members }, day);
    tables.set(team.documentId, { team, shares });
  }
  return tables;
}

function decide(lead: LeadRow, waiting: Waiting, rules: RuleRow[], tables: Map<string, Table>): Deal {
  const isKnown = waiting.team !== null && tables.has(waiting.team);
  const rule = isKnown ? null : ruleFor(lead, rules);
  const team = isKnown ? waiting.team : (rule?.team ?? null);
  const next = takeTurn(tables.get(team ?? '')?.shares ?? []);
  return { lead, waiting, team, owner: next?.admin ?? null, rule: rule?.documentId ?? waiting.rule };
}

function changeOf({ lead, team, owner, rule }: Deal): Changed[] {
  if (team === null) return [];
  const changed = {
    ...(owner === null ? {} : { ownerId: owner }),
    ...(lead.team === team ? {} : { team }),
  };
  return Object.keys(changed).length > 0 ? [{ lead, changed, facts: rule ? { rule } : {} }] : [];
}

const nextDay = (now: Date): Date => new Date(Date.parse(`${dayOf(now)}T00:00:00Z`) + 86_400_000);

/** Writes what was decided for a batch: all of it or nothing. */
async function write(strapi: Core.Strapi, trx: Transaction, deals: Deal[], now: Date): Promise<void> {
  const editing = { strapi, index: createSearchIndex(strapi), actor: system, now };
  await writeMany(editing, trx, deals.flatMap(changeOf));
  const late = deals.filter(({ team, owner }) => team !== null && owner === null);
  const dueAt = nextDay(now);
  await wait(
    strapi,
    trx,
    late.map(({ lead, team, rule }) => ({ leadId: lead.id, dueAt, team, rule })),
  );
  for (const team of new Set(late.map((deal) => deal.team ?? ''))) await postpone(strapi, trx, team, dueAt);
}

/** Deals out some of the leads that wait; tells how many it looked at. */
async function dealSome(strapi: Core.Strapi): Promise<number> {
  return await strapi.db.transaction(async ({ trx }) => {
    await holdTurn(strapi, trx);
    const now = clock.now();
    const waiting = await dueOnes(strapi, trx, now, batchSize);
    const byId = new Map(waiting.map((one) => [one.leadId, one]));
    const leads = await lockStanding(
      strapi,
      trx,
      [...byId.keys()],
      (rows) => void rows.whereNull('l.owner_id'),
    );
    const tables = await openTables(strapi, trx, dayOf(now));
    const rules = await allRules(strapi);
    const deals = leads.flatMap((lead) => {
      const one = byId.get(lead.id);
      return one ? [decide(lead, one, rules, tables)] : [];
    });
    await stopWaiting(strapi, trx, [...byId.keys()]);
    await write(strapi, trx, deals, now);
    const used = new Set(deals.map(({ team }) => team));
    for (const [id, { shares }] of tables)
      if (used.has(id)) await writeShares(strapi, trx, id, shares, dayOf(now));
    return waiting.length;
  });
}

/** Deals out the leads that wait, batch by batch, until none does or `isEnough`; tells how many it looked at. */
export async function dealAll(strapi: Core.Strapi, isEnough: () => boolean): Promise<number> {
  let count = 0;
  while (!isEnough() && (await isAnyDue(strapi, clock.now()))) {
    count += await whileContested(() => dealSome(strapi));
    // SQLite answers without a pause: others must get their turn between two batches.
    await turn();
  }
  return count;
}
