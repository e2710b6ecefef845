import { ref } from '../parts';
import type { JsonSchema } from '../schema';

/** One route as the description tells of it; its path begins at the root of the site, in koa-router's notation. */
export type Told = { method: 'get' | 'post'; path: string; operation: JsonSchema };

/** Where Strapi's content API lies unless a site moves it. */
export const apiPrefix = '/api';

/** An object with exactly these properties; those that may be missing are named. */
export const object = (properties: Record<string, JsonSchema>, optional: string[] = []): JsonSchema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
});

/** A text, with what it says. */
export const text = (description: string, more: JsonSchema = {}): JsonSchema => ({
  type: 'string',
  description,
  ...more,
});

export const json = (schema: JsonSchema): JsonSchema => ({ 'application/json': { schema } });
export const html: JsonSchema = { 'text/html': { schema: { type: 'string' } } };

/** A body that may come as JSON and as a form. */
export const jsonOrForm = (schema: JsonSchema, required = true): JsonSchema => ({
  required,
  content: { 'application/json': { schema }, 'application/x-www-form-urlencoded': { schema } },
});

/** A parameter that is a text. */
export const parameter = (
  place: 'query' | 'header' | 'path',
  name: string,
  description: string,
  { required = place === 'path', ...schema }: JsonSchema & { required?: boolean } = {},
): JsonSchema => ({ name, in: place, required, description, schema: { type: 'string', ...schema } });

/** The browser is sent on. */
export const sentOn = (description: string): JsonSchema => ({
  description,
  headers: { Location: ref('headers', 'Location') },
});

/** Answers by their status. */
export type Answers = Record<number, JsonSchema>;

/** The same answers, which a browser gets as a page. */
export const withPage = (answers: Answers): Answers =>
  Object.fromEntries(
    Object.entries(answers).map(([status, answer]) => [
      status,
      { ...answer, content: { ...(answer.content as JsonSchema), ...html } },
    ]),
  );

type Answer = { description: string; content: { 'application/json': { schema: JsonSchema } } };

function both(one: Answer, other: Answer): JsonSchema {
  const schemas = [one, other].map(({ content }) => content['application/json'].schema);
  return {
    ...one,
    description: `${one.description}; ${other.description}`,
    content: { ...other.content, ...one.content, ...json({ oneOf: schemas }) },
  };
}

/** Answers of two kinds; where they have a status in common it is told with both bodies. */
export function either(some: Answers, others: Answers): Answers {
  const shared = Object.keys(some)
    .map(Number)
    .filter((status) => others[status]);
  const told = shared.map((status) => [status, both(some[status] as Answer, others[status] as Answer)]);
  return { ...some, ...others, ...(Object.fromEntries(told) as Answers) };
}
