import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type z } from 'zod';
import type { Contract } from '../../src/plugins/douyin/contracts/contract';
import { errorTable } from '../../src/plugins/douyin/contracts/errors';
import { jsonSchema, objectIn, type JsonSchema, type Named } from './schema';

const { version } = JSON.parse(
  readFileSync(path.resolve(__dirname, '../../src/plugins/douyin/package.json'), 'utf8'),
) as {
  version: string;
};

/** What a description says of itself. */
export const info = (title: string, description: string) => ({
  title,
  version,
  description,
  license: { name: 'MIT', identifier: 'MIT' },
});

/** A reference to a part that is told once. */
export const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });

/** A path of koa-router as OpenAPI writes it. */
export const pathOf = (below: string, { path }: Pick<Contract, 'path'>): string =>
  `${below}${path}`.replace(/:(\w+)/g, '{$1}');

type Place = 'path' | 'query';

/** The parameters of a path or a query. */
export function parametersOf(part: z.ZodType, place: Place, known: Named): JsonSchema[] {
  const object = objectIn(part);
  if (!object) return [];
  const { properties, required = [] } = jsonSchema(object, 'input', known) as {
    properties: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema,
  }));
}

/** The body of a request; nothing where none is read. */
export function bodyOf({ method, body }: Pick<Contract, 'method' | 'body'>, known: Named): JsonSchema {
  if (!objectIn(body) || method === 'GET') return {};
  return {
    requestBody: {
      required: true,
      content: { 'application/json': { schema: jsonSchema(body, 'input', known) } },
    },
  };
}

/** What Strapi answers itself, before our routes are asked. */
export const refusal = (description: string) => ({
  description,
  content: { 'application/json': { schema: ref('schemas', 'Error') } },
});

/** The body of every error. */
export const errorSchema = {
  type: 'object',
  required: ['data', 'error'],
  properties: {
    data: { type: 'null' },
    error: {
      type: 'object',
      required: ['status', 'name', 'message', 'details'],
      properties: {
        status: { type: 'integer' },
        name: { type: 'string', description: 'The family of the error, e.g. `DouyinLeadException`.' },
        message: { type: 'string' },
        details: {
          type: 'object',
          description:
            '`code` and `remedy` are there but for what Strapi refuses itself; `issues` name the parts of input that do not fit.',
          properties: {
            code: { type: 'string', enum: Object.keys(errorTable) },
            remedy: { type: 'string', enum: ['never', 'later', 'reauthorize', 'fix-config'] },
            issues: {
              type: 'array',
              items: {
                type: 'object',
                properties: { path: { type: 'string' }, message: { type: 'string' } },
              },
            },
          },
        },
      },
    },
  },
};

/** Named shapes in the order of their names. */
export const sorted = (known: Named) =>
  Object.fromEntries([...known].sort(([one], [other]) => (one < other ? -1 : 1)));
