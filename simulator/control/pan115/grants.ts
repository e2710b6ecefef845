import { secondsLeft } from '../../oauth/grants';
import { createPan115Grant } from '../../pan115/grants';
import { tokenSet } from '../../pan115/token-set';
import { json, refusal, type Wire } from '../../wire';
import type { World } from '../../world';
import { addCrowd, MOST_GRANTS } from '../crowd';
import { inMs } from '../grants';
import { bodyProblem, type ControlRequest, type ControlRoute } from '../request';

/** `/_sim/pan115/grants`: many logins at once, each of a new person, for benchmarks. */
export const pan115GrantRoutes: ControlRoute[] = [
  { method: 'POST', path: '/_sim/pan115/grants', answer: create },
];

function create(world: World, { call }: ControlRequest): Wire {
  const body = call.body.fields;
  const problem = bodyProblem(
    body,
    { client_id: 'text', count: 'count', accessEndsInSeconds: 'number', refreshEndsInSeconds: 'number' },
    ['client_id', 'count'],
  );
  if (problem) return problem;
  const clientId = String(body.client_id);
  if (!world.pan115.apps.has(clientId)) return refusal(404, `There is no app ${clientId}.`);
  if (Number(body.count) > MOST_GRANTS) return refusal(400, `The field count is ${MOST_GRANTS} at most.`);
  const lifetimes = { accessLifeMs: inMs(body.accessEndsInSeconds), lifeMs: inMs(body.refreshEndsInSeconds) };
  const grants = addCrowd(world, Number(body.count)).map(({ id: personId, pan115_user_id }) => {
    const grant = createPan115Grant(world, { client_id: clientId, personId, ...lifetimes });
    return {
      person: personId,
      user_id: pan115_user_id,
      ...tokenSet(world, grant),
      refresh_expires_in: secondsLeft(world, grant.endsMs),
    };
  });
  return json(200, { grants });
}
