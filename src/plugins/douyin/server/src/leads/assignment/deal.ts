import { setImmediate as turn } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { clock } from '../../shared/clock';
import { whileContested } from '../../shared/database';
import { system } from '../events';
import { lockStanding } from '../lock';
import type { LeadRow, Transaction } from '../row';
import { createSearchIndex } from '../search';
import { absences } from '../teams/absence';
import { nextAtWork } from '../teams/hours';
import { allTeams, type TeamRow } from '../teams/row';
import { staffOf } from '../teams/staff';
import { writeMany, type Changed } from '../write-many';
import { choose, freeAgain, isClosed, ruleFor, takes, type Choice, type Share } from './choose';
import { allRules, type RuleRow } from './row';
import { dayOf, holdTurn, readShares, writeShares } from './shares';
import { dueOnes, isAnyDue, postpone, stopWaiting, wait, type Waiting } from './waiting';

const batchSize = 200;

/** A team with the members that leads can be dealt to. */
type Table = { team: TeamRow; shares: Share[] };

/** What is decided for one lead: nothing where no rule fits; without an owner it waits until somebody can be given it. */
type Deal = Choice & {
  lead: LeadRow;
  team: string | null;
  rule: string | null;
};

async function openTables(strapi: Core.Strapi, trx: Transaction, day: string): Promise<Map<string, Table>> {
  const days = { day, away: await absences(strapi) };
  const teams = await allTeams(strapi);
  const staff = await staffOf(
    strapi,
    teams.flatMap(({ members }) => members.map(({ admin }) => admin)),
  );
  const tables = new Map<string, Table>();
  for (const team of teams) {
    // Who was deleted or blocked meanwhile gets nothing any more.
    const members = team.members.filter(({ admin }) => staff.get(admin)?.isActive);
    const shares = await readShares(strapi, trx, { ...team, members }, days);
    tables.set(team.documentId, { team, shares });
  }
  return tables;
}

/** What one batch is dealt with. */
type Hand = { rules: RuleRow[]; tables: Map<string, Table>; now: Date };

function decide(lead: LeadRow, waiting: Waiting, { rules, tables, now }: Hand): Deal {
  const isKnown = waiting.team !== null && tables.has(waiting.team);
  const rule = isKnown ? null : ruleFor(lead, rules);
  const team = isKnown ? waiting.team : (rule?.team ?? null);
  const table = tables.get(team ?? '');
  const dealing = { now, reserved: waiting.admin, outsideHours: table?.team.outsideHours ?? 'others' };
  const choice = choose(table?.shares ?? [], lead, dealing);
  return { ...choice, lead, team, rule: rule?.documentId ?? waiting.rule };
}

function changeOf({ lead, team, owner, rule }: Deal): Changed[] {
  if (team === null) return [];
  const changed = {
    ...(owner === null ? {} : { ownerId: owner }),
    ...(lead.team === team ? {} : { team }),
  };
  return Object.keys(changed).length > 0 ? [{ lead, changed, facts: rule ? { rule } : {} }] : [];
}

const nextDayOf = (now: Date): Date => new Date(Date.parse(`${dayOf(now)}T00:00:00Z`) + 86_400_000);

const earlier = (one: Date, other: Date): Date => (one < other ? one : other);

/** When a lead that nobody could be given is looked at again: tomorrow at the latest, for something else may change. */
function dueAgain({ lead, team, waitsFor }: Deal, { tables, now }: Hand): Date {
  const shares = tables.get(team ?? '')?.shares ?? [];
  const nextDay = nextDayOf(now);
  const kept = shares.find(({ admin }) => admin === waitsFor);
  if (kept) return earlier(nextAtWork(kept.hours, now), nextDay);
  const willing = shares.filter((share) => takes(share, lead));
  return freeAgain(willing, now, nextDay);
}

/** Teams of which nobody can be given anything now, whatever it is, each with when somebody can. */
const closedTeams = (deals: Deal[], { tables, now }: Hand): [string, Date][] =>
  [...new Set(deals.map(({ team }) => team ?? ''))].flatMap((id): [string, Date][] => {
    const table = tables.get(id);
    const isShut = table && isClosed(table.shares, table.team.outsideHours, now);
    return isShut ? [[id, freeAgain(table.shares, now, nextDayOf(now))]] : [];
  });

/** Writes what was decided for a batch: all of it or nothing. */
async function write(strapi: Core.Strapi, trx: Transaction, deals: Deal[], hand: Hand): Promise<void> {
  const editing = { strapi, index: createSearchIndex(strapi), actor: system, now: hand.now };
  await writeMany(editing, trx, deals.flatMap(changeOf));
  const late = deals.filter(({ team, owner }) => team !== null && owner === null);
  const waiting = late.map((deal) => ({
    ...{ leadId: deal.lead.id, team: deal.team, rule: deal.rule, admin: deal.waitsFor },
    dueAt: dueAgain(deal, hand),
  }));
  await wait(strapi, trx, waiting);
  for (const [team, until] of closedTeams(late, hand)) await postpone(strapi, trx, team, until);
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
    const hand = { rules: await allRules(strapi), tables, now };
    const deals = leads.flatMap((lead) => {
      const one = byId.get(lead.id);
      return one ? [decide(lead, one, hand)] : [];
    });
    await stopWaiting(strapi, trx, [...byId.keys()]);
    await write(strapi, trx, deals, hand);
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
