import type { Core } from '@strapi/strapi';
import { mayGo, type Stages } from '../../../contracts/lead-stages';
import type { LeadChange, LeadDetail, LeadEventKind } from '../../../contracts/leads';
import type { Actor } from '../audit/service';
import { clock } from '../shared/clock';
import { whileContested } from '../shared/database';
import { faultAt, PluginError } from '../shared/errors';
import { eventColumns } from './events';
import { toDetail } from './list/record';
import { findLead } from './lock';
import { refuseGiving } from './rights/giving';
import type { Asker } from './rights/reach';
import { holdTeam } from './teams/hold';
import {
  insertAll,
  leadColumns,
  readLead,
  sameValue,
  toColumns,
  within,
  type LeadRow,
  type Transaction,
} from './row';
import type { SearchIndex } from './search';
import { textOf } from './search-text';
import { writeTags } from './tags/write';
import { markChanged } from './tally/marks';
import { statusSignal, tellAfterCommit, type Signal } from './told';

/** The columns of a lead that are the staff's. */
export type Staff = Pick<LeadRow, 'stage' | 'notes' | 'tags' | 'ownerId' | 'team' | 'nextFollowUpAt'>;

/** Names of the staff's columns in the contract, and the line their change is worth. */
export const fields = {
  stage: { name: 'status', event: 'stage-changed' },
  notes: { name: 'notes', event: 'noted' },
  tags: { name: 'tags', event: 'tagged' },
  ownerId: { name: 'owner', event: 'assigned' },
  team: { name: 'team', event: 'assigned' },
  nextFollowUpAt: { name: 'nextFollowUpAt', event: 'follow-up-set' },
} as const satisfies Record<keyof Staff, { name: keyof LeadChange; event: LeadEventKind }>;

const columns = Object.keys(fields) as (keyof Staff)[];

/** The staff's columns by which a lead differs from what is wanted; what is left out stays. */
export function differingStaff(lead: LeadRow, wanted: Partial<Record<keyof Staff, unknown>>): Partial<Staff> {
  const changed = columns.filter(
    (name) => wanted[name] !== undefined && !sameValue(wanted[name], lead[name]),
  );
  return Object.fromEntries(changed.map((name) => [name, wanted[name]])) as Partial<Staff>;
}

/** The columns that a change names and that differ from what is stored. */
const differing = (lead: LeadRow, change: LeadChange): Partial<Staff> =>
  differingStaff(lead, {
    ...change,
    stage: change.status,
    ownerId: change.owner,
    notes: change.notes === '' ? null : change.notes,
    team: change.team === '' ? null : change.team,
  });

/** The error of a change made from a version that is no longer the lead's. */
export function stale(lead: LeadRow, changed: Partial<Staff>): PluginError {
  const difference = Object.fromEntries(
    (Object.keys(changed) as (keyof Staff)[]).map((name) => [
      fields[name].name,
      { yours: changed[name], theirs: lead[name] },
    ]),
  );
  const message = 'Somebody else changed this lead meanwhile';
  return new PluginError('LEAD_STALE', message, { lead: toDetail(lead), difference });
}

/** The error of a change that names the field at fault. */
export const invalid = (field: string, message: string): PluginError =>
  faultAt('LEAD_INVALID', field, message);

/** Throws LEAD_INVALID for what is no stage of the site, and for an owner who is no administrator. */
export async function refuseUnknown(
  strapi: Core.Strapi,
  stages: Stages,
  { stage, ownerId }: Partial<Staff>,
): Promise<void> {
  if (stage && !(stage in stages))
    throw invalid('status', `must be one of ${Object.keys(stages).join(', ')}`);
  if (ownerId && (await strapi.db.query('admin::user').count({ where: { id: ownerId } })) === 0)
    throw invalid('owner', 'must be the id of an administrator');
}

