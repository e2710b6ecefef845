import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type z } from 'zod';
import { errorTable, type ErrorCode } from '../../src/plugins/douyin/contracts/errors';
import { operations, type Operation } from './operations';
import { jsonSchema, objectIn, type JsonSchema, type Named } from './schema';

const root = path.resolve(__dirname, '../..');

/** Where the description is kept. */
export const openapiFile = path.join(root, 'docs/openapi.json');

const { version } = JSON.parse(readFileSync(path.join(root, 'src/plugins/douyin/package.json'), 'utf8')) as {
  version: string;
};

const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });

/** A path of koa-router as OpenAPI writes it. */
const pathOf = ({ below, contract }: Operation): string =>
  `${below}${contract.path}`.replace(/:(\w+)/g, '{$1}');

type Place = 'path' | 'query';

function parametersOf(part: z.ZodType, place: Place, known: Named): JsonSchema[] {
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

function bodyOf({ contract: { method, body } }: Operation, known: Named): JsonSchema {
  if (!objectIn(body) || method === 'GET') return {};
  return {
    requestBody: {
      required: true,
      content: { 'application/json': { schema: jsonSchema(body, 'input', known) } },
    },
  };
}

const rateHeaders = {
  RateLimit: ref('headers', 'RateLimit'),
  'RateLimit-Policy': ref('headers', 'RateLimit-Policy'),
};

function answersOf({ contract, statuses, events, permissions }: Operation, known: Named): JsonSchema {
  const data = jsonSchema(contract.answer, 'output', known);
  const schema = { type: 'object', properties: { data }, required: ['data'] };
  const stream = events ? { 'text/event-stream': { schema: { type: 'string' } } } : {};
  const headers = {
    ...(permissions.length > 0 ? rateHeaders : {}),
    ...(contract.once ? { 'Idempotency-Replayed': ref('headers', 'Idempotency-Replayed') } : {}),
  };
  return Object.fromEntries(
    Object.entries(statuses).map(([status, description]) => [
      status,
      { description, headers, content: { 'application/json': { schema }, ...stream } },
    ]),
  );
}

/** Codes of everything that can go wrong with a call. */
function errorsOf({ contract, permissions, invalid, errors }: Operation): ErrorCode[] {
  const usual: ErrorCode[] = permissions.length > 0 ? ['CALL_TOO_OFTEN'] : [];
  const once: ErrorCode[] = contract.once
    ? ['CALL_KEY_INVALID', 'CALL_KEY_REUSED', 'CALL_RUNNING', 'CALL_IN_DOUBT', 'CALL_FORGOTTEN']
    : [];
  return [...new Set([invalid, ...errors, ...once, ...usual])];
}

const waits: ErrorCode[] = ['CALL_TOO_OFTEN', 'CALL_RUNNING', 'LEAD_TOO_OFTEN', 'AUTH_TOO_OFTEN'];

function failure(codes: ErrorCode[]): JsonSchema {
  const headers = codes.some((code) => waits.includes(code))
    ? { 'Retry-After': ref('headers', 'Retry-After') }
    : {};
  return {
    description: codes.map((code) => `\`${code}\` (${errorTable[code].remedy})`).join(', '),
    headers,
    content: { 'application/json': { schema: ref('schemas', 'Error') } },
  };
}

function failuresOf(operation: Operation): JsonSchema {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of errorsOf(operation)) {
    const { status } = errorTable[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const refused = operation.permissions.length > 0;
  const own = Object.fromEntries([...byStatus].map(([status, codes]) => [status, failure(codes)]));
  return {
    ...(refused ? { 401: ref('responses', 'Unauthorized'), 403: ref('responses', 'Forbidden') } : {}),
    ...own,
  };
}

const permissionText = (permissions: string[]): string =>
  permissions.length === 0
    ? 'Open to everybody.'
    : `Needs ${permissions.map((id) => `\`${id}\``).join(' or ')}.`;

function idOf({ contract, permissions }: Operation): string {
  const words = contract.path.split(/[/:]+/).filter(Boolean);
  const box = (permissions[0] ?? 'open').split('.').at(-1) ?? '';
  return [contract.method.toLowerCase(), ...words, box].join('-');
}

function describe(operation: Operation, known: Named): JsonSchema {
  const { contract, tag, summary, permissions } = operation;
  return {
    operationId: idOf(operation),
    tags: [tag],
    summary,
    description: permissionText(permissions),
    security: permissions.length > 0 ? [{ bearer: [] }] : [],
    ...(permissions.length > 0 ? { 'x-permissions': permissions } : {}),
    parameters: [
      ...parametersOf(contract.params, 'path', known),
      ...parametersOf(contract.query, 'query', known),
      ...(contract.once ? [ref('parameters', 'Idempotency-Key')] : []),
    ],
    ...bodyOf(operation, known),
    responses: { ...answersOf(operation, known), ...failuresOf(operation) },
  };
}

const header = (description: string, example: string) => ({
  description,
  schema: { type: 'string' },
  example,
});

const sharedParts = {
  securitySchemes: {
    bearer: {
      type: 'http',
      scheme: 'bearer',
      description:
        'An API token of Strapi (Settings › API Tokens) or the JWT of a user of the site. Which permissions it needs is told with each route; a box `own` lets a user reach the leads found through the user’s own accounts only.',
    },
  },
  parameters: {
    'Idempotency-Key': {
      name: 'Idempotency-Key',
      in: 'header',
      description:
        'Names a call, so that it is done once: the same key, caller, route and body give the same answer for 24 hours.',
      schema: { type: 'string', minLength: 1, maxLength: 255 },
      example: '"8e03978e-40d5-43dd-bc93-6894a57f9324"',
    },
  },
  headers: {
    RateLimit: header('Calls left, and seconds until all are there again.', '"caller";r=1199;t=60'),
    'RateLimit-Policy': header(
      'Calls (q) in so many seconds (w) for one token or user.',
      '"caller";q=1200;w=60',
    ),
    'Retry-After': header('Seconds to wait.', '17'),
    'Idempotency-Replayed': header('`true` on an answer that was given before.', 'true'),
  },
};

/** What Strapi answers itself, before our routes are asked. */
const refusal = (description: string) => ({
  description,
  content: { 'application/json': { schema: ref('schemas', 'Error') } },
});

const errorSchema = {
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

const sorted = (known: Named) =>
  Object.fromEntries([...known].sort(([one], [other]) => (one < other ? -1 : 1)));

/** The description of the content API in OpenAPI 3.1, made from the contracts. */
export function openapiDocument(): JsonSchema {
  const known: Named = new Map();
  const paths: Record<string, JsonSchema> = {};
  for (const operation of operations) {
    const at = (paths[pathOf(operation)] ??= {});
    at[operation.contract.method.toLowerCase()] = describe(operation, known);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Douyin for Strapi: content API',
      version,
      description:
        'Leads, their sync, and logins with Douyin. Successful answers are `{data}`; failed ones have Strapi’s shape with a code and a remedy.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api', description: 'The prefix of Strapi’s content API on your site.' }],
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      ...sharedParts,
      responses: {
        Unauthorized: refusal('No credentials, or credentials that are not valid.'),
        Forbidden: refusal('The role or token does not hold the permission.'),
      },
      schemas: { ...sorted(known), Error: errorSchema },
    },
  };
}

/** The description as it is written into its file. */
export const openapiText = (): string => `${JSON.stringify(openapiDocument(), null, 2)}\n`;
