import type { LeadSource } from '../../../../contracts/lead-convert';
import { toRecord } from '../list/record';
import type { LeadRow } from '../row';

type Value = string | number | string[] | null;

/** A lead by the names of the public contract; `phone` is its number where it may be seen. */
export function sourcesOf(lead: LeadRow, phone: string | null): Record<LeadSource, Value> {
  const { gender, city, province, country, relation, ownerId, team, tags } = lead;
  return {
    ...toRecord(lead),
    ...{ gender, city, province, country, relation, team, tags, phone },
    owner: ownerId,
    lastSeenTime: lead.lastSeenAt.toISOString(),
    nextFollowUpAt: lead.nextFollowUpAt?.toISOString() ?? null,
  };
}

/** A value as a field of some type takes it; undefined for one that says nothing. */
function fitting(type: string, value: Value): unknown {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return undefined;
  if (type === 'json') return value;
  if (type === 'date') return String(value).slice(0, 10);
  if (type === 'integer' || type === 'datetime') return value;
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** The data of an entry: each field of a map with what of the lead belongs there. */
export function entryOf(
  fields: Record<string, LeadSource>,
  types: Record<string, { type: string }>,
  sources: Record<LeadSource, Value>,
): Record<string, unknown> {
  const values = Object.entries(fields).map(([field, source]) => [
    field,
    fitting(types[field]?.type ?? 'string', sources[source]),
  ]);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined)) as Record<string, unknown>;
}

/** A value as people read it before it is written. */
export const shownValue = (type: string, value: Value): string => {
  const written = fitting(type, value);
  return Array.isArray(written) ? written.join(', ') : String(written ?? '');
};
