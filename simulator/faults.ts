import { reject, type Rejection } from './codes';
import type { Fields } from './call';
import type { EnvelopeName } from './envelopes';
import { nextNumber } from './ids';
import type { World } from './world';

/** What goes wrong. `set` merges into `data` of a success; null removes a field. */
export type FaultKind =
  | { kind: 'code'; code: number; description?: string }
  | { kind: 'delay'; ms: number }
  | { kind: 'drop' | 'lost' | 'throttle' | 'quota' | 'retired' | 'outage' }
  | { kind: 'http'; status: number; body?: string }
  | { kind: 'body'; body: string }
  | { kind: 'set'; set: Fields };

/** A planned failure: where, how often (null = until removed) and for which app. */
export type Fault = FaultKind & {
  id: string;
  /** A path, a short name, or `*`. */
  endpoint: string;
  times: number | null;
  match?: { client_key?: string };
};

/** What a call meets: waiting first, then at most one fault. */
export type Trouble = { delayMs: number; fault?: Fault };

/** Adds a fault and gives it an id. */
export function addFault(world: World, fault: Omit<Fault, 'id'>): Fault {
  const added = { ...fault, id: `fault-${nextNumber(world.ids, 'fault')}` } as Fault; // Omit forgets the union
  world.faults.push(added);
  return added;
}

/** A path without its trailing slash. */
export const trimPath = (path: string): string => (path.length > 1 ? path.replace(/\/+$/, '') : path);

/** Where a call goes and whose it is, as faults match it. */
export type Target = { name: string; path: string; clientKey?: string };

function concerns(fault: Fault, { name, path, clientKey }: Target): boolean {
  const here = ['*', name, path].includes(
    fault.endpoint.startsWith('/') ? trimPath(fault.endpoint) : fault.endpoint,
  );
  const key = fault.match?.client_key;
  return here && (key === undefined || key === clientKey);
}

/** Takes what lies in wait for this call: every delay, and the oldest other fault. */
export function takeTrouble(world: World, target: Target): Trouble {
  const due = world.faults.filter((fault) => concerns(fault, target));
  const delays = due.filter((fault) => fault.kind === 'delay');
  const fault = due.find((item) => item.kind !== 'delay');
  for (const taken of fault ? [...delays, fault] : delays) spend(world, taken);
  const delayMs = delays.reduce((sum, item) => sum + (item.kind === 'delay' ? item.ms : 0), 0);
  return fault ? { delayMs, fault } : { delayMs };
}

function spend(world: World, fault: Fault): void {
  if (fault.times === null) return;
  fault.times -= 1;
  if (fault.times <= 0) world.faults = world.faults.filter((item) => item !== fault);
}

/** The platform number a fault stands for in this envelope, if it is one that answers a number. */
export function faultCode(fault: Fault, envelope: EnvelopeName): Rejection | undefined {
  switch (fault.kind) {
    case 'code':
      return reject(fault.code, fault.description);
    case 'throttle':
      return reject(28003018);
    case 'quota':
      return reject(envelope === 'classic' ? 2190001 : 28003017);
    case 'retired':
      return reject(28001056);
    case 'outage':
      return reject(28001005);
    default:
      return undefined;
  }
}

/** `data` with the fields of a `set` fault merged in. */
export const withSet = (data: Fields, set: Fields): Fields =>
  Object.fromEntries(Object.entries({ ...data, ...set }).filter(([name]) => set[name] !== null));
