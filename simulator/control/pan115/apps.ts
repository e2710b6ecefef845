import type { Fields } from '../../call';
import type { Pan115App } from '../../pan115/world';
import { json, refusal, type Wire } from '../../wire';
import type { World } from '../../world';
import { bodyProblem, type ControlRequest, type ControlRoute, type Rule } from '../request';

/** `/_sim/pan115/apps`: what open.115.com would do. */
export const pan115AppRoutes: ControlRoute[] = [
  { method: 'GET', path: '/_sim/pan115/apps', answer: list },
  { method: 'POST', path: '/_sim/pan115/apps', answer: create },
  { method: 'PATCH', path: '/_sim/pan115/apps/:client_id', answer: change },
];

const RULES: Record<keyof Pan115App, Rule> = {
  client_id: 'text',
  client_secret: 'text',
  name: 'text',
  domains: 'texts',
  stage: ['online', 'review', 'disabled', 'expired', 'developer_expired'],
};

/** An id never changes. */
const CHANGEABLE = Object.fromEntries(Object.entries(RULES).filter(([name]) => name !== 'client_id'));

function list({ pan115 }: World): Wire {
  return json(200, { apps: [...pan115.apps.values()] });
}

function create({ pan115 }: World, { call }: ControlRequest): Wire {
  const body = call.body.fields;
  const problem = bodyProblem(body, RULES, ['client_id', 'client_secret']) ?? idProblem(body);
  if (problem) return problem;
  const app = { name: '示例应用', domains: [], stage: 'online', ...body } as unknown as Pan115App; // checked against RULES
  if (pan115.apps.has(app.client_id))
    return refusal(409, `The app ${app.client_id} exists already; use PATCH.`);
  pan115.apps.set(app.client_id, app);
  return json(201, app);
}

function change({ pan115 }: World, { call, params }: ControlRequest): Wire {
  const app = pan115.apps.get(params.client_id ?? '');
  if (!app) return refusal(404, `There is no app ${params.client_id}.`);
  return bodyProblem(call.body.fields, CHANGEABLE) ?? json(200, Object.assign(app, call.body.fields));
}

const idProblem = ({ client_id: id }: Fields): Wire | undefined =>
  /^\d+$/.test(String(id)) ? undefined : refusal(400, 'The field client_id must have digits only.');
