import type { Core } from '@strapi/strapi';
import type { Converted, LeadConversion, LeadMap } from '../../../../contracts/lead-convert';
import { settingsOf } from '../../config';
import { PluginError } from '../../shared/errors';
import type { Context } from '../../shared/service';
import { findLead } from '../lock';
import type { Reach } from '../rights/reach';
import { stagesOf } from '../service';
import { checkMaps } from './check';
import { convertLead } from './convert';
import type { Converter } from './rights';
import { conversionsOf, isThere, toView } from './row';

/** Leads become entries of the application's own content types. */
export type LeadConvertService = {
  /** Stops the boot with a sentence when a map of the settings cannot work. */
  check(): void;
  maps(): LeadMap[];
  /**
   * The entry of a lead by a map, made where there is none. Throws LEAD_INVALID for an unknown map, LEAD_NOT_FOUND,
   * LEAD_ENTRY_FORBIDDEN, and LEAD_ENTRY_INVALID with Strapi's sentence.
   */
  convert(id: number, map: string, converter: Converter): Promise<Converted>;
  /** The entries a lead became, those of leads that became part of it too; throws LEAD_NOT_FOUND. */
  conversions(id: number, reach: Reach): Promise<LeadConversion[]>;
};

declare module '../../shared/service' {
  interface Services {
    leadConvert: LeadConvertService;
  }
}

const mapsOf = (strapi: Core.Strapi): LeadMap[] => settingsOf(strapi).leads.convert;

function mapCalled(strapi: Core.Strapi, name: string): LeadMap {
  const map = mapsOf(strapi).find((one) => one.name === name);
  if (map) return map;
  const message = `map: must be one of those in the settings (leads.convert), not ${name}`;
  throw new PluginError('LEAD_INVALID', message, { issues: [{ path: 'map', message }] });
}

async function conversions(strapi: Core.Strapi, id: number, reach: Reach): Promise<LeadConversion[]> {
  const lead = await findLead(strapi, id, reach);
  const rows = await conversionsOf(strapi, lead.id);
  return Promise.all(rows.map(async (row) => toView(row, !(await isThere(strapi, row.type, row.entry)))));
}

/** The `lead-convert` service. */
export function leadConvertService({ strapi }: Context): LeadConvertService {
  return {
    check: () => checkMaps(strapi, mapsOf(strapi), stagesOf(strapi)),
    maps: () => mapsOf(strapi),
    convert: (id, name, converter) =>
      convertLead(strapi, stagesOf(strapi), { id, map: mapCalled(strapi, name), converter }),
    conversions: (id, reach) => conversions(strapi, id, reach),
  };
}
