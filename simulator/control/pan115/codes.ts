import type { Fields } from '../../call';
import {
  act,
  findDeviceCode,
  isUndecided,
  type DeviceAction,
  type DeviceCode,
} from '../../pan115/device-codes';
import { json, refusal, type Wire } from '../../wire';
import type { World } from '../../world';
import { bodyProblem, type ControlRequest, type ControlRoute } from '../request';

/** `/_sim/pan115/codes`: the QR logins of 115 and what happens to them. */
export const pan115CodeRoutes: ControlRoute[] = [
  { method: 'GET', path: '/_sim/pan115/codes', answer: list },
  { method: 'GET', path: '/_sim/pan115/codes/:uid', answer: one },
  { method: 'POST', path: '/_sim/pan115/codes/:uid/:action', answer: decide },
];

const ACTIONS: DeviceAction[] = ['scan', 'confirm', 'cancel', 'expire'];

function list(world: World): Wire {
  const codes = [...world.pan115.deviceCodes.keys()].map((uid) => findDeviceCode(world, uid));
  const open = codes.filter((code) => code !== undefined).filter(isUndecided);
  return json(200, { codes: open.map(describe) });
}

function one(world: World, { params }: ControlRequest): Wire {
  const code = pick(world, params.uid ?? '');
  return code ? json(200, describe(code)) : refusal(404, 'There is no such code.');
}

/** The code of a uid, or the newest one for the word `newest`. */
const pick = (world: World, uid: string): DeviceCode | undefined =>
  findDeviceCode(world, uid === 'newest' ? ([...world.pan115.deviceCodes.keys()].at(-1) ?? '') : uid);

const describe = ({ uid, client_id, status, personId, endsMs }: DeviceCode): Fields => ({
  uid,
  client_id,
  status,
  person: personId,
  ends: new Date(endsMs).toISOString(),
});

/** The person is the one the body names, else the one who scanned, else the first of the world. */
function decide(world: World, { call, params }: ControlRequest): Wire {
  const body = call.body.fields;
  const problem = bodyProblem(body, { person: 'text' });
  if (problem) return problem;
  const action = ACTIONS.find((name) => name === params.action);
  if (!action) return refusal(404, `A code can ${ACTIONS.join(', ')}.`);
  const code = pick(world, params.uid ?? '');
  if (!code) return refusal(404, 'There is no such code.');
  const [first] = world.people.keys();
  const personId = String(body.person ?? code.personId ?? first);
  const person = world.people.get(personId);
  if (!person) return refusal(404, `There is no person ${personId}.`);
  const canEnd = isUndecided(code) || (action === 'expire' && code.status === 'confirmed');
  if (!canEnd) return refusal(409, `The code is ${code.status}.`);
  act(world, code, action, action === 'expire' ? undefined : person);
  return json(200, describe(code));
}
