import { z } from 'zod';
import type { ApiView } from '../../../contracts/explorer';

type ApiField = ApiView['fields'][number];

const inner = (field: z.core.$ZodType): z.core.$ZodType =>
  field instanceof z.ZodOptional ? field.unwrap() : field;

function kindOf(field: z.core.$ZodType): Pick<ApiField, 'kind' | 'choices'> {
  if (field instanceof z.ZodEnum) return { kind: 'choice', choices: field.options.map(String) };
  if (field instanceof z.ZodArray) return { kind: 'texts', choices: kindOf(field.element).choices };
  return { kind: field instanceof z.ZodNumber ? 'number' : 'text', choices: [] };
}

/** What an API takes, as a form shows it. */
export const formFields = (fields: z.ZodObject): ApiField[] =>
  Object.entries(fields.shape).map(([name, field]) => ({
    name,
    required: !(field instanceof z.ZodOptional),
    ...kindOf(inner(field)),
  }));
