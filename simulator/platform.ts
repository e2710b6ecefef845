import { anywhere, callToken, type Call } from './call';
import { recordCall } from './calls';
import { now } from './clock';
import { isRejection, reject, type Rejection } from './codes';
import { ENVELOPES, withStringNumbers, type EnvelopeName } from './envelopes';
import { faultCode, takeTrouble, withSet, type Fault, type Target } from './faults';
import { findClientToken } from './oauth/client-token';
import { endpointsAt } from './endpoints';
import type { Endpoint, Outcome, Success, Wait } from './outcome';
import { errorPage } from './pages/connect';
import { json, pageWire, type Wire } from './wire';
import type { World } from './world';

const UNKNOWN: Endpoint = {
  name: 'unknown',
  path: '',
  methods: [],
  envelope: 'classic',
  answer: () => reject(28001017),
};

const endpointOf = (world: World, call: Call): Endpoint =>
  endpointsAt(call.path).find((item) => takes(world, item, call)) ?? UNKNOWN;

/** Where a call goes and whose it is; a call whose body has not been read yet is told by its headers. */
export function targetOf(world: World, call: Call): Target {
  const { name, callerOf: own = callerOf } = endpointOf(world, call);
  const clientKey = own(world, call);
  return { name, path: call.path, ...(clientKey ? { clientKey } : {}) };
}

/** Writes a call down with how it ended. */
export function note(world: World, { method, path }: Call, target: Target, outcome: string): void {
  const at = new Date(now(world.clock)).toISOString();
  const caller = target.clientKey ? { client_key: target.clientKey } : {};
  recordCall(world.calls, { endpoint: target.name, method, path, at, ...caller, outcome });
}

/** Answers one platform call and records it; `undefined` means: break the connection. */
export async function answerPlatform(world: World, call: Call, wait: Wait): Promise<Wire | undefined> {
  const target = targetOf(world, call);
  const { delayMs, fault } = takeTrouble(world, target);
  if (delayMs > 0) await wait(delayMs);
  const { wire, outcome } = await settle(world, call, endpointOf(world, call), wait, fault);
  note(world, call, target, outcome);
  if (fault?.kind === 'late') await wait(fault.ms);
  return wire;
}

const takes = (world: World, endpoint: Endpoint, { method }: Call): boolean =>
  endpoint.methods.includes(method) ||
  (world.switches.tolerateLegacyForms && (endpoint.legacyMethods ?? []).includes(method));

/** Whose call it is: by the key it names, else by its token. */
function callerOf(world: World, call: Call): string | undefined {
  const token = callToken(call);
  const named = anywhere(call, 'client_key');
  const grant = world.grants.get(token) ?? world.businessTokens.get(token)?.grant;
  return named || grant?.client_key || findClientToken(world, token)?.app.client_key;
}

type Settled = { wire: Wire | undefined; outcome: string };

/** `drop`, `http`, `body` and numbers come before the endpoint does anything; `lost`, `late` and `set` come after. */
async function settle(
  world: World,
  call: Call,
  endpoint: Endpoint,
  wait: Wait,
  fault?: Fault,
): Promise<Settled> {
  const label = fault ? `fault:${fault.kind}` : undefined;
  if (fault?.kind === 'drop') return { wire: undefined, outcome: 'fault:drop' };
  const raw = fault && rawAnswer(fault);
  if (raw) return { wire: raw, outcome: `fault:${fault.kind}` };
  const planned = fault && faultCode(fault, endpoint);
  const asked = fault?.kind === 'forget' ? { ...call, isForgotten: true } : call;
  const outcome = planned ?? (await endpoint.answer(world, asked, wait));
  const wire = fault?.kind === 'lost' ? undefined : write(world, call, endpoint.envelope, outcome, fault);
  return { wire, outcome: label ?? (isRejection(outcome) ? String(outcome.code) : 'ok') };
}

function rawAnswer(fault: Fault): Wire | undefined {
  if (fault.kind === 'body')
    return { status: 200, type: 'application/json; charset=utf-8', body: fault.body };
  if (fault.kind !== 'http') return undefined;
  const body =
    fault.body ?? `<html><head><title>${fault.status}</title></head><body>${fault.status}</body></html>`;
  return { status: fault.status, type: 'text/html; charset=utf-8', body };
}

function write(world: World, call: Call, envelope: EnvelopeName, outcome: Outcome, fault?: Fault): Wire {
  if ('html' in outcome) return pageWire(outcome);
  if (envelope === 'page') return pageWire(errorPage(asRejection(outcome)));
  const stamp = { logId: call.logId, nowMs: now(world.clock) };
  const writer = ENVELOPES[envelope];
  if (isRejection(outcome)) return json(200, writer.failure(outcome, stamp));
  return json(200, { ...writer.success(dataOf(world, outcome, fault), stamp), ...outcome.beside });
}

/** A page endpoint succeeds with a page only. */
const asRejection = (outcome: Success | Rejection): Rejection =>
  isRejection(outcome) ? outcome : reject(10001);

function dataOf(world: World, { data }: Success, fault?: Fault): Success['data'] {
  const final = fault?.kind === 'set' ? withSet(data, fault.set) : data;
  return world.switches.stringNumbers ? withStringNumbers(final) : final;
}
