import { oauthScopes } from '../../../src/plugins/douyin/contracts/oauth-client';
import { accessSeconds } from '../../../src/plugins/douyin/server/src/oauth/library/settings';
import { opens } from '../../../src/plugins/douyin/server/src/oauth/people/profile';
import { ref } from '../parts';
import type { JsonSchema } from '../schema';
import { object, text } from './told';

/** A scope as it is written: names with blanks between them. */
export const scopeText = (description: string): JsonSchema =>
  text(`${description} Names with blanks between them, of: ${oauthScopes.join(', ')}.`, {
    examples: ['userinfo', 'openid profile'],
  });

/** How a client says who it is where it does not by HTTP Basic. */
export const clientFields: Record<string, JsonSchema> = {
  client_id: text('Left out where HTTP Basic names the client.'),
  client_secret: text('Left out with HTTP Basic, and by public clients.'),
};

export const clientSecurity: JsonSchema[] = [{ client: [] }, {}];

const codeRequest = object(
  {
    grant_type: { type: 'string', const: 'authorization_code' },
    code: text('Good once.'),
    redirect_uri: text('The same as at the authorisation page, byte for byte.'),
    code_verifier: text('Where the authorisation page was given a challenge (RFC 7636).', {
      minLength: 43,
      maxLength: 128,
    }),
    ...clientFields,
  },
  ['code_verifier', ...Object.keys(clientFields)],
);

const refreshRequest = object(
  {
    grant_type: { type: 'string', const: 'refresh_token' },
    refresh_token: text('Good once; the answer brings the next one.'),
    scope: scopeText('Left out, or less than was granted.'),
    ...clientFields,
  },
  ['scope', ...Object.keys(clientFields)],
);

/** What the token endpoint is asked: with a code, or with a refresh token. */
export const tokenRequest: JsonSchema = { oneOf: [codeRequest, refreshRequest] };

/** What is asked about a token, or done with it. */
export const tokenToolRequest = object(
  {
    token: text('An access token or a refresh token of this client.'),
    token_type_hint: { type: 'string', enum: ['access_token', 'refresh_token'] },
    ...clientFields,
  },
  ['token_type_hint', ...Object.keys(clientFields)],
);

const facts = [...new Set(Object.values(opens).flat())];

const scopesFor = (fact: (typeof facts)[number]): string =>
  Object.keys(opens)
    .filter((scope) => opens[scope]?.includes(fact))
    .map((scope) => `\`${scope}\``)
    .join(' or ');

const profileOf = (type: string | string[]): Record<string, JsonSchema> =>
  Object.fromEntries(facts.map((fact) => [fact, { type, description: `Opened by ${scopesFor(fact)}.` }]));

const addresses = (...names: string[]): Record<string, JsonSchema> =>
  Object.fromEntries(names.map((name) => [name, { type: 'string', format: 'uri' }]));

const lists = (...names: string[]): Record<string, JsonSchema> =>
  Object.fromEntries(names.map((name) => [name, { type: 'array', items: { type: 'string' } }]));

/** The shapes of what the OAuth server answers, by name. */
export const oauthSchemas: Record<string, JsonSchema> = {
  OAuthToken: object(
    {
      access_token: text('Opens the userinfo endpoint, and nothing of the content API.'),
      token_type: text('`DPoP` where the token is bound to a key (RFC 9449).', { enum: ['Bearer', 'DPoP'] }),
      expires_in: { type: 'integer', description: 'Seconds.', examples: [accessSeconds] },
      scope: scopeText('What was granted.'),
      refresh_token: text('For clients that may refresh.'),
      id_token: text('A JWT, signed with the key at the address `jwks_uri`; with `openid`.'),
    },
    ['refresh_token', 'id_token'],
  ),
  UserInfo: object({
    sub: { type: 'integer', description: 'The id of the user.' },
    ...profileOf(['string', 'null']),
  }),
  OpenIdUserInfo: object({ sub: text('The id of the user.'), ...profileOf('string') }, facts),
  Introspection: object(
    {
      active: {
        type: 'boolean',
        description: 'False for a token that is ended, unknown or another client’s.',
      },
      sub: text('The id of the user.'),
      client_id: { type: 'string' },
      exp: { type: 'integer' },
      iat: { type: 'integer' },
      iss: { type: 'string' },
      jti: { type: 'string' },
      aud: { type: 'string' },
      scope: scopeText('What was granted.'),
      token_type: text('Missing for a refresh token.', { enum: ['Bearer', 'DPoP'] }),
      cnf: { type: 'object', description: 'The key to which the token is bound.' },
    },
    'sub client_id exp iat iss jti aud scope token_type cnf'.split(' '),
  ),
  OAuthMetadata: {
    ...object({
      ...addresses(
        'issuer',
        'authorization_endpoint',
        'token_endpoint',
        'userinfo_endpoint',
        'revocation_endpoint',
        'introspection_endpoint',
        'pushed_authorization_request_endpoint',
        'jwks_uri',
      ),
      ...lists(
        'claims_supported',
        'code_challenge_methods_supported',
        'grant_types_supported',
        'id_token_signing_alg_values_supported',
        'response_modes_supported',
        'response_types_supported',
        'subject_types_supported',
        'token_endpoint_auth_methods_supported',
      ),
      scopes_supported: { type: 'array', items: { type: 'string', enum: [...oauthScopes] } },
      authorization_response_iss_parameter_supported: { type: 'boolean' },
    }),
    additionalProperties: true,
  },
  Jwks: object({
    keys: {
      type: 'array',
      items: object({
        kty: { type: 'string', const: 'RSA' },
        use: { type: 'string', const: 'sig' },
        alg: { type: 'string', const: 'RS256' },
        kid: { type: 'string' },
        n: { type: 'string' },
        e: { type: 'string' },
      }),
    },
  }),
};

/** The answer of the userinfo endpoint, in the form of the scope. */
export const userInfo: JsonSchema = {
  oneOf: [ref('schemas', 'UserInfo'), ref('schemas', 'OpenIdUserInfo')],
};
