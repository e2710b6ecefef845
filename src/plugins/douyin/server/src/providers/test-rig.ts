import { startSimulator, type Simulator } from '../../../../../../simulator';
import { PluginError } from '../shared/errors';
import { createSend, type HttpAnswer } from '../shared/request';

/** Sends with a short deadline and shorter pauses. */
export const send = createSend({ timeoutMs: 1500, retry: { tries: 3, baseMs: 20, capMs: 50 } });

/** A simulator for one test, and the ways to steer it. */
export type Rig = {
  simulator: Simulator;
  /** Sends to `/_sim/…`. */
  steer(where: string, json?: unknown, method?: string): Promise<Record<string, unknown>>;
  /** Plans a failure that lasts. */
  fault(endpoint: string, kind: string, more?: object): Promise<unknown>;
  /** How often an endpoint was called. */
  calls(endpoint: string): Promise<number>;
};

async function steer(url: string, json: unknown, method: string): Promise<Record<string, unknown>> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, { method, headers, body: JSON.stringify(json) });
  if (!answer.ok) throw new Error(`${url}: ${await answer.text()}`);
  return (await answer.json()) as Record<string, unknown>;
}

/** Starts a simulator. */
export async function startRig(): Promise<Rig> {
  const simulator = await startSimulator();
  const rig: Rig = {
    simulator,
    steer: (where, json, method = 'POST') => steer(`${simulator.url}/_sim/${where}`, json, method),
    fault: (endpoint, kind, more = {}) => rig.steer('faults', { endpoint, kind, times: null, ...more }),
    async calls(endpoint) {
      const answer = await fetch(`${simulator.url}/_sim/calls`);
      const { counts } = (await answer.json()) as { counts: Record<string, Record<string, number>> };
      return Object.values(counts[endpoint] ?? {}).reduce((sum, count) => sum + count, 0);
    },
  };
  return rig;
}

/** The error of work that must fail with one of ours. */
export async function refusalOf(work: Promise<unknown> | undefined): Promise<PluginError> {
  const error: unknown = await (work ?? Promise.resolve()).then(
    () => new Error('It succeeded'),
    (reason: unknown) => reason,
  );
  if (error instanceof PluginError) return error;
  throw error;
}

/** Hours between now and a moment. */
export const hoursAhead = (moment: Date) => (moment.getTime() - Date.now()) / 3_600_000;

/** An answer as if it had come over the wire. */
export const answer = (body: unknown, status = 200, headers: Record<string, string> = {}): HttpAnswer => ({
  status,
  headers,
  text: typeof body === 'string' ? body : JSON.stringify(body),
});

/** The error of work that must throw one of ours. */
export function thrownBy(work: () => unknown): PluginError {
  try {
    work();
  } catch (error) {
    if (error instanceof PluginError) return error;
    throw error;
  }
  throw new Error('It looked like success');
}
