import type { Core, Struct } from '@strapi/strapi';
import type { LeadMap } from '../../../../contracts/lead-convert';
import type { Stages } from '../../../../contracts/lead-stages';

/** Types of fields that a lead can be written into. */
const writable = [
  'string',
  'text',
  'richtext',
  'email',
  'uid',
  'enumeration',
  'integer',
  'biginteger',
  'date',
  'datetime',
  'json',
];

/** Strapi's own, whatever a type says. */
const reserved = [
  'id',
  'documentId',
  'createdAt',
  'updatedAt',
  'publishedAt',
  'createdBy',
  'updatedBy',
  'locale',
];

/** Whether a lead can be written into a field of this type. */
export const isWritable = (type: string): boolean => writable.includes(type);

/** Whether a field is Strapi's own. */
export const isReserved = (field: string): boolean => reserved.includes(field) || field === 'localizations';

/** Whether leads can become entries of a content type: one of the application, with many entries. */
export const isConvertible = ({ uid, kind }: Struct.ContentTypeSchema): boolean =>
  uid.startsWith('api::') && kind === 'collectionType';

function fieldFault({ uid, attributes }: Struct.ContentTypeSchema, field: string): string | null {
  const attribute = attributes[field];
  if (!attribute || isReserved(field)) return `${uid} has no field "${field}" that could be written`;
  if (isWritable(attribute.type)) return null;
  return `the field "${field}" of ${uid} is of type ${attribute.type}, which a lead cannot be written into`;
}

/** What is wrong with a map, given the content types and stages of a site; null when nothing is. */
export function mapFault(
  { type, fields, stage }: LeadMap,
  types: Record<string, Struct.ContentTypeSchema>,
  stages: Stages,
): string | null {
  const schema = types[type];
  if (!schema) return `there is no content type ${type}`;
  if (schema.kind !== 'collectionType')
    return `${type} is a single type: it has one entry, not one for each lead`;
  if (stage && !(stage in stages)) return `there is no stage ${stage}`;
  return Object.keys(fields).flatMap((field) => fieldFault(schema, field) ?? [])[0] ?? null;
}

/** Stops the boot with a sentence when a map cannot work. */
export function checkMaps(strapi: Core.Strapi, maps: LeadMap[], stages: Stages): void {
  for (const map of maps) {
    const fault = mapFault(map, strapi.contentTypes as Record<string, Struct.ContentTypeSchema>, stages);
    if (fault) throw new Error(`Douyin settings are wrong. leads.convert "${map.name}": ${fault}`);
  }
}
