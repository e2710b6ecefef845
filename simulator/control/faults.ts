import type { Fields } from '../call';
import { addFault, type Fault } from '../faults';
import { json, refusal, type Wire } from '../wire';
import type { World } from '../world';
import { bodyProblem, type ControlRequest, type ControlRoute, type Rule } from './request';

/** `/_sim/faults`: plan failures of the platform. */
export const faultRoutes: ControlRoute[] = [
  { method: 'GET', path: '/_sim/faults', answer: (world) => json(200, { faults: world.faults }) },
  { method: 'POST', path: '/_sim/faults', answer: add },
  { method: 'DELETE', path: '/_sim/faults', answer: removeAll },
  { method: 'DELETE', path: '/_sim/faults/:id', answer: removeOne },
];

/** The fields of each kind, all required but those in OPTIONAL. */
const KINDS: Record<Fault['kind'], Record<string, Rule>> = {
  code: { code: 'number', description: 'text' },
  delay: { ms: 'number' },
  drop: {},
  lost: {},
  forget: {},
  late: { ms: 'number' },
  cut: { after: 'count' },
  slow: { bytes_per_second: 'count' },
  http: { status: 'number', body: 'text' },
  body: { body: 'text' },
  set: { set: 'object' },
  throttle: {},
  quota: {},
  retired: {},
  outage: {},
};
const OPTIONAL = ['description'];

function add(world: World, { call }: ControlRequest): Wire {
  const body = call.body.fields;
  const kind = String(body.kind);
  const rules = Object.entries(KINDS).find(([name]) => name === kind)?.[1];
  if (!rules) return refusal(400, `The field kind must be one of ${Object.keys(KINDS).join(', ')}.`);
  const problem = faultProblem(body, kind, rules);
  if (problem) return problem;
  const fault = { times: 1, ...body } as Omit<Fault, 'id'>; // checked against the rules of its kind
  return json(201, addFault(world, fault));
}

function faultProblem(body: Fields, kind: string, rules: Record<string, Rule>): Wire | undefined {
  const optional = kind === 'http' ? ['body'] : OPTIONAL;
  const required = ['endpoint', ...Object.keys(rules).filter((name) => !optional.includes(name))];
  const { status } = body;
  if (typeof status === 'number' && !(Number.isInteger(status) && status >= 200 && status <= 599)) {
    return refusal(400, 'The field status must be an HTTP status from 200 to 599.');
  }
  return bodyProblem(
    body,
    { endpoint: 'text', kind: 'text', times: 'times', match: 'object', ...rules },
    required,
  );
}

function removeAll(world: World): Wire {
  world.faults = [];
  return json(200, { ok: true });
}

function removeOne(world: World, { params }: ControlRequest): Wire {
  const before = world.faults.length;
  world.faults = world.faults.filter(({ id }) => id !== params.id);
  return world.faults.length < before
    ? json(200, { ok: true })
    : refusal(404, `There is no fault ${params.id}.`);
}
