import {
  headingLanguages,
  leadFileColumnNames,
  type HeadingLanguage,
  type LeadFileColumn,
} from '../../../contracts/lead-columns';
import { leadFileFormats, type LeadFileFormat } from '../../../contracts/lead-files';

/** How somebody likes the files: columns in their order, format, and the language of the headings. */
export type ExportChoice = { format: LeadFileFormat; columns: LeadFileColumn[]; language: HeadingLanguage };

/** Before anybody chose otherwise; with the id a file can be brought in again. */
export const usualColumns: LeadFileColumn[] = [
  'leadId',
  'nickname',
  'phone',
  'status',
  'tags',
  'notes',
  'ownerName',
  'team',
  'nextFollowUpAt',
  'acquiredAt',
  'source',
  'province',
  'city',
];

const among = <Name extends string>(names: readonly Name[], value: unknown): Name | undefined =>
  names.find((name) => name === value);

/** Reads what a browser keeps; what it cannot be counts as the usual. */
export function readExportChoice(text: string | null, language: HeadingLanguage): ExportChoice {
  const usual: ExportChoice = { format: 'xlsx', columns: usualColumns, language };
  try {
    const kept = JSON.parse(text ?? '') as Partial<Record<keyof ExportChoice, unknown>>;
    const named = Array.isArray(kept.columns) ? kept.columns : [];
    const columns = [...new Set(named.flatMap((name) => among(leadFileColumnNames, name) ?? []))];
    return {
      format: among(leadFileFormats, kept.format) ?? usual.format,
      columns: columns.length > 0 ? columns : usual.columns,
      language: among(headingLanguages, kept.language) ?? language,
    };
  } catch {
    return usual;
  }
}

/** Puts a column at the end, or takes it out. */
export const toggled = (columns: LeadFileColumn[], column: LeadFileColumn): LeadFileColumn[] =>
  columns.includes(column) ? columns.filter((one) => one !== column) : [...columns, column];

/** Moves a column by one place; at its end it stays. */
export function moved(columns: LeadFileColumn[], column: LeadFileColumn, by: -1 | 1): LeadFileColumn[] {
  const from = columns.indexOf(column);
  const to = from + by;
  if (from < 0 || to < 0 || to >= columns.length) return columns;
  const next = columns.filter((one) => one !== column);
  next.splice(to, 0, column);
  return next;
}

/** All columns as they are listed: those chosen in their order, then the others. */
export const listed = (columns: LeadFileColumn[]): LeadFileColumn[] => [
  ...columns,
  ...leadFileColumnNames.filter((column) => !columns.includes(column)),
];
