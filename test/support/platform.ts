import type { World } from './world';

/** A planned failure, as the simulator's README describes it. */
export type Fault = { endpoint: string; kind: string; times?: number | null } & Record<string, unknown>;

/** Plans a failure of the platform. */
export const planFault = (world: World, fault: Fault): Promise<unknown> => world.sim('faults', fault);

/** Ends all planned failures. */
export const clearFaults = (world: World): Promise<unknown> => world.sim('faults', undefined, 'DELETE');

/** How often one of the platform's endpoints was called, whatever came of it. */
export async function callsTo(world: World, endpoint: string): Promise<number> {
  const { counts } = await world.sim<{ counts: Record<string, Record<string, number>> }>('calls');
  return Object.values(counts[endpoint] ?? {}).reduce((sum, n) => sum + n, 0);
}

/** Lets the platform name this user in the next logins, whoever approves them. */
export async function speakAs(world: World, openId: string, { nickname = '同名', times = 1 } = {}) {
  const data = { error_code: 0, description: '', open_id: openId, nickname };
  await planFault(world, { endpoint: 'access_token', kind: 'set', set: { open_id: openId }, times });
  await planFault(world, {
    endpoint: 'userinfo',
    kind: 'body',
    body: JSON.stringify({ data, message: 'success' }),
    times,
  });
}
