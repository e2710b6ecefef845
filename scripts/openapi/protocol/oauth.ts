import { methodsOf, type Check } from '../../../src/plugins/douyin/server/src/oauth/endpoints/checks';
import type { FaultName } from '../../../src/plugins/douyin/server/src/oauth/endpoints/faults';
import { endpointsOf } from '../../../src/plugins/douyin/server/src/oauth/endpoints/mount';
import { codeSeconds } from '../../../src/plugins/douyin/server/src/oauth/library/settings';
import { oauthPathsBelow } from '../../../src/plugins/douyin/server/src/oauth/site';
import { ref } from '../parts';
import type { JsonSchema } from '../schema';
import { endpointFaults } from './faults';
import {
  clientFields,
  clientSecurity,
  scopeText,
  tokenRequest,
  tokenToolRequest,
  userInfo,
} from './oauth-shapes';
import {
  apiPrefix,
  html,
  json,
  jsonOrForm,
  object,
  parameter,
  sentOn,
  text,
  withPage,
  type Told,
} from './told';

const paths = oauthPathsBelow(apiPrefix);

/** What is told of an endpoint beside its address, its methods and what its checks find wrong. */
type Endpoint = {
  summary: string;
  description?: string;
  security?: JsonSchema[];
  more?: JsonSchema;
  done: JsonSchema;
  /** What the library, or this endpoint alone, finds wrong. */
  faults?: FaultName[];
  /** True where a browser gets a page that says the same. */
  isPage?: boolean;
};

const asked: Record<string, JsonSchema> = {
  response_type: { type: 'string', const: 'code' },
  redirect_uri: text('Where the browser goes back; judged by the lists of the client.', { maxLength: 2048 }),
  scope: scopeText('Left out: `userinfo`.'),
  state: text('Comes back byte for byte.'),
  code_challenge: text('Public clients must send it, others by a switch (RFC 7636).'),
  code_challenge_method: { type: 'string', const: 'S256' },
  nonce: text('Comes back in the id token.'),
  prompt: text('`login`, `consent` or `none`.'),
  max_age: text('Seconds since the person logged in.', { pattern: '^\\d+$' }),
  response_mode: { type: 'string', enum: ['query', 'fragment', 'form_post'] },
};

const pushable = { ...asked, ...clientFields };

const askedParameters = Object.entries(asked).map(([name, { description = '', ...schema }]) =>
  parameter('query', name, String(description), schema),
);

const requestUri = parameter(
  'query',
  'request_uri',
  'A request that was pushed; all other parameters but `client_id` are left out then.',
);

const authorizeDone: JsonSchema = {
  303: sentOn(
    'To the login and consent of this site, or back to `redirect_uri`: with `code`, `state` and `iss`, or with `error`. With an error nobody is sent to an address that is not registered byte by byte.',
  ),
  200: { description: 'A form that sends itself to `redirect_uri` (`form_post`).', content: html },
};

const clientFaults: FaultName[] = ['bad-request', 'bad-client'];

const metadata: Endpoint = {
  summary: 'Metadata of the OAuth server (RFC 8414, OpenID Connect Discovery)',
  done: { 200: { description: 'The metadata.', content: json(ref('schemas', 'OAuthMetadata')) } },
};

