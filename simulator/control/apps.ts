import type { Fields } from '../call';
import { json, refusal, type Wire } from '../wire';
import type { App, World } from '../world';
import { verifyCallback } from '../webhooks/send';
import { bodyProblem, type ControlRequest, type ControlRoute, type Rule } from './request';

/** `/_sim/apps`: what the console of the platform would do. */
export const appRoutes: ControlRoute[] = [
  { method: 'GET', path: '/_sim/apps', answer: (world) => json(200, { apps: [...world.apps.values()] }) },
  { method: 'POST', path: '/_sim/apps', answer: create },
  { method: 'PATCH', path: '/_sim/apps/:client_key', answer: change },
];

const RULES: Record<keyof App, Rule> = {
  client_key: 'text',
  client_secret: 'text',
  name: 'text',
  redirect_uris: 'texts',
  scopes: 'texts',
  type: ['web', 'mobile'],
  stage: ['online', 'review', 'banned', 'test'],
  capabilities: 'texts',
  developer: 'text',
  company: 'text',
  testers: 'texts',
  webhook_url: 'text',
};

/** A key never changes. */
const CHANGEABLE = Object.fromEntries(Object.entries(RULES).filter(([name]) => name !== 'client_key'));

const DEFAULTS: Omit<App, 'client_key' | 'client_secret'> = {
  name: '示例应用',
  redirect_uris: [],
  scopes: ['user_info', 'op.business.status'],
  type: 'web',
  stage: 'online',
  capabilities: [],
  developer: 'dev-hepan',
  company: 'co-hepan',
  testers: [],
};

function create(world: World, { call }: ControlRequest): Wire {
  const body = call.body.fields;
  const problem = bodyProblem(body, RULES, ['client_key', 'client_secret']) ?? secretProblem(body);
  if (problem) return problem;
  const app = { ...structuredClone(DEFAULTS), ...body } as App; // checked against RULES
  if (world.apps.has(app.client_key))
    return refusal(409, `The app ${app.client_key} exists already; use PATCH.`);
  world.apps.set(app.client_key, app);
  return json(201, app);
}

function change(world: World, { call, params }: ControlRequest): Wire {
  const app = world.apps.get(params.client_key ?? '');
  if (!app) return refusal(404, `There is no app ${params.client_key}.`);
  const problem = bodyProblem(call.body.fields, CHANGEABLE) ?? secretProblem(call.body.fields);
  if (problem) return problem;
  Object.assign(app, call.body.fields);
  if (call.body.fields.webhook_url) verifyCallback(world, app);
  return json(200, app);
}

/** The secret is the AES-256 key of phone numbers, so its length is not free. */
const secretProblem = ({ client_secret: secret }: Fields): Wire | undefined =>
  secret === undefined || Buffer.byteLength(String(secret)) === 32
    ? undefined
    : refusal(400, 'The field client_secret must have 32 characters.');
