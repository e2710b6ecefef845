import { json, type Wire } from '../wire';
import type { World } from '../world';
import { bodyProblem, type ControlRequest, type ControlRoute } from './request';
import { SPREAD, spreadOf } from './spread';

/** `/_sim/clues`: the clues of a life-service merchant, in place of those it had. */
export const clueRoute: ControlRoute = { method: 'POST', path: '/_sim/clues', answer: set };

function set(world: World, { call }: ControlRequest): Wire {
  const body = call.body.fields;
  const problem = bodyProblem(body, { account_id: 'text', ...SPREAD }, ['account_id', 'count']);
  if (problem) return problem;
  const clues = spreadOf(world, body);
  if ('status' in clues) return clues;
  world.clues.set(String(body.account_id), clues);
  return json(200, { account_id: body.account_id, count: clues.count });
}
