import path from 'node:path';
import type { Contract } from '../../src/plugins/douyin/contracts/contract';
import { contracts, type Described } from './contracts';
import { openapiFile } from './document';
import { needed } from './needs';
import { bodyOf, errorSchema, info, parametersOf, pathOf, ref, refusal, sorted } from './parts';
import { jsonSchema, type JsonSchema, type Named } from './schema';

/** Where the description of the panel's routes is kept. */
export const adminFile = path.join(path.dirname(openapiFile), 'admin.json');

type AdminRoute = { name: string; tag: string; contract: Contract; action: string };

const isWhole = (contract: Described): contract is Contract => 'answer' in contract;

/** Every route that the panel asks, with the permission it needs. */
export const adminRoutes: AdminRoute[] = Object.entries(contracts).flatMap(([tag, table]) =>
  Object.entries(table).flatMap(([key, contract]) => {
    const [name, action] = [`${tag}.${key}`, needed[`${tag}.${key}`]];
    return isWhole(contract) && action && action !== 'site' ? [{ name, tag, contract, action }] : [];
  }),
);

function describe({ name, tag, contract, action }: AdminRoute, known: Named): JsonSchema {
  const data = jsonSchema(contract.answer, 'output', known);
  const schema = { type: 'object', properties: { data }, required: ['data'] };
  return {
    operationId: name,
    tags: [tag],
    summary: name,
    description: `Needs \`plugin::douyin.${action}\`.`,
    'x-permissions': [`plugin::douyin.${action}`],
    parameters: [
      ...parametersOf(contract.params, 'path', known),
      ...parametersOf(contract.query, 'query', known),
    ],
    ...bodyOf(contract, known),
    responses: {
      200: { description: 'Done.', content: { 'application/json': { schema } } },
      401: ref('responses', 'Unauthorized'),
      403: ref('responses', 'Forbidden'),
      default: refusal('Anything else that went wrong, with a code and a remedy.'),
    },
  };
}

/** The description of the routes of the panel in OpenAPI 3.1, made from the contracts. They change with the panel. */
export function adminDocument(): JsonSchema {
  const known: Named = new Map();
  const paths: Record<string, JsonSchema> = {};
  for (const route of adminRoutes) {
    const at = (paths[pathOf('', route.contract)] ??= {});
    at[route.contract.method.toLowerCase()] = describe(route, known);
  }
  return {
    openapi: '3.1.0',
    info: info(
      'Douyin for Strapi: routes of the admin panel',
      'What the pages of the plugin ask. Programs use the content API, which stays as it is; these routes change with the panel.',
    ),
    servers: [{ url: '/douyin', description: 'Below the address of your site.' }],
    security: [{ bearer: [] }],
    tags: [...new Set(adminRoutes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'The token of a signed-in administrator.' },
      },
      responses: {
        Unauthorized: refusal('Nobody is signed in.'),
        Forbidden: refusal('The roles of who is signed in do not hold the permission.'),
      },
      schemas: { ...sorted(known), Error: errorSchema },
    },
  };
}

/** The description as it is written into its file. */
export const adminText = (): string => `${JSON.stringify(adminDocument())}\n`;
