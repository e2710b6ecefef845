import path from 'node:path';
import { type ErrorCode } from '../../src/plugins/douyin/contracts/errors';
import { failures } from './failures';
import { operations, type Operation } from './operations';
import { bodyOf, errorSchema, info, parametersOf, pathOf, ref, refusal, sorted } from './parts';
import { jsonSchema, type JsonSchema, type Named } from './schema';

const root = path.resolve(__dirname, '../..');

/** Where the description is kept. */
export const openapiFile = path.join(root, 'src/plugins/douyin/openapi/content.json');

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
    ...(contract.once === true ? { 'Idempotency-Replayed': ref('headers', 'Idempotency-Replayed') } : {}),
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
  const kept: ErrorCode[] = contract.once === 'kept' ? ['CALL_KEY_INVALID', 'CALL_KEY_REUSED'] : [];
  const once: ErrorCode[] =
    contract.once === true
      ? ['CALL_KEY_INVALID', 'CALL_KEY_REUSED', 'CALL_RUNNING', 'CALL_IN_DOUBT', 'CALL_FORGOTTEN']
      : [];
  return [...new Set([invalid, ...errors, ...once, ...kept, ...usual])];
}

function failuresOf(operation: Operation): JsonSchema {
  const refused = operation.permissions.length > 0;
  return {
    ...(refused ? { 401: ref('responses', 'Unauthorized'), 403: ref('responses', 'Forbidden') } : {}),
    ...failures(errorsOf(operation)),
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

/** One route of the content API, with its parameters, body, answers and errors. */
export function describe(operation: Operation, known: Named): JsonSchema {
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
    ...bodyOf(contract, known),
    responses: { ...answersOf(operation, known), ...failuresOf(operation) },
  };
}

const header = (description: string, example: string) => ({
  description,
  schema: { type: 'string' },
  example,
});

/** What many routes name: how a caller proves itself, headers, and the key of a call. */
export const sharedParts = {
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
        'Names a call, so that it is done once: the same key, caller, route and body give the same answer for 24 hours. A call that publishes keeps its key for good, with the account: sent again, it tells how that post stands.',
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
  responses: {
    Unauthorized: refusal('No credentials, or credentials that are not valid.'),
    Forbidden: refusal('The role or token does not hold the permission.'),
  },
};

/** The description of the content API in OpenAPI 3.1, made from the contracts. */
export function openapiDocument(): JsonSchema {
  const known: Named = new Map();
  const paths: Record<string, JsonSchema> = {};
  for (const operation of operations) {
    const at = (paths[pathOf(operation.below, operation.contract)] ??= {});
    at[operation.contract.method.toLowerCase()] = describe(operation, known);
  }
  return {
    openapi: '3.1.0',
    info: info(
      'Douyin for Strapi: content API',
      'Leads, their sync, and logins with Douyin. Successful answers are `{data}`; failed ones have Strapi’s shape with a code and a remedy.',
    ),
    servers: [{ url: '/api', description: 'The prefix of Strapi’s content API on your site.' }],
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      ...sharedParts,
      schemas: { ...sorted(known), Error: errorSchema },
    },
  };
}

/** The description as it is written into its file. */
export const openapiText = (): string => `${JSON.stringify(openapiDocument(), null, 2)}\n`;
