import type { ApiView } from '../../../contracts/explorer';

/** What stands in a form, by field name. */
export type FormValues = Record<string, string>;

/** What a call takes, by field name. */
export type Params = Record<string, string | number | string[]>;

/** Why a field cannot be sent; the words are `explorer.field.<problem>`. */
export type Problem = 'missing' | 'no-number';

type Field = ApiView['fields'][number];

/** The parts of a field that holds several values: one a line, or between commas. */
export const partsOf = (text: string): string[] =>
  text
    .split(/[\s,，]+/)
    .map((part) => part.trim())
    .filter(Boolean);

function readField({ kind, required }: Field, text: string): { value?: Params[string]; problem?: Problem } {
  if (text === '') return required ? { problem: 'missing' } : {};
  if (kind === 'texts') return { value: partsOf(text) };
  if (kind !== 'number') return { value: text };
  const isWhole = /^-?\d+$/.test(text) && Number.isSafeInteger(Number(text));
  return isWhole ? { value: Number(text) } : { problem: 'no-number' };
}

/** Reads a form into what a call takes; empty fields are left out, and what cannot be sent is named. */
export function readForm(
  fields: readonly Field[],
  values: FormValues,
): { params: Params; problems: Record<string, Problem> } {
  const params: Params = {};
  const problems: Record<string, Problem> = {};
  for (const field of fields) {
    const { value, problem } = readField(field, (values[field.name] ?? '').trim());
    if (value !== undefined) params[field.name] = value;
    if (problem) problems[field.name] = problem;
  }
  return { params, problems };
}
