import type { Core, Struct } from '@strapi/strapi';
import { leadMaps, type LeadMap } from '../../../../contracts/lead-convert';
import type { ConvertibleType, MapDraft, MapSettings, MapView } from '../../../../contracts/lead-settings';
import { settingsOf } from '../../config';
import { faultAt } from '../../shared/errors';
import { stagesOf } from '../service';
import { readSetting, writeSetting, type Setting } from '../settings/row';
import { typeName } from './row';
import { isConvertible, isReserved, isWritable, mapFault } from './check';

type Types = Record<string, Struct.ContentTypeSchema>;

const typesOf = (strapi: Core.Strapi): Types => strapi.contentTypes as Types;

const fixedMaps = (strapi: Core.Strapi): LeadMap[] => settingsOf(strapi).leads.convert;

const stored = (strapi: Core.Strapi): Promise<Setting<MapDraft[]>> => readSetting(strapi, 'conversion-maps');

const taken = 'the configuration has a map of this name';

/** All maps: those of the configuration, then those of the panel, with what is wrong with them by now. */
function viewsOf(strapi: Core.Strapi, drafts: MapDraft[]): MapView[] {
  const fixed = fixedMaps(strapi);
  const names = new Set(fixed.map(({ name }) => name));
  const faultOf = (map: MapDraft): string | null =>
    names.has(map.name) ? taken : mapFault(map, typesOf(strapi), stagesOf(strapi));
  return [
    ...fixed.map((map) => ({ ...map, isOn: true, isFixed: true, fault: null })),
    ...drafts.map((map) => ({ ...map, isFixed: false, fault: faultOf(map) })),
  ];
}

/** The maps by which leads can be converted: those that are on and can work. */
export async function mapsOf(strapi: Core.Strapi): Promise<LeadMap[]> {
  const { value } = await stored(strapi);
  return viewsOf(strapi, value ?? [])
    .filter(({ isOn, fault }) => isOn && !fault)
    .map(({ isOn: _on, isFixed: _fixed, fault: _fault, ...map }) => map);
}

type Attribute = { type: string; required?: boolean; default?: unknown };

function fieldsOf({ attributes }: Struct.ContentTypeSchema): ConvertibleType['fields'] {
  const all = Object.entries(attributes) as [string, Attribute][];
  return all
    .filter(([name]) => !isReserved(name))
    .map(([name, { type, required, default: usual }]) => ({
      name,
      isRequired: Boolean(required) && usual === undefined,
      isWritable: isWritable(type),
    }));
}

/** Fields that an entry of a type must have. */
export const requiredFields = (strapi: Core.Strapi, uid: string): string[] => {
  const schema = typesOf(strapi)[uid];
  return schema ? fieldsOf(schema).flatMap(({ name, isRequired }) => (isRequired ? name : [])) : [];
};

const convertibleTypes = (strapi: Core.Strapi): ConvertibleType[] =>
  Object.values(typesOf(strapi))
    .filter(isConvertible)
    .map((schema) => ({ uid: schema.uid, name: typeName(strapi, schema.uid), fields: fieldsOf(schema) }))
    .sort((one, other) => one.name.localeCompare(other.name, 'zh-Hans'));

/** All maps of the site, and the types that there can be maps to. */
export async function mapSettings(strapi: Core.Strapi): Promise<MapSettings> {
  const { revision, value } = await stored(strapi);
  return { revision, maps: viewsOf(strapi, value ?? []), types: convertibleTypes(strapi) };
}

function refuseFaults(strapi: Core.Strapi, drafts: MapDraft[]): void {
  const read = leadMaps.safeParse(drafts);
  const [issue] = read.error?.issues ?? [];
  if (issue) throw faultAt('CONFIG_INVALID', ['maps', ...issue.path].join('.'), issue.message);
  viewsOf(strapi, drafts)
    .filter(({ isFixed }) => !isFixed)
    .forEach(({ isOn, fault }, place) => {
      // One that cannot work any more may be kept, as long as it is off.
      if (fault && (isOn || fault === taken)) throw faultAt('CONFIG_INVALID', `maps.${place}`, fault);
    });
}

/** Writes the maps of the panel. Throws CONFIG_INVALID with the map at fault, and CONFIG_STALE. */
export async function saveMaps(
  strapi: Core.Strapi,
  { revision, maps }: { revision: number; maps: MapDraft[] },
): Promise<MapSettings> {
  refuseFaults(strapi, maps);
  await writeSetting(strapi, 'conversion-maps', { revision, value: maps });
  return mapSettings(strapi);
}