function refuseStage(stages: Stages, lead: LeadRow, { stage }: Partial<Staff>): void {
  if (!stage || mayGo(stages, lead.stage, stage)) return;
  const details = { from: lead.stage, to: stage, allowed: stages[lead.stage] ?? Object.keys(stages) };
  throw new PluginError('LEAD_STAGE', `A lead cannot go from ${lead.stage} to ${stage}`, details);
}

/** What writing a change needs. */
export type Editing = { strapi: Core.Strapi; index: SearchIndex; actor: Actor; now: Date };

/** The name may have changed with a sync since the lead was read: what is searched follows what is stored now. */
async function indexAnew({ strapi, index }: Editing, trx: Transaction, id: number): Promise<LeadRow> {
  const [raw] = (await within(strapi, trx, 'leads').where({ id }).select(leadColumns)) as Record<
    string,
    unknown
  >[];
  const lead = readLead(raw ?? {});
  const text = textOf(lead);
  if (text === lead.searchText) return lead;
  await within(strapi, trx, 'leads').where({ id }).update({ search_text: text });
  await index.write(trx, [{ leadId: id, text }]);
  return lead;
}

/** The lines of a timeline that a change is worth; `more` says why it was made. */
export const eventsOf = (
  { actor, now }: Pick<Editing, 'actor' | 'now'>,
  lead: LeadRow,
  changed: Partial<Staff>,
  more: Record<string, unknown> = {},
) =>
  (Object.keys(changed) as (keyof Staff)[]).map((name) => ({
    leadId: lead.id,
    kind: fields[name].event,
    at: now,
    actor,
    facts: { field: fields[name].name, from: lead[name], to: changed[name], ...more },
  }));

/** That a change gives a lead a new status; nothing where it does not. */
export const statusSignals = (lead: LeadRow, { stage }: Partial<Staff>): Signal[] =>
  stage === undefined ? [] : [statusSignal(lead.id, lead.stage, stage)];

/** Writes a change if the lead still has the version it was read with; null when it has not. */
async function write(
  editing: Editing,
  trx: Transaction,
  lead: LeadRow,
  changed: Partial<Staff>,
): Promise<LeadRow | null> {
  const { strapi, now } = editing;
  if (changed.team) await holdTeam(strapi, trx, changed.team);
  const count: number = await within(strapi, trx, 'leads')
    .where({ id: lead.id, version: lead.version })
    .whereNull('merged_into_id')
    .update({ ...toColumns(changed), version: lead.version + 1, updated_at: now });
  if (count === 0) return null;
  await markChanged(strapi, trx, [lead.acquiredAt]);
  if (changed.tags) await writeTags({ strapi, trx, now }, lead, changed.tags);
  await insertAll(strapi, trx, 'events', eventsOf(editing, lead, changed).map(eventColumns));
  const facts = { fields: (Object.keys(changed) as (keyof Staff)[]).map((name) => fields[name].name) };
  await tellAfterCommit(strapi, [
    { name: 'douyin.lead.changed', leadId: lead.id, facts },
    ...statusSignals(lead, changed),
  ]);
  return indexAnew(editing, trx, lead.id);
}

/** What `change` of the service does. */
export async function changeLead(
  strapi: Core.Strapi,
  index: SearchIndex,
  stages: Stages,
  { id, change, asker }: { id: number; change: LeadChange; asker: Asker },
): Promise<LeadDetail> {
  const { actor, reach } = asker;
  const lead = await findLead(strapi, id, reach);
  const changed = differing(lead, change);
  if (change.version !== lead.version) throw stale(lead, changed);
  await refuseUnknown(strapi, stages, changed);
  refuseStage(stages, lead, changed);
  await refuseGiving(strapi, asker, lead, changed);
  if (Object.keys(changed).length === 0) return toDetail(lead);
  const editing = { strapi, index, actor, now: clock.now() };
  const written = await whileContested(() =>
    strapi.db.transaction(({ trx }) => write(editing, trx, lead, changed)),
  );
  if (written) return toDetail(written);
  const now = await findLead(strapi, id, reach);
  throw stale(now, differing(now, change));
}
