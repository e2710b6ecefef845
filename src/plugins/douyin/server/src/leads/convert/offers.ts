import type { Core } from '@strapi/strapi';
import type { ConversionOffer, LeadConversion, LeadMap } from '../../../../contracts/lead-convert';
import { mayGo } from '../../../../contracts/lead-stages';
import { PluginError } from '../../shared/errors';
import { findLead } from '../lock';
import type { LeadRow } from '../row';
import { stagesOf } from '../service';
import { isRevealed, usesPhone } from './convert';
import { mapsOf, requiredFields } from './maps';
import type { Converter } from './rights';
import { conversionsOf, isThere, toView, typeName } from './row';
import { shownValue, sourcesOf } from './values';

/** What the one who asks may not create of an entry. */
async function refusedOf(
  converter: Converter,
  map: LeadMap,
  fields: string[],
): Promise<ConversionOffer['refused']> {
  try {
    await converter.mayCreate(map, fields);
    return null;
  } catch (error) {
    if (!(error instanceof PluginError) || error.code !== 'LEAD_ENTRY_FORBIDDEN') throw error;
    return { fields: (error.details.fields as string[] | undefined) ?? [] };
  }
}

async function doneBy(strapi: Core.Strapi, lead: LeadRow, map: LeadMap): Promise<LeadConversion | null> {
  const rows = await conversionsOf(strapi, lead.id);
  for (const row of rows.filter((one) => one.map === map.name && one.type === map.type))
    if (await isThere(strapi, row.type, row.entry)) return toView(strapi, row, false);
  return null;
}

function fieldsOf(strapi: Core.Strapi, map: LeadMap, lead: LeadRow, phone: string | null) {
  const sources = sourcesOf(lead, phone);
  const { attributes } = strapi.contentType(map.type as 'admin::user');
  const types = attributes as Record<string, { type: string }>;
  return Object.entries(map.fields).map(([field, source]) => ({
    field,
    source,
    value: shownValue(types[field]?.type ?? 'string', sources[source]),
  }));
}

async function offerOf(
  strapi: Core.Strapi,
  lead: LeadRow,
  map: LeadMap,
  converter: Converter,
): Promise<ConversionOffer> {
  const hasPhone = usesPhone(map) && lead.phoneSealed !== null;
  const withoutPhone = hasPhone && !(await isRevealed(strapi, lead.id, converter));
  // A preview reveals nothing: that would have to be written down.
  const fields = fieldsOf(strapi, map, lead, withoutPhone ? null : lead.phoneView);
  const filled = fields.filter(({ value }) => value).map(({ field }) => field);
  const to = map.stage ?? 'CONVERTED';
  return {
    map: map.name,
    title: map.title ?? typeName(strapi, map.type),
    type: map.type,
    typeName: typeName(strapi, map.type),
    fields,
    missing: requiredFields(strapi, map.type).filter((field) => !filled.includes(field)),
    refused: await refusedOf(converter, map, filled),
    withoutPhone,
    status: lead.stage !== to && mayGo(stagesOf(strapi), lead.stage, to) ? to : null,
    done: await doneBy(strapi, lead, map),
  };
}

/** All ways to convert a lead, with what would come of each. Throws LEAD_NOT_FOUND. */
export async function offersOf(
  strapi: Core.Strapi,
  id: number,
  converter: Converter,
): Promise<ConversionOffer[]> {
  const lead = await findLead(strapi, id, converter.reach);
  const maps = await mapsOf(strapi);
  return Promise.all(maps.map((map) => offerOf(strapi, lead, map, converter)));
}
