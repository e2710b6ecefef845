import { reject, type Rejection } from './codes';
import type { Line } from './body';
import type { Fields } from './call';
import type { Endpoint } from './outcome';
import { nextNumber } from './ids';
import type { World } from './world';

/** What goes wrong. `set` merges into `data` of a success; null removes a field. */
export type FaultKind =
  | { kind: 'code'; code: number; description?: string }
  | { kind: 'delay'; ms: number }
  | { kind: 'drop' | 'lost' | 'forget' | 'throttle' | 'quota' | 'retired' | 'outage' }
  | { kind: 'late'; ms: number }
  | { kind: 'cut'; after: number }
  | { kind: 'slow'; bytes_per_second: number }
  | { kind: 'http'; status: number; body?: string }
  | { kind: 'body'; body: string }
  | { kind: 'set'; set: Fields };

/** A planned failure: where, how often (null = until removed) and for which app. */
export type Fault = FaultKind & {
  id: string;
  /** A path, a short name, or `*`. */
  endpoint: string;
  times: number | null;
  match?: { client_key?: string; client_id?: string };
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
  const key = fault.match?.client_key ?? fault.match?.client_id;
  return here && (key === undefined || key === clientKey);
}

const isOfLine = ({ kind }: Fault): boolean => kind === 'cut' || kind === 'slow';

/** Takes what a file meets on its way in; the call itself may still meet something else. */
export function takeLine(world: World, target: Target): Line {
  const due = world.faults.filter((fault) => isOfLine(fault) && concerns(fault, target));
  const line: Line = {};
  for (const fault of due) {
    if (fault.kind === 'cut') line.cutAfterBytes = fault.after;
    if (fault.kind === 'slow') line.bytesPerSecond = fault.bytes_per_second;
    spend(world, fault);
  }
  return line;
}

/** Takes what lies in wait for this call: every delay, and the oldest other fault. */
export function takeTrouble(world: World, target: Target): Trouble {
  const due = world.faults.filter((fault) => !isOfLine(fault) && concerns(fault, target));
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

/** A kind of fault that stands for a number. */
type Numbered = 'throttle' | 'quota' | 'retired' | 'outage';

/** What each of them is on the Douyin side. */
const DOUYIN: Record<Numbered, number> = {
  throttle: 28003018,
  quota: 28003017,
  retired: 28001056,
  outage: 28001005,
};

/** On the 115 side; it has no number for what is retired. */
const PAN115: Record<Numbered, number> = {
  throttle: 770004,
  quota: 406,
  retired: 40140107,
  outage: 40110000,
};

function numberOf(kind: Numbered, { name, envelope }: Endpoint): number {
  if (name === 'pan115_refreshToken' && kind === 'throttle') return 40140117;
  if (name.startsWith('pan115_')) return PAN115[kind];
  return kind === 'quota' && envelope === 'classic' ? 2190001 : DOUYIN[kind];
}

/** The platform number a fault stands for at this endpoint, if it is one that answers a number. */
export function faultCode(fault: Fault, endpoint: Endpoint): Rejection | undefined {
  if (fault.kind === 'code') return reject(fault.code, fault.description);
  return fault.kind in DOUYIN ? reject(numberOf(fault.kind as Numbered, endpoint)) : undefined;
}

/** `data` with the fields of a `set` fault merged in. */
export const withSet = (data: Fields, set: Fields): Fields =>
  Object.fromEntries(Object.entries({ ...data, ...set }).filter(([name]) => set[name] !== null));
