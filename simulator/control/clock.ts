import { wakePolls } from '../pan115/waiting';
import { DAY, moveClock, now, type ClockChange } from '../clock';
import { json, refusal, type Wire } from '../wire';
import type { World } from '../world';
import { bodyProblem, type ControlRequest, type ControlRoute } from './request';

const FARTHEST_MS = 100 * 365 * DAY;

/** `/_sim/clock`: read and move the platform's time. */
export const clockRoutes: ControlRoute[] = [
  { method: 'GET', path: '/_sim/clock', answer: show },
  { method: 'POST', path: '/_sim/clock', answer: move },
];

function show(world: World): Wire {
  return json(200, { now: new Date(now(world.clock)).toISOString(), offsetMs: world.clock.offsetMs });
}

function move(world: World, { call }: ControlRequest): Wire {
  const body = call.body.fields;
  const problem = bodyProblem(body, { offsetMs: 'number', advanceMs: 'number', set: 'text' });
  if (problem) return problem;
  if (Object.keys(body).length !== 1) return refusal(400, 'Give one of offsetMs, advanceMs or set.');
  if (typeof body.set === 'string' && Number.isNaN(Date.parse(body.set))) {
    return refusal(400, 'The field set must be an ISO date.');
  }
  const before = world.clock.offsetMs;
  moveClock(world.clock, body as ClockChange); // checked just above
  if (Math.abs(world.clock.offsetMs) <= FARTHEST_MS) {
    wakePolls(world);
    return show(world);
  }
  world.clock.offsetMs = before;
  return refusal(400, 'The clock goes 100 years in each direction.');
}
