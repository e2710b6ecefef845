import type { Core } from '@strapi/strapi';
import { clock } from '../../shared/clock';
import { dealAfterCommit } from '../assignment/jobs';
import { waitForRules } from '../assignment/waiting';
import { system } from '../events';
import { oldest } from '../merge/choose';
import { mergeLeads } from '../merge/merge-leads';
import type { Transaction } from '../row';
import type { SearchIndex } from '../search';
import { tellAfterCommit, type Signal } from '../told';
import { erasedOf } from './erased';
import { peopleOf, type FoundPage, type Person } from './people';
import { isIdle, leadsOf, planPage, togetherByLead, type Outcome, type Step } from './plan';
import { readKnown, type Known } from './read';
import { writeSteps } from './write';

export type { FoundPage, FoundPerson, StaffColumns } from './people';
export type { Outcome } from './plan';

/** What became of one row, and of whom it told; the lead is null where nobody can be known by the row. */
export type RowOutcome = { outcome: Outcome; leadId: number | null };

/** What became of a page. The counters count people, `rejected`, `erased` and `duplicates` rows. */
export type PageOutcome = Record<Outcome | 'duplicates' | 'merged', number> & {
  /** In the order of the page's rows. */
  rows: RowOutcome[];
};

/** How a page is stored: where what it is found by is kept, and whether each lead is told of by a signal. */
type Manner = { index: SearchIndex; key: Buffer; isTold: boolean };

type Work = { strapi: Core.Strapi; trx: Transaction; index: SearchIndex; isTold: boolean };

/** Makes one lead of those that a person of the page shows to be one; tells how many went into others. */
async function mergeKnown({ strapi, trx, index }: Work, people: Person[], known: Known): Promise<number> {
  let merged = 0;
  const gone = new Set<number>();
  for (const person of people) {
    const ids = leadsOf(person, known).filter((id) => !gone.has(id));
    const [winner, ...losers] = oldest(ids.flatMap((id) => known.leads.get(id) ?? []));
    if (!winner || losers.length === 0) continue;
    await mergeLeads({ strapi, trx, index, now: clock.now(), actor: system }, [winner, ...losers]);
    losers.forEach(({ id }) => gone.add(id));
    merged += losers.length;
  }
  return merged;
}

const isSeveral = (person: Person, known: Known): boolean => leadsOf(person, known).length > 1;

function outcomeOf(
  page: FoundPage,
  steps: (Step & { leadId: number })[],
  merged: number,
  erased: Iterable<Person> = [],
): PageOutcome {
  const rows: RowOutcome[] = page.rows.map(() => ({ outcome: 'rejected', leadId: null }));
  for (const person of erased)
    for (const place of person.rows) rows[place] = { outcome: 'erased', leadId: null };
  for (const { person, outcome, leadId } of steps)
    for (const place of person.rows) rows[place] = { outcome, leadId };
  const count = (wanted: Outcome) => steps.filter(({ outcome }) => outcome === wanted).length;
  const lost = (wanted: Outcome) => rows.filter(({ outcome }) => outcome === wanted).length;
  const rejected = lost('rejected');
  const buried = lost('erased');
  return {
    inserted: count('inserted'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    returned: count('returned'),
    rejected,
    erased: buried,
    duplicates: rows.length - rejected - buried - steps.length,
    merged,
    rows,
  };
}

const idle = (steps: Step[]) => steps.filter(isIdle).map((step) => ({ ...step, leadId: step.lead?.id ?? 0 }));

const signalsOf = (steps: (Step & { leadId: number })[]): Signal[] =>
  steps.flatMap(({ outcome, leadId, changes }) => {
    if (outcome === 'unchanged') return [];
    const name = outcome === 'inserted' ? 'douyin.lead.created' : 'douyin.lead.changed';
    return [{ name, leadId, facts: outcome === 'inserted' ? {} : { fields: Object.keys(changes) } } as const];
  });

async function upsert(work: Work, page: FoundPage, found: Person[]): Promise<PageOutcome> {
  const { strapi, trx } = work;
  const seen = await readKnown(strapi, trx, page, found);
  const people = togetherByLead(found, seen);
  const steps = planPage(people, seen);
  if (steps.every(isIdle) && !people.some((person) => isSeveral(person, seen)))
    return outcomeOf(page, idle(steps), 0);
  // Only what is to be changed is locked, and then judged once more: others may have done it meanwhile.
  const busySteps = steps.filter((step) => !isIdle(step) || isSeveral(step.person, seen));
  const busy = busySteps.map(({ person }) => person);
  // Of people who are all new there is nothing to lock: should others store them meanwhile, a unique key tells.
  const isNews = busy.every((person) => leadsOf(person, seen).length === 0);
  let known = isNews ? seen : await readKnown(strapi, trx, page, busy, true);
  const merged = await mergeKnown(work, busy, known);
  if (merged > 0) known = await readKnown(strapi, trx, page, busy, true);
  const erased = await erasedOf(strapi, trx, busy, known);
  const alive = busy.filter((person) => !erased.has(person));
  const isAsSeen = known === seen && erased.size === 0;
  const planned = isAsSeen ? busySteps : planPage(togetherByLead(alive, known), known);
  const written = await writeSteps(
    { ...work, page, now: clock.now() },
    planned.filter((step) => !isIdle(step)),
  );
  if (work.isTold) await tellAfterCommit(strapi, signalsOf(written));
  const fresh = written.filter(({ outcome }) => outcome === 'inserted').map(({ leadId }) => leadId);
  if (await waitForRules(strapi, trx, fresh)) await dealAfterCommit(strapi);
  const handled = new Set(busy);
  const untouched = steps.filter(({ person }) => !handled.has(person));
  return outcomeOf(page, [...idle(untouched), ...idle(planned), ...written], merged, erased);
}

/** What `upsertPage` and `importRows` of the service do; `key` hashes identities. */
export async function upsertPage(
  strapi: Core.Strapi,
  { index, key, isTold }: Manner,
  page: FoundPage,
): Promise<PageOutcome> {
  const people = peopleOf(key, page);
  if (people.length === 0) return outcomeOf(page, [], 0);
  return strapi.db.transaction(({ trx }) => upsert({ strapi, trx, index, isTold }, page, people));
}
