import { faultBody } from '../../../src/plugins/douyin/server/src/oauth/endpoints/answer';
import {
  bodyIsFlat,
  bodyKnown,
  methodsOf,
  nothingSecretInQuery,
  queryIsFlat,
  secureOnly,
  withinLimit,
  type Check,
} from '../../../src/plugins/douyin/server/src/oauth/endpoints/checks';
import { faults, type FaultName } from '../../../src/plugins/douyin/server/src/oauth/endpoints/faults';
import { ref } from '../parts';
import type { JsonSchema } from '../schema';
import type { Answers } from './told';

const ofCheck = new Map<Check, FaultName>([
  [secureOnly, 'plain-http'],
  [withinLimit, 'too-often'],
  [queryIsFlat, 'bad-request'],
  [nothingSecretInQuery, 'bad-request'],
  [bodyKnown, 'bad-request'],
  [bodyIsFlat, 'bad-request'],
]);

/** What the usual checks find wrong, and what any endpoint may come to. */
const usual = (checks: readonly Check[]): FaultName[] => [
  ...checks.flatMap((check) => ofCheck.get(check) ?? []),
  ...(methodsOf(checks).length > 0 ? (['wrong-method'] as const) : []),
  'busy',
  'broken',
];

/** The headers that go with a status. */
const headersOf = (status: number): JsonSchema => ({
  ...(status === 401 ? { 'WWW-Authenticate': ref('headers', 'WWW-Authenticate') } : {}),
  ...(status === 405 ? { Allow: ref('headers', 'Allow') } : {}),
  ...(status === 429 || status === 503 ? { 'Retry-After': ref('headers', 'Retry-After') } : {}),
});

const lineOf = (name: FaultName): string => {
  const { error, message } = faults[name];
  return error ? `\`${error}\`: ${message}` : message;
};

function answerOf(status: number, names: FaultName[]): JsonSchema {
  const examples = Object.fromEntries(names.map((name) => [name, { value: faultBody({ name }) }]));
  return {
    description: names.map(lineOf).join('; '),
    headers: headersOf(status),
    content: { 'application/json': { schema: ref('schemas', 'OAuthFault'), examples } },
  };
}

/** The answers that these faults become: by status, with the table's own words. */
export function faultAnswers(names: FaultName[]): Answers {
  const byStatus = new Map<number, FaultName[]>();
  for (const name of Object.keys(faults) as FaultName[]) {
    const { status } = faults[name];
    if (names.includes(name)) byStatus.set(status, [...(byStatus.get(status) ?? []), name]);
  }
  return Object.fromEntries([...byStatus].map(([status, some]) => [status, answerOf(status, some)]));
}

/** The same for an endpoint: what its usual checks find wrong, and what it finds wrong beside. */
export const endpointFaults = (checks: readonly Check[], others: FaultName[]): Answers =>
  faultAnswers([...usual(checks), ...others]);

/** The body of every fault. */
export const faultSchema: JsonSchema = {
  type: 'object',
  required: ['message'],
  properties: {
    error: {
      type: 'string',
      description:
        'The code of RFC 6749 and its kin; missing where a resource was asked without a token. With 400 it may be finer than `invalid_request`, e.g. `invalid_scope`.',
      examples: [...new Set(Object.values(faults).flatMap(({ error }) => error ?? []))],
    },
    error_description: { type: 'string', description: 'For developers, in ASCII.' },
    message: {
      type: 'string',
      description: 'For people.',
      enum: [...new Set(Object.values(faults).map(({ message }) => message))],
    },
  },
};
