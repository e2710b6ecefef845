import { oauthPathsBelow } from '../../../src/plugins/douyin/server/src/oauth/site';
import { oauthScopes } from '../../../src/plugins/douyin/contracts/oauth-client';
import { failures } from '../failures';
import type { JsonSchema } from '../schema';
import { faultAnswers } from './faults';
import {
  apiPrefix,
  either,
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

const { interaction, session } = oauthPathsBelow(apiPrefix);
const tags = ['OAuth 2.0: pages'];
const uid = parameter('path', 'uid', 'The request, which the cookies of the browser tell as well.');
const nullable = (description: string): JsonSchema => ({ type: ['string', 'null'], description });
const scopes: JsonSchema = { type: 'array', items: { type: 'string', enum: [...oauthScopes] } };

const question = object({
  data: object({
    action: text('Where the answer is sent.'),
    site: object({
      name: { type: 'string' },
      logo: nullable('Its picture.'),
      homepage: nullable('Its own page.'),
    }),
    person: object({ id: { type: 'integer' }, name: { type: 'string' } }),
    scopes,
    address: text('Where the person goes afterwards.'),
    otherAccount: text('The login, for somebody else.'),
  }),
});

const decision = object(
  {
    decision: text('`allow`; anything else refuses.'),
    user: {
      type: ['string', 'integer'],
      description: 'The `person.id` that was asked: nobody else answers.',
    },
    scope: {
      description: 'Which of the scopes that can be declined are agreed to.',
      anyOf: [{ type: 'string' }, scopes],
    },
  },
  ['scope'],
);

const faults = withPage(faultAnswers(['plain-http', 'busy', 'request-lost']));
const faultsOfShow = withPage(faultAnswers(['plain-http', 'busy', 'request-lost', 'bad-request']));

/** What the consent page and the login page ask of this site; programs that go through a login ask it too. */
export const oauthPageRoutes: Told[] = [
  {
    method: 'get',
    path: `${interaction}/:uid`,
    operation: {
      operationId: 'get-oauth-interaction',
      tags,
      summary: 'Asks the person who is signed in whether the site may come in',
      description: 'A page, or JSON for `Accept: application/json`.',
      security: [],
      parameters: [uid],
      responses: {
        200: { description: 'The question.', content: { ...html, ...json(question) } },
        302: sentOn('To the login, or on where the person agreed before.'),
        ...faultsOfShow,
        ...withPage(failures(['AUTH_TOO_OFTEN'])),
      },
    },
  },
  {
    method: 'post',
    path: `${interaction}/:uid`,
    operation: {
      operationId: 'post-oauth-interaction',
      tags,
      summary: 'What the person says',
      description: 'From a page of this site: its `Origin` is sent along.',
      security: [],
      parameters: [uid],
      requestBody: jsonOrForm(decision),
      responses: {
        200: {
          description: 'Where to go on: a page that goes there, or JSON.',
          content: { ...html, ...json(object({ data: object({ location: { type: 'string' } }) })) },
        },
        ...either(faults, failures(['AUTH_REQUEST_INVALID', 'AUTH_TOO_OFTEN'])),
      },
    },
  },
  {
    method: 'post',
    path: session,
    operation: {
      operationId: 'post-oauth-session',
      tags,
      summary: 'Signs the browser in for logins at other sites, with the session of a user',
      description:
        'From a page of this site: its `Origin` is sent along. A cookie tells the browser from then on.',
      security: [{ user: [] }],
      responses: {
        200: {
          description: 'The browser is signed in.',
          content: json(object({ data: object({ signedIn: { type: 'boolean', const: true } }) })),
        },
        ...either(
          withPage(faultAnswers(['plain-http'])),
          failures(['AUTH_REQUEST_INVALID', 'AUTH_TOKEN_INVALID', 'AUTH_TOO_OFTEN']),
        ),
      },
    },
  },
];