const byPath: Record<string, Endpoint> = {
  [paths.authorize]: {
    summary: 'Sends a person to the login and consent of this site',
    description: `For browsers. The code is good once, for ${codeSeconds / 60} minutes. Errors are a page, or JSON for \`Accept: application/json\`.`,
    more: {
      parameters: [
        parameter('query', 'client_id', 'Which site asks.', { required: true }),
        ...askedParameters,
        requestUri,
      ],
    },
    done: authorizeDone,
    faults: ['bad-request', 'bad-redirect', 'no-client'],
    isPage: true,
  },
  [`${paths.authorize}/:uid`]: {
    summary: 'Goes on with a request after the consent',
    description: 'For the browser that made the request, which its cookies tell.',
    more: { parameters: [parameter('path', 'uid', 'The request.', { pattern: '^[\\w-]+$' })] },
    done: authorizeDone,
    faults: ['bad-request', 'request-lost'],
    isPage: true,
  },
  [paths.token]: {
    summary: 'Tokens for a code or a refresh token',
    description:
      'The client proves itself by HTTP Basic or in the body; a public one has its `client_id` alone.',
    security: clientSecurity,
    more: { requestBody: jsonOrForm(tokenRequest) },
    done: { 200: { description: 'The tokens.', content: json(ref('schemas', 'OAuthToken')) } },
    faults: [
      ...clientFaults,
      'bad-code',
      'code-expired',
      'redirect-differs',
      'unknown-grant',
      'grant-not-allowed',
    ],
  },
  [paths.userinfo]: {
    summary: 'Who the person is',
    description:
      'The token is presented in the header. What was not agreed to is `null`; with `openid` it is missing, and `sub` is a text.',
    security: [{ access: [] }],
    done: { 200: { description: 'The person.', content: json(userInfo) } },
    faults: ['bad-request', 'no-token', 'bad-token'],
  },
  [paths.revocation]: {
    summary: 'Gives a token back, with all that came of the same authorisation (RFC 7009)',
    security: clientSecurity,
    more: { requestBody: jsonOrForm(tokenToolRequest) },
    done: {
      200: { description: 'Nothing is left of it, if there was anything.', content: json(object({})) },
    },
    faults: clientFaults,
  },
  [paths.introspection]: {
    summary: 'Whether a token of one’s own is good (RFC 7662)',
    security: clientSecurity,
    more: { requestBody: jsonOrForm(tokenToolRequest) },
    done: { 200: { description: 'How it stands.', content: json(ref('schemas', 'Introspection')) } },
    faults: clientFaults,
  },
  [paths.par]: {
    summary: 'Pushes a request, so that the browser carries its name alone (RFC 9126)',
    security: clientSecurity,
    more: {
      requestBody: jsonOrForm(
        object(
          pushable,
          Object.keys(pushable).filter((name) => !['response_type', 'redirect_uri'].includes(name)),
        ),
      ),
    },
    done: {
      201: {
        description: 'The name of the request, for the authorisation page.',
        content: json(object({ request_uri: { type: 'string' }, expires_in: { type: 'integer' } })),
      },
    },
    faults: [...clientFaults, 'bad-redirect'],
  },
  [paths.jwks]: {
    summary: 'The public half of the key that signs id tokens',
    done: {
      200: {
        description: 'The keys.',
        content: { 'application/jwk-set+json': { schema: ref('schemas', 'Jwks') } },
      },
    },
  },
  [paths.metadata]: metadata,
  [paths.openIdMetadata]: metadata,
};

const idOf = (method: string, path: string): string =>
  [method, ...path.split(/[^\w]+/).filter(Boolean)].join('-');

function describe(method: string, path: string, checks: readonly Check[]): JsonSchema {
  const told = byPath[path];
  if (!told) throw new Error(`Nothing is told of ${path}: scripts/openapi/protocol/oauth.ts`);
  const { summary, description, security = [], more = {}, done, faults = [], isPage = false } = told;
  const refused = endpointFaults(checks, faults);
  return {
    operationId: idOf(method, path),
    tags: ['OAuth 2.0'],
    summary,
    ...(description ? { description } : {}),
    security,
    ...more,
    responses: { ...done, ...(isPage ? withPage(refused) : refused) },
  };
}

const isTold = (method: string): method is Told['method'] => method === 'get' || method === 'post';

/** Every endpoint of the OAuth server, with the methods that its own checks let through. */
export const oauthRoutes: Told[] = endpointsOf(paths).flatMap(({ path, checks }) =>
  methodsOf(checks)
    .map((method) => method.toLowerCase())
    .filter(isTold)
    .map((method) => ({ method, path, operation: describe(method, path, checks) })),
);
