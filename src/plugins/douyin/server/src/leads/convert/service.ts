import type { Core } from '@strapi/strapi';
import type { ConversionOffer, Converted, LeadConversion, LeadMap } from '../../../../contracts/lead-convert';
import { settingsOf } from '../../config';
import { PluginError } from '../../shared/errors';
import type { Context } from '../../shared/service';
import { findLead } from '../lock';
import type { Reach } from '../rights/reach';
import { stagesOf } from '../service';
import { checkMaps } from './check';
import { convertLead } from './convert';
import { mapsOf } from './maps';
import { offersOf } from './offers';
import type { Converter } from './rights';
import { conversionsOf, isThere, toView } from './row';

/** Leads become entries of the application's own content types. */
export type LeadConvertService = {
  /** Stops the boot with a sentence when a map of the settings cannot work. */
  check(): void;
  /** Those that are on: of the configuration, and of the panel. */
  maps(): Promise<LeadMap[]>;
  /**
   * The entry of a lead by a map, made where there is none. Throws LEAD_INVALID for an unknown map, LEAD_NOT_FOUND,
   * LEAD_ENTRY_FORBIDDEN, and LEAD_ENTRY_INVALID with Strapi's sentence.
   */
  convert(id: number, map: string, converter: Converter): Promise<Converted>;
  /** What would come of a lead by each map; throws LEAD_NOT_FOUND. */
  offers(id: number, converter: Converter): Promise<ConversionOffer[]>;
  /** The entries a lead became, those of leads that became part of it too; throws LEAD_NOT_FOUND. */
  conversions(id: number, reach: Reach): Promise<LeadConversion[]>;
};

declare module '../../shared/service' {
  interface Services {
    leadConvert: LeadConvertService;
  }
}

async function mapCalled(strapi: Core.Strapi, name: string): Promise<LeadMap> {
  const map = (await mapsOf(strapi)).find((one) => one.name === name);
  if (map) return map;
  const message = `map: must be one of those that are switched on in the settings, not ${name}`;
  throw new PluginError('LEAD_INVALID', message, { issues: [{ path: 'map', message }] });
}

async function conversions(strapi: Core.Strapi, id: number, reach: Reach): Promise<LeadConversion[]> {
  const lead = await findLead(strapi, id, reach);
  const rows = await conversionsOf(strapi, lead.id);
  return Promise.all(
    rows.map(async (row) => toView(strapi, row, !(await isThere(strapi, row.type, row.entry)))),
  );
}

/** The `lead-convert` service. */
export function leadConvertService({ strapi }: Context): LeadConvertService {
  return {
    check: () => checkMaps(strapi, settingsOf(strapi).leads.convert, stagesOf(strapi)),
    maps: () => mapsOf(strapi),
    offers: (id, converter) => offersOf(strapi, id, converter),
    convert: async (id, name, converter) =>
      convertLead(strapi, stagesOf(strapi), { id, map: await mapCalled(strapi, name), converter }),
    conversions: (id, reach) => conversions(strapi, id, reach),
  };
}
