import { setImmediate } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { newOrderedId } from '../../shared/crypto';
import { eventColumns, system, type LeadEvent } from '../events';
import { phoneColumns } from '../phone';
import { writeTagsOf } from '../tags/write';
import { markChanged } from '../tally/marks';
import { platformColumns } from '../platform';
import { insertAll, insertForIds, toColumns, updateAll, type LeadRow, type Transaction } from '../row';
import type { SearchIndex } from '../search';
import { textOf } from '../search-text';
import { newLead } from './new-lead';
import type { FoundPage } from './people';
import type { Step } from './plan';
import { writeSources } from './write-sources';

/** What all steps of a page share. */
export type Writing = {
  strapi: Core.Strapi;
  trx: Transaction;
  index: SearchIndex;
  page: FoundPage;
  now: Date;
};

/** A step whose lead is stored. */
export type Settled = Step & { leadId: number; acquiredAt: Date };

/** Stores the new leads, and gives them their ids in the order of the steps. */
async function insertLeads(writing: Writing, steps: Step[]): Promise<Settled[]> {
  const { strapi, trx, index, now } = writing;
  if (steps.length === 0) return [];
  const leads = steps.map((step) => newLead(writing, step));
  const ids = await insertForIds(strapi, trx, 'leads', leads);
  const settled = steps.map((step, place) => ({
    ...step,
    leadId: ids.get(leads[place]?.document_id ?? '') ?? 0,
    acquiredAt: leads[place]?.acquired_at ?? now,
  }));
  await index.write(
    trx,
    settled.map(({ leadId }, place) => ({ leadId, text: leads[place]?.search_text ?? '' })),
  );
  return settled;
}

/** The columns of a known lead, as they shall be: those a page can change, for every lead the same. */
function changedLead({ strapi, now }: Writing, lead: LeadRow, { changes, phone }: Step) {
  const platform = platformColumns.map((name) => [name, changes[name] ?? lead[name]]);
  const { phoneSealed, phoneView } = phone ? phoneColumns(strapi, lead.documentId, phone) : lead;
  const text = textOf({ ...lead, phoneView, nickname: changes.nickname ?? lead.nickname });
  const columns = {
    ...Object.fromEntries(platform),
    phoneSealed,
    phoneView,
    lastSeenAt: now,
    searchText: text,
  };
  return { id: lead.id, ...toColumns(columns as Partial<LeadRow>), updated_at: now };
}

async function updateLeads(writing: Writing, steps: Settled[]): Promise<void> {
  const { strapi, trx, index } = writing;
  const changed = steps.flatMap((step) =>
    step.lead && (Object.keys(step.changes).length > 0 || step.phone)
      ? [{ lead: step.lead, columns: changedLead(writing, step.lead, step) }]
      : [],
  );
  await updateAll(
    strapi,
    trx,
    'leads',
    changed.map(({ columns }) => columns),
  );
  const renamed = changed.flatMap(({ lead, columns }) => {
    const text = (columns as { search_text?: string }).search_text ?? '';
    return text === lead.searchText ? [] : [{ leadId: lead.id, text }];
  });
  await index.write(trx, renamed);
}

const writeStaffTags = (writing: Writing, inserted: Settled[]): Promise<void> =>
  writeTagsOf(
    writing,
    inserted.flatMap(({ leadId: id, acquiredAt, person: { staff } }) =>
      staff.tags ? [{ lead: { id, acquiredAt }, tags: staff.tags }] : [],
    ),
  );

async function writeIdentities({ strapi, trx, now }: Writing, steps: Settled[]): Promise<void> {
  const rows = steps.flatMap(({ leadId, identities }) =>
    identities.map(({ kind, scope, valueHash }) => ({
      document_id: newOrderedId(),
      created_at: now,
      updated_at: now,
      lead_id: leadId,
      kind,
      scope,
      value_hash: valueHash,
    })),
  );
  await insertAll(strapi, trx, 'identities', rows);
}

/** Columns whose change is worth a line; a picture's is not, and a relation's has lines of its own. */
const telling = platformColumns.filter((name) => name !== 'avatarUrl' && name !== 'relation');

function eventsOf({ page, now }: Writing, { leadId, lead, changes, touches }: Settled): LeadEvent[] {
  const where = { app: page.app.documentId, account: page.account.documentId, source: page.kind };
  const history = page.isHistory ? { history: true } : {};
  const event = (kind: LeadEvent['kind'], at: Date, facts: Record<string, unknown>): LeadEvent => ({
    leadId,
    kind,
    at,
    actor: system,
    facts,
  });
  const touched = touches.flatMap(({ row, returned, item, touchedAt }, place) => {
    if (row && !returned) return [];
    const kind = returned ? 'returned' : lead || place > 0 ? 'source-added' : 'acquired';
    return [event(kind, touchedAt ?? now, { ...where, ...history, ...(item ? { item } : {}) })];
  });
  const changed = lead ? telling.filter((name) => changes[name]) : [];
  if (!lead || changed.length === 0) return touched;
  const fields = Object.fromEntries(changed.map((name) => [name, { from: lead[name], to: changes[name] }]));
  return [...touched, event('changed', now, { ...where, fields })];
}

/** More people than these are a mass, and no page of a platform's. */
const pageSize = 100;

/** Lets others have a turn between two tables of a mass, each of which SQLite writes in one go. */
async function giveTurn(steps: Step[]): Promise<void> {
  if (steps.length > pageSize) await setImmediate();
}

/** Writes the steps of a page, each table with few statements; gives the steps with the ids of their leads. */
export async function writeSteps(writing: Writing, steps: Step[]): Promise<Settled[]> {
  await giveTurn(steps);
  const inserted = await insertLeads(
    writing,
    steps.filter(({ lead }) => !lead),
  );
  await giveTurn(steps);
  const known = steps.flatMap((step) =>
    step.lead ? [{ ...step, leadId: step.lead.id, acquiredAt: step.lead.acquiredAt }] : [],
  );
  await updateLeads(writing, known);
  const settled = [...inserted, ...known];
  const moments = inserted.map(({ acquiredAt }) => acquiredAt);
  await markChanged(writing.strapi, writing.trx, moments);
  await writeStaffTags(writing, inserted);
  await writeIdentities(writing, settled);
  await giveTurn(steps);
  await writeSources(writing, settled);
  await giveTurn(steps);
  const events = settled.flatMap((step) => eventsOf(writing, step));
  await insertAll(writing.strapi, writing.trx, 'events', events.map(eventColumns));
  return settled;
}
