import { json, type Wire } from '../wire';
import type { World } from '../world';
import { bodyProblem, type ControlRequest, type ControlRoute, type Rule } from './request';

/** `/_sim/switches`: behaviour that differs between platform generations. */
export const switchRoutes: ControlRoute[] = [
  { method: 'GET', path: '/_sim/switches', answer: (world) => json(200, world.switches) },
  { method: 'POST', path: '/_sim/switches', answer: turn },
];

function turn(world: World, { call }: ControlRequest): Wire {
  const flags = Object.keys(world.switches).map((name): [string, Rule] => [name, 'flag']);
  const problem = bodyProblem(call.body.fields, Object.fromEntries(flags));
  if (problem) return problem;
  Object.assign(world.switches, call.body.fields);
  return json(200, world.switches);
}
