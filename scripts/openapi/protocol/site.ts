import type { ErrorCode } from '../../../src/plugins/douyin/contracts/errors';
import { metricsContracts } from '../../../src/plugins/douyin/contracts/metrics';
import { openapiContracts } from '../../../src/plugins/douyin/contracts/openapi';
import {
  bodyLimit,
  platformEvents,
  refusalReasons,
  webhookContracts,
} from '../../../src/plugins/douyin/contracts/webhooks';
import { relayHeaders, relayTolerance } from '../../../src/plugins/douyin/server/src/webhooks/receive/relay';
import { failures } from '../failures';
import { parametersOf, ref } from '../parts';
import type { JsonSchema, Named } from '../schema';
import { apiPrefix, json, object, parameter, text, type Told } from './told';

const below = `${apiPrefix}/douyin`;

const delivery = object(
  {
    event: text('What happened; events without a name here are kept too.', { examples: [...platformEvents] }),
    client_key: text('The app.'),
    from_user_id: text('Who did it.'),
    to_user_id: text('To whom.'),
    content: {
      description: 'What belongs to the event: an object, or that object as text.',
      anyOf: [{ type: 'object' }, { type: 'string' }],
    },
  },
  ['from_user_id', 'to_user_id', 'content'],
);

const kept = object({
  success: { type: 'boolean', const: true },
  event_type: text('The event, by our name.'),
  error: { type: 'null' },
});

const challenge = object({
  challenge: { type: ['string', 'integer'], description: 'Digit for digit as it was sent.' },
});

const refusals: ErrorCode[] = [
  'WEBHOOK_BODY',
  'CONFIG_INVALID',
  'WEBHOOK_SIGNATURE',
  'WEBHOOK_OFF',
  'WEBHOOK_APP',
  'WEBHOOK_USED',
  'WEBHOOK_TOO_BIG',
  'WEBHOOK_ENCODED',
  'INTERNAL',
  'CONFIG_KEYS_LOCKED',
];

const deliveryHeaders = [
  parameter(
    'header',
    'X-Douyin-Signature',
    'SHA-1 over the secret of the app and the raw body. Only `verify_webhook` may come without, until a signed call came.',
    { pattern: '^[0-9a-f]{40}$' },
  ),
  parameter('header', 'Msg-Id', 'Names the delivery; sent again, it is kept once.'),
  parameter(
    'header',
    relayHeaders.timestamp,
    `Seconds since 1970, at most ${relayTolerance} off. For apps with a relay key, as the two that follow.`,
    { pattern: '^\\d{1,12}$' },
  ),
  parameter('header', relayHeaders.nonce, 'Good once.', { pattern: '^[\\w-]{8,128}$' }),
  parameter(
    'header',
    relayHeaders.signature,
    'HMAC-SHA256 over timestamp, nonce and raw body, a line feed after each of the first two.',
    { pattern: '^[0-9a-f]{64}$' },
  ),
];

function webhook(path: string, operationId: string, summary: string, more: JsonSchema[] = []): Told {
  return {
    method: 'post',
    path: `${below}${path}`,
    operation: {
      operationId,
      tags: ['Webhook'],
      summary,
      description: `What is signed are the bytes of the body: JSON in UTF-8, not compressed, at most ${bodyLimit} bytes. A refusal names its reason in \`error.details.reason\`: ${refusalReasons.map((reason) => `\`${reason}\``).join(', ')}.`,
      security: [],
      parameters: [...more, ...deliveryHeaders],
      requestBody: { required: true, content: json(delivery) },
      responses: {
        200: {
          description: 'The delivery is kept; or the challenge of `verify_webhook`.',
          content: json({ oneOf: [kept, challenge] }),
        },
        ...failures(refusals),
      },
    },
  };
}

const refused = { 401: ref('responses', 'Unauthorized'), 403: ref('responses', 'Forbidden') };

const granted = (permission: string, isOpenToo = false): JsonSchema => ({
  security: [{ bearer: [] }, ...(isOpenToo ? [{}] : [])],
  'x-permissions': [`plugin::douyin.${permission}`],
});

const metrics: Told = {
  method: 'get',
  path: `${below}${metricsContracts.read.path}`,
  operation: {
    operationId: 'get-metrics',
    tags: ['Metrics'],
    summary: 'What the site and this process count, for Prometheus',
    description:
      'Needs an API token with `plugin::douyin.metrics.scrape`, or an address of `DOUYIN_METRICS_ADDRESSES`. Users of the site are refused whatever their role holds.',
    ...granted('metrics.scrape', true),
    responses: {
      200: { description: 'The metrics.', content: { 'text/plain': { schema: { type: 'string' } } } },
      ...refused,
      ...failures(['CALL_TOO_OFTEN']),
    },
  },
};

const description: JsonSchema = {
  type: 'object',
  required: ['openapi', 'info', 'paths'],
  properties: {
    openapi: { type: 'string', const: '3.1.0' },
    info: { type: 'object' },
    paths: { type: 'object' },
  },
};

const openapi = (
  { path, params }: (typeof openapiContracts)['find' | 'findNamed'],
  operationId: string,
  summary: string,
  known: Named,
): Told => ({
  method: 'get',
  path: `${below}${path}`,
  operation: {
    operationId,
    tags: ['OpenAPI'],
    summary,
    description: 'Needs `plugin::douyin.openapi.find`.',
    ...granted('openapi.find'),
    parameters: path.includes(':') ? parametersOf(params, 'path', known) : [],
    responses: {
      200: { description: 'The description.', content: json(description) },
      ...refused,
      ...failures(['CONFIG_INVALID', 'CALL_TOO_OFTEN']),
    },
  },
});

/** What the platform and whoever runs the site call. */
export const siteTold = (known: Named): Told[] => [
  webhook(
    webhookContracts.receive.path,
    'post-webhook',
    'Where the platform delivers; the body names the app',
  ),
  webhook(webhookContracts.receiveFor.path, 'post-webhook-app', 'Where the platform delivers for one app', [
    parameter('path', 'app', 'The id of the app.'),
  ]),
  metrics,
  openapi(openapiContracts.find, 'get-openapi', 'The description of the content API', known),
  openapi(openapiContracts.findNamed, 'get-openapi-name', 'A description by its name', known),
];
