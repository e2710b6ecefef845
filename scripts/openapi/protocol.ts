import path from 'node:path';
import { openapiFile, sharedParts } from './document';
import { errorSchema, info, pathOf, sorted } from './parts';
import { faultSchema } from './protocol/faults';
import { loginTold } from './protocol/login';
import { oauthRoutes } from './protocol/oauth';
import { oauthPageRoutes } from './protocol/oauth-pages';
import { oauthSchemas } from './protocol/oauth-shapes';
import { siteTold } from './protocol/site';
import type { Told } from './protocol/told';
import type { JsonSchema, Named } from './schema';

/** Where the description of what lies beside the content API is kept. */
export const protocolFile = path.join(path.dirname(openapiFile), 'protocol.json');

const header = (description: string) => ({ description, schema: { type: 'string' } });

const components = (known: Named): JsonSchema => ({
  securitySchemes: {
    ...sharedParts.securitySchemes,
    client: {
      type: 'http',
      scheme: 'basic',
      description: 'The id and the secret of a client; or both in the body.',
    },
    access: {
      type: 'http',
      scheme: 'bearer',
      description: 'An access token of the OAuth server; one that is bound to a key comes as `DPoP`.',
    },
    user: { type: 'http', scheme: 'bearer', description: 'The JWT of a user of the site.' },
  },
  headers: {
    'Retry-After': sharedParts.headers['Retry-After'],
    Allow: header('The methods that there are.'),
    Location: header('Where the browser goes on.'),
    'WWW-Authenticate': header(
      'How to prove oneself: `Bearer` at the userinfo endpoint (RFC 6750), `Basic` where that was tried.',
    ),
  },
  responses: sharedParts.responses,
  schemas: { ...sorted(known), ...oauthSchemas, OAuthFault: faultSchema, Error: errorSchema },
});

function pathsOf(routes: Told[]): Record<string, JsonSchema> {
  const paths: Record<string, JsonSchema> = {};
  for (const { method, path: at, operation } of routes)
    (paths[pathOf('', { path: at })] ??= {})[method] = operation;
  return paths;
}

/**
 * The description in OpenAPI 3.1 of what does not speak the content API’s `{data}`: the OAuth server, the webhook, the way back
 * from the platform, metrics, and what the login pages call. Its paths begin at the root of the site.
 */
export function protocolDocument(): JsonSchema {
  const known: Named = new Map();
  const routes = [...oauthRoutes, ...oauthPageRoutes, ...loginTold(known), ...siteTold(known)];
  const tags = new Set(routes.flatMap(({ operation }) => operation.tags as string[]));
  return {
    openapi: '3.1.0',
    info: info(
      'Douyin for Strapi: protocols',
      'The OAuth 2.0 server, the webhook, the platform’s way back, metrics and descriptions, and what the login pages call. `/api` stands for the prefix of Strapi’s content API on your site.',
    ),
    servers: [{ url: '/', description: 'The root of your site.' }],
    tags: [...tags].map((name) => ({ name })),
    paths: pathsOf(routes),
    components: components(known),
  };
}

/** The description as it is written into its file. */
export const protocolText = (): string => `${JSON.stringify(protocolDocument(), null, 2)}\n`;
