import { json, type Wire } from '../wire';
import type { World } from '../world';
import { bodyProblem, type ControlRequest, type ControlRoute } from './request';
import { SPREAD, spreadOf } from './spread';

/** `/_sim/clues`: the clues of a life-service merchant, in place of those it had. */
export const clueRoute: ControlRoute = { method: 'POST', path: '/_sim/clues', answer: set };

function set(world: World, { call }: ControlRequest): Wire {
  const body = call.body.fields;
  const problem = bodyProblem(body, { account_id: 'text', ...SPREAD, lateMinutes: 'count' }, [
    'account_id',
    'count',
  ]);
  if (problem) return problem;
  const spread = spreadOf(world, body);
  if ('status' in spread) return spread;
  world.clues.set(String(body.account_id), { ...spread, lateMinutes: Number(body.lateMinutes ?? 0) });
  return json(200, { account_id: body.account_id, count: spread.count });
}
