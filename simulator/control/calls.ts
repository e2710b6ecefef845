import { clearCalls } from '../calls';
import { json, type Wire } from '../wire';
import type { World } from '../world';
import type { ControlRoute } from './request';

/** `/_sim/calls`: what was called and how it ended. */
export const callRoutes: ControlRoute[] = [
  { method: 'GET', path: '/_sim/calls', answer: show },
  { method: 'DELETE', path: '/_sim/calls', answer: clear },
];

function show({ calls }: World): Wire {
  return json(200, { calls: calls.entries, counts: calls.counts });
}

function clear({ calls }: World): Wire {
  clearCalls(calls);
  return json(200, { ok: true });
}
