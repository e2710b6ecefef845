import { deviceContracts } from '../../../src/plugins/douyin/contracts/connect';
import type { Contract } from '../../../src/plugins/douyin/contracts/contract';
import { errorTable, type ErrorCode } from '../../../src/plugins/douyin/contracts/errors';
import { loginContracts as contracts } from '../../../src/plugins/douyin/contracts/login';
import { describe } from '../document';
import { failures } from '../failures';
import type { Operation } from '../operations';
import { parametersOf, ref } from '../parts';
import type { Named } from '../schema';
import { apiPrefix, html, json, object, parameter, sentOn, text, withPage, type Told } from './told';

const pages = '/douyin/login';
const ofBrowser: ErrorCode[] = ['AUTH_ATTEMPT_UNKNOWN', 'AUTH_TOO_OFTEN'];
const ofStep: ErrorCode[] = ['CONFIG_INVALID', ...ofBrowser, 'AUTH_STATE_EXPIRED', 'AUTH_STEP_INVALID'];

const forPages =
  'For pages of this site: the cookie of the attempt tells whose it is, and what changes something comes from a page of this site.';

const methodOf = ({ method }: Contract): Told['method'] => (method === 'GET' ? 'get' : 'post');

const ofPage = (
  known: Named,
  below: string,
  contract: Contract,
  summary: string,
  told: Partial<Operation> = {},
): Told => ({
  method: methodOf(contract),
  path: `${below}${contract.path}`,
  operation: {
    ...describe(
      {
        contract,
        below,
        tag: 'Login pages',
        summary,
        permissions: [],
        errors: ofBrowser,
        invalid: contract.method === 'GET' ? 'CONFIG_INVALID' : 'AUTH_REQUEST_INVALID',
        statuses: { 200: 'Done.' },
        ...told,
      },
      known,
    ),
    operationId: `${methodOf(contract)}${`${below}${contract.path}`.replace(/[/:]+/g, '-')}`,
    description: forPages,
  },
});

const follow = (known: Named): Told => ({
  method: 'get',
  path: `${pages}${contracts.follow.path}`,
  operation: {
    operationId: 'get-douyin-login-attempts-id-events',
    tags: ['Login pages'],
    summary: 'Follows an attempt as server-sent events',
    description: `${forPages} Each event \`status\` holds what asking once answers under \`data\`.`,
    security: [],
    parameters: parametersOf(contracts.follow.params, 'path', known),
    responses: {
      200: { description: 'Events.', content: { 'text/event-stream': { schema: { type: 'string' } } } },
      ...failures(ofBrowser),
    },
  },
});

const attempts = (known: Named): Told[] => [
  ofPage(known, pages, contracts.start, 'Starts a login that this page follows', {
    errors: ['AUTH_LOGIN_CLOSED', 'AUTH_TOO_OFTEN'],
  }),
  ofPage(known, pages, contracts.poll, 'Where a login stands'),
  follow(known),
  ofPage(known, pages, contracts.renewQr, 'A new QR code', { errors: ofStep }),
  ofPage(known, pages, contracts.enterReturnCode, 'Takes the six digits from the phone', {
    errors: [...ofStep, 'AUTH_RETURN_CODE_WRONG'],
  }),
  ofPage(known, pages, contracts.cancel, 'Gives a login up', { errors: ofStep }),
  ofPage(known, '/douyin/again', deviceContracts.pollAgain, 'Where a renewed consent by code stands'),
];

/** What a platform may answer while the code is exchanged. */
const ofPlatform = (Object.keys(errorTable) as ErrorCode[]).filter((code) => code.startsWith('API_'));

const ofCallback: ErrorCode[] = [
  'AUTH_REQUEST_INVALID',
  'AUTH_STATE_INVALID',
  'AUTH_CODE_INVALID',
  'AUTH_REFUSED',
  'AUTH_STATE_FOREIGN',
  'AUTH_LOGIN_CLOSED',
  'AUTH_USER_BLOCKED',
  'CONFIG_FORBIDDEN',
  'AUTH_STATE_USED',
  'AUTH_STEP_INVALID',
  'AUTH_OTHER_ACCOUNT',
  'AUTH_ACCOUNT_TAKEN',
  'CONFIG_SECRET_MISSING',
  'AUTH_STATE_EXPIRED',
  'AUTH_LINK_INVALID',
  'AUTH_TOO_OFTEN',
  'INTERNAL',
  'AUTH_CREDENTIALS',
  'AUTH_APP',
  ...ofPlatform,
  'CONFIG_KEYS_LOCKED',
];

const arrived = object({
  data: object({
    message: { type: 'string', const: '授权成功' },
    userId: { type: ['integer', 'null'], description: 'The user of this site; null where none is meant.' },
    douyinUserId: text('The `open_id`.'),
  }),
});

const callback: Told = {
  method: 'get',
  path: `${apiPrefix}/v1/lead/douyin/auth/callback`,
  operation: {
    operationId: 'get-auth-callback',
    tags: ['Callback'],
    summary: 'The platform’s way back after a login',
    description:
      'The platform sends the browser here. It is sent on with a one-time `exchange_code`, or gets a page; who prefers JSON (`Accept: application/json`), and a caller with a verifier that named no `redirectUrl`, gets JSON. HEAD is refused with 405.',
    security: [],
    parameters: [
      parameter('query', 'state', 'What the login was started with.', { maxLength: 128 }),
      parameter('query', 'code', 'The code of the platform; missing where its user refused.', {
        maxLength: 1024,
      }),
    ],
    responses: {
      200: {
        description: 'The login went through: a page that tells the waiting one, or JSON.',
        content: { ...html, ...json(arrived) },
      },
      302: sentOn('To where the login was to come out, with `exchange_code`.'),
      ...withPage(failures(ofCallback)),
    },
  },
};

const guest: Told = {
  method: 'post',
  path: `${apiPrefix}/guest/login`,
  operation: {
    operationId: 'post-guest-login',
    tags: ['OAuth 2.0: pages'],
    summary: 'Logs anybody in as a guest, for the self-check',
    description:
      'In production there is no such thing: 404; nor is there where the public address is https and not local. No body is read.',
    security: [],
    responses: {
      200: {
        description: 'A session of the guest.',
        content: json(object({ data: object({ jwt: { type: 'string' } }) })),
      },
      404: { description: 'This is production, or public.', content: json(ref('schemas', 'Error')) },
      ...failures(['AUTH_TOO_OFTEN']),
    },
  },
};

/** What a login is made of beside the content API: the pages’ own calls, the platform’s way back, and the guest. */
export const loginTold = (known: Named): Told[] => [...attempts(known), callback, guest];
