import type { LeadSource } from '../../../contracts/lead-convert';
import type { ConvertibleType, MapDraft, MapView } from '../../../contracts/lead-settings';

/** One line of the form: a field of the type, and what of the lead is written into it; empty until chosen. */
export type FieldLine = { field: string; source: LeadSource | '' };

/** What the form of a map holds. */
export type MapValues = { title: string; type: string; stage: string; isOn: boolean; lines: FieldLine[] };

/** What is wrong with the form. */
export type MapFault = 'type' | 'lines' | 'half' | 'twice';

/** The form of a map that is there, or of a new one. */
export const valuesOf = (map: MapView | null): MapValues => ({
  title: map?.title ?? '',
  type: map?.type ?? '',
  stage: map?.stage ?? '',
  isOn: map?.isOn ?? true,
  lines: map ? Object.entries(map.fields).map(([field, source]) => ({ field, source })) : [],
});

/** What is wrong with the form; null: nothing. Lines that are empty on both sides are passed over. */
export function faultOf({ type, lines }: MapValues): MapFault | null {
  if (!type) return 'type';
  const written = lines.filter(({ field, source }) => field || source);
  if (written.length === 0) return 'lines';
  if (written.some(({ field, source }) => !field || !source)) return 'half';
  return new Set(written.map(({ field }) => field)).size < written.length ? 'twice' : null;
}

/** A name for a new map that no other one has: that of its type, and a number where it is taken. */
export function newName(type: string, taken: string[]): string {
  const base = (type.split('.').at(-1) ?? 'map')
    .toLowerCase()
    .replace(/[^a-z0-9-]/g, '-')
    .slice(0, 56);
  const names = [base, ...taken.map((_, place) => `${base}-${place + 2}`)];
  return names.find((name) => !taken.includes(name)) ?? base;
}

/** The map as the server takes it. */
export const toDraft = ({ title, type, stage, isOn, lines }: MapValues, name: string): MapDraft => ({
  name,
  type,
  isOn,
  ...(title.trim() ? { title: title.trim() } : {}),
  ...(stage ? { stage } : {}),
  fields: Object.fromEntries(
    lines.flatMap(({ field, source }) => (field && source ? [[field, source] as const] : [])),
  ),
});

/** A map that is there as the server takes it. */
export const draftOf = ({ isFixed: _fixed, fault: _fault, ...map }: MapView): MapDraft => map;

const guesses: [RegExp, LeadSource][] = [
  [/name|姓名|昵称/i, 'nickname'],
  [/phone|mobile|tel|手机|电话/i, 'phone'],
  [/city|城市/i, 'city'],
  [/province|省/i, 'province'],
  [/tag|label|标签/i, 'tags'],
  [/note|remark|备注/i, 'notes'],
];

/** Lines to begin with for a type: its fields whose names say what belongs there, and those it must have. */
export function firstLines({ fields }: ConvertibleType): FieldLine[] {
  return fields
    .filter(({ isWritable }) => isWritable)
    .flatMap(({ name, isRequired }): FieldLine[] => {
      const [, source] = guesses.find(([pattern]) => pattern.test(name)) ?? [];
      return source || isRequired ? [{ field: name, source: source ?? '' }] : [];
    });
}

/** Fields that an entry must have and that no line fills. */
export function unfilled({ lines }: MapValues, type: ConvertibleType | undefined): string[] {
  const filled = new Set(lines.flatMap(({ field, source }) => (source ? field : [])));
  return (type?.fields ?? []).flatMap(({ name, isRequired }) =>
    isRequired && !filled.has(name) ? name : [],
  );
}
