import { fileAt } from '../../pan115/files';
import { json, refusal, type Wire } from '../../wire';
import type { World } from '../../world';
import { bodyProblem, type ControlRequest, type ControlRoute } from '../request';

/** `/_sim/pan115/files`: puts files onto drives, and gives them out at the addresses of `downurl`. */
export const pan115FileRoutes: ControlRoute[] = [
  { method: 'POST', path: '/_sim/pan115/files', answer: put },
  { method: 'GET', path: '/_sim/pan115/files/:key', answer: give },
];

function put(world: World, { call }: ControlRequest): Wire {
  const body = call.body.fields;
  const rules = { person: 'text', pick_code: 'text', name: 'text', content: 'text' } as const;
  const problem = bodyProblem(body, rules, ['person', 'pick_code', 'name', 'content']);
  if (problem) return problem;
  const personId = String(body.person);
  if (!world.people.has(personId)) return refusal(400, 'There is no such person.');
  const pickCode = String(body.pick_code);
  const file = { personId, pickCode, name: String(body.name), content: String(body.content) };
  world.pan115.files.set(pickCode, file);
  return json(201, { pick_code: pickCode });
}

function give(world: World, { call, params }: ControlRequest): Wire {
  const file = fileAt(world, params.key ?? '', call);
  if (!file) return refusal(403, 'This address was given to another User-Agent.');
  return { status: 200, type: 'application/octet-stream', body: file.content };
}
