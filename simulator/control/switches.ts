import { json, refusal, type Wire } from '../wire';
import type { World } from '../world';
import { bodyProblem, type ControlRequest, type ControlRoute, type Rule } from './request';

/** `/_sim/switches`: behaviour that differs between platform generations. */
export const switchRoutes: ControlRoute[] = [
  { method: 'GET', path: '/_sim/switches', answer: (world) => json(200, world.switches) },
  { method: 'POST', path: '/_sim/switches', answer: turn },
];

function turn(world: World, { call }: ControlRequest): Wire {
  const rules = Object.entries(world.switches).map(([name, value]): [string, Rule] => [
    name,
    typeof value === 'number' ? 'count' : 'flag',
  ]);
  const problem = bodyProblem(call.body.fields, Object.fromEntries(rules));
  if (problem) return problem;
  if (call.body.fields.pan115LoginsKept === 0) return refusal(400, 'At least one login is kept.');
  Object.assign(world.switches, call.body.fields);
  return json(200, world.switches);
}
