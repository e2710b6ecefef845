import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Converted, LeadMap } from '../../../../contracts/lead-convert';
import { mayGo, type Stages } from '../../../../contracts/lead-stages';
import { clock } from '../../shared/clock';
import { isUniqueViolation, whileContested } from '../../shared/database';
import { PluginError } from '../../shared/errors';
import { service } from '../../shared/service';
import { eventColumns } from '../events';
import { findLead, lockLead } from '../lock';
import { openPhone } from '../phone';
import { everything } from '../rights/reach';
import { insertAll, within, type LeadRow, type Transaction } from '../row';
import { markChanged } from '../tally/marks';
import { statusSignal, tellAfterCommit } from '../told';
import type { Converter } from './rights';
import { conversionsOf, isThere, noteConversion, toView } from './row';
import { takenField } from './taken';
import { entryOf, sourcesOf } from './values';

type Converting = {
  strapi: Core.Strapi;
  trx: Transaction;
  now: Date;
  map: LeadMap;
  stages: Stages;
  converter: Converter;
  /** The phone number is asked for, and whoever converts may not see it. */
  withoutPhone: boolean;
};

/** Whether a map asks for the phone number. */
export const usesPhone = ({ fields }: LeadMap): boolean => Object.values(fields).includes('phone');

/** Whether whoever converts may see the phone number of a lead. */
export async function isRevealed(strapi: Core.Strapi, id: number, { reveals }: Converter): Promise<boolean> {
  try {
    return Boolean(await findLead(strapi, id, reveals));
  } catch (error) {
    if (error instanceof PluginError && error.code === 'LEAD_NOT_FOUND') return false;
    throw error;
  }
}

/** The error of an entry with a value that another one has. */
function takenValue(strapi: Core.Strapi, type: 'admin::user', cause: unknown): PluginError {
  const { attributes } = strapi.db.metadata.get(type);
  const named = Object.entries(attributes).map(([name, attribute]) => [
    name,
    String((attribute as { columnName?: string }).columnName ?? name),
  ]);
  const field = takenField(cause, Object.fromEntries(named) as Record<string, string>);
  const message = field
    ? `${field}: another entry has this value already, and it must be unique`
    : 'Another entry has a value already that must be unique';
  const issues = field ? [{ path: field, message }] : [];
  return new PluginError('LEAD_ENTRY_INVALID', message, { issues }, { cause });
}

async function createEntry(converting: Converting, lead: LeadRow): Promise<string> {
  const { strapi, map, converter, withoutPhone } = converting;
  const phone = usesPhone(map) && !withoutPhone ? openPhone(strapi, lead) : null;
  const type = map.type as 'admin::user';
  const data = entryOf(map.fields, strapi.contentType(type).attributes, sourcesOf(lead, phone));
  await converter.mayCreate(map, Object.keys(data));
  const creator = converter.adminId ? { createdBy: converter.adminId, updatedBy: converter.adminId } : {};
  try {
    const { documentId } = await strapi.documents(type).create({ data: { ...data, ...creator } as object });
    return documentId;
  } catch (error) {
    // The lead is locked, so that nobody makes the same entry: trying again would find the value taken as before.
    throw isUniqueViolation(error) ? takenValue(strapi, type, error) : error;
  }
}

/** Leads a converted lead to its stage where it may go there; gives the stage it has. */
async function advance(
  { strapi, trx, now, map, stages, converter }: Converting,
  lead: LeadRow,
): Promise<string> {
  const to = map.stage ?? 'CONVERTED';
  if (lead.stage === to || !mayGo(stages, lead.stage, to)) return lead.stage;
  await within(strapi, trx, 'leads')
    .where({ id: lead.id })
    .update({ stage: to, version: lead.version + 1, updated_at: now });
  const facts = { field: 'status', from: lead.stage, to };
  const event = { leadId: lead.id, kind: 'stage-changed' as const, at: now, actor: converter.actor, facts };
  await insertAll(strapi, trx, 'events', [eventColumns(event)]);
  await tellAfterCommit(strapi, [statusSignal(lead.id, lead.stage, to)]);
  return to;
}

async function tell({ strapi, trx, now, map, converter }: Converting, leadId: number, entry: string) {
  const { actor } = converter;
  const facts = { map: map.name, type: map.type, entry, ...(map.title ? { title: map.title } : {}) };
  const event = { leadId, kind: 'converted' as const, at: now, actor, facts };
  await insertAll(strapi, trx, 'events', [eventColumns(event)]);
  const target = { kind: 'lead' as const, id: String(leadId) };
  await service(strapi, 'audit').record({ action: 'lead.converted', actor, target, details: facts });
  await tellAfterCommit(strapi, [{ name: 'douyin.lead.converted', leadId, facts }]);
}

/** The entry that a locked lead became by a map, made now where there is none. */
async function convertLocked(converting: Converting, lead: LeadRow): Promise<Converted> {
  const { strapi, trx, now, map, converter, withoutPhone } = converting;
  const { actor } = converter;
  const known = await conversionsOf(strapi, lead.id, trx);
  for (const row of known.filter(({ map: name, type }) => name === map.name && type === map.type))
    if (await isThere(strapi, row.type, row.entry))
      return { ...toView(strapi, row, false), isNew: false, status: lead.stage, withoutPhone };
  const entry = await createEntry(converting, lead);
  await noteConversion(strapi, trx, { leadId: lead.id, map, entry, at: now, actor });
  const status = await advance(converting, lead);
  await tell(converting, lead.id, entry);
  await markChanged(strapi, trx, [lead.acquiredAt]);
  const row = { id: 0, leadId: lead.id, map: map.name, type: map.type, entry, at: now };
  return {
    ...toView(strapi, { ...row, actorName: actor.name ?? null }, false),
    isNew: true,
    status,
    withoutPhone,
  };
}

type Fault = { path?: (string | number)[]; message: string };

/** What Strapi refuses an entry with, as an answer of ours. */
function refusal(error: unknown): unknown {
  if (!(error instanceof errors.ApplicationError)) return error;
  const { message, details } = error;
  const faults = ((details as { errors?: Fault[] } | undefined)?.errors ?? []) as Fault[];
  const issues = faults.map((fault) => ({ path: (fault.path ?? []).join('.'), message: fault.message }));
  const [first] = issues;
  // Strapi's sentence about a value that is taken does not say of which field.
  const isNamed = !first?.path || message.includes(first.path);
  const sentence = isNamed ? message : `${first.path}: ${message}`;
  return new PluginError('LEAD_ENTRY_INVALID', sentence, { strapi: details, issues }, { cause: error });
}

/** What `convert` of the service does. */
export async function convertLead(
  strapi: Core.Strapi,
  stages: Stages,
  { id, map, converter }: { id: number; map: LeadMap; converter: Converter },
): Promise<Converted> {
  await converter.mayCreate(map, []);
  const once = async () => {
    const found = await findLead(strapi, id, converter.reach);
    const withoutPhone =
      usesPhone(map) && found.phoneSealed !== null && !(await isRevealed(strapi, found.id, converter));
    return strapi.db.transaction(async ({ trx }) => {
      // Whoever converts the same lead at once waits here, and then finds the entry.
      const lead = await lockLead(strapi, found.id, everything, trx);
      const now = clock.now();
      return convertLocked({ strapi, trx, now, map, stages, converter, withoutPhone }, lead);
    });
  };
  try {
    return await whileContested(once);
  } catch (error) {
    throw refusal(error);
  }
}
