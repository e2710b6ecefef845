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
import { tellAfterCommit } from '../told';
import type { Converter } from './rights';
import { conversionsOf, isThere, noteConversion, toView } from './row';
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

const usesPhone = ({ fields }: LeadMap): boolean => Object.values(fields).includes('phone');

/** Whether whoever converts may see the phone number of a lead. */
async function isRevealed(strapi: Core.Strapi, id: number, { reveals }: Converter): Promise<boolean> {
  try {
    return Boolean(await findLead(strapi, id, reveals));
  } catch (error) {
    if (error instanceof PluginError && error.code === 'LEAD_NOT_FOUND') return false;
    throw error;
  }
}

async function createEntry(converting: Converting, lead: LeadRow): Promise<string> {
  const { strapi, map, converter, withoutPhone } = converting;
  const phone = usesPhone(map) && !withoutPhone ? openPhone(strapi, lead) : null;
  const type = map.type as 'admin::user';
  const data = entryOf(map.fields, strapi.contentType(type).attributes, sourcesOf(lead, phone));
  await converter.mayCreate(map, Object.keys(data));
  const creator = converter.adminId ? { createdBy: converter.adminId, updatedBy: converter.adminId } : {};
  const { documentId } = await strapi.documents(type).create({ data: { ...data, ...creator } as object });
  return documentId;
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
  return to;
}

async function tell({ strapi, trx, now, map, converter }: Converting, leadId: number, entry: string) {
  const { actor } = converter;
  const facts = { map: map.name, type: map.type, entry };
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
      return { ...toView(row, false), isNew: false, status: lead.stage, withoutPhone };
  const entry = await createEntry(converting, lead);
  await noteConversion(strapi, trx, { leadId: lead.id, map, entry, at: now, actor });
  const status = await advance(converting, lead);
  await tell(converting, lead.id, entry);
  await markChanged(strapi, trx, [lead.acquiredAt]);
  const row = { id: 0, leadId: lead.id, map: map.name, type: map.type, entry, at: now };
  return { ...toView({ ...row, actorName: actor.name ?? null }, false), isNew: true, status, withoutPhone };
}

/** What Strapi refuses an entry with, as an answer of ours. */
function refusal(error: unknown): unknown {
  if (error instanceof errors.ApplicationError)
    return new PluginError('LEAD_ENTRY_INVALID', error.message, { strapi: error.details }, { cause: error });
  if (isUniqueViolation(error))
    return new PluginError(
      'LEAD_ENTRY_INVALID',
      'Another entry has a value that must be unique',
      {},
      { cause: error },
    );
  return error;
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
