import type { DatabaseKind } from './databases';
import { lostWith } from './incidents';
import { connectPan115, createPan115App } from './pan115';
import { callsTo, clearFaults, planFault } from './platform';
import { addProcesses, type Processes } from './processes';
import { consentAtDouyin, consentAtPan115 } from './token-year';
import { connectDouyin, getAtOnce, hourMs, momentOf, refreshDue, ripenForRenewal, tokenRow } from './tokens';
import { until } from './until';
import { createWorld, type World } from './world';

/** A call that changes tokens, by its platform and endpoint. */
export const lossyCalls = {
  'a Douyin refresh': { provider: 'douyin', method: 'refreshNow', endpoint: 'refresh_token' },
  'a Douyin renewal': { provider: 'douyin', method: 'renewNow', endpoint: 'renew_refresh_token' },
  'a 115 refresh': { provider: 'pan115', method: 'refreshNow', endpoint: 'pan115_refreshToken' },
} as const;
export type LossyCall = keyof typeof lossyCalls;

const recoveryEndpoint = { douyin: 'refresh_token', pan115: 'pan115_refreshToken' } as const;

/** A failure of the platform, as `planFault` takes it. */
type Planned = { kind: string } & Record<string, unknown>;

/** A site of three processes whose platform's answers get lost, and what a story does with it. */
export type LossyWorld = {
  world: World;
  processes: Processes;
  /** Moves the platform and all processes on by so many milliseconds. */
  move(ms: number): Promise<void>;
  /** The present moment there, in milliseconds. */
  now(): number;
  /** Connects an account that belongs to a user. */
  connect(call: LossyCall): Promise<string>;
  /** Brings an account to where the call is made next, and makes it while the platform fails like this. */
  fail(call: LossyCall, accountId: string, fault: Planned): Promise<void>;
  /** Lets the call that finds out what became of it fail as well. */
  disturbRecovery(call: LossyCall, fault: Planned): Promise<unknown>;
  /** What is due, done by all processes at once. */
  passEverywhere(): Promise<void>;
  /** How often the platform was called to find out, since the start. */
  recoveryCalls(call: LossyCall): Promise<number>;
  /** The owner consents again through a link. */
  consent(call: LossyCall, accountId: string): Promise<void>;
};

const ownerOf = (world: World, accountId: string) =>
  world.tables('douyin_accounts').where({ document_id: accountId });

/** All that a lost answer may never change of an account. */
export const accountRow = (world: World, accountId: string): Promise<Record<string, unknown>> =>
  ownerOf(world, accountId).first('id', 'user_id', 'open_id', 'disconnected_at') as unknown as Promise<
    Record<string, unknown>
  >;

/** The requests for consent of an account, the oldest first. */
export const requestsFor = async (world: World, accountId: string) =>
  (await world
    .tables('douyin_incidents')
    .where({ subject_id: accountId })
    .whereIn('kind', ['grant-lost', 'grant-unknown'])
    .orderBy('id')) as { kind: string; recovered_at: unknown }[];

/** Starts a site for stories about lost answers. */
export async function createLossyWorld(database: DatabaseKind): Promise<LossyWorld> {
  // A call that waits longer than this is given up.
  const world = await createWorld({ database, env: { DOUYIN_REQUEST_TIMEOUT_MS: '2000' } });
  const processes = await addProcesses(world);
  await world.sim('apps/awsim0000demo', { capabilities: ['renew_refresh_token'] }, 'PATCH');
  const pan115App = await createPan115App(world);
  let moved = 0;
  const move = async (ms: number): Promise<void> => {
    moved += ms;
    await world.sim('clock', { offsetMs: moved });
    await processes.moveClocks(moved);
  };
  const now = (): number => Date.now() + moved;
  const connectOwned = async (call: LossyCall): Promise<string> => {
    const douyin = await connectDouyin(world);
    if (lossyCalls[call].provider === 'douyin') return douyin;
    // Time has moved past the end of the administrator's session.
    await world.admin.register();
    const accountId = await connectPan115(world, pan115App);
    const { user_id } = await accountRow(world, douyin);
    await ownerOf(world, accountId).update({ user_id });
    return accountId;
  };
  const ripen = async (call: LossyCall, accountId: string): Promise<void> => {
    if (call === 'a Douyin renewal') return ripenForRenewal(world, move);
    if (call === 'a 115 refresh') return;
    const { refresh_due_at: due } = await tokenRow(world, accountId);
    await move(momentOf(due) - now() + 1000);
  };
  return {
    world,
    processes,
    move,
    now,
    async connect(call) {
      await clearFaults(world);
      return connectOwned(call);
    },
    async fail(call, accountId, fault) {
      const { endpoint, method } = lossyCalls[call];
      const before = await callsTo(world, endpoint);
      // Planned before the call is due, so that it fails also where the cron is first.
      await planFault(world, { endpoint, ...fault });
      await ripen(call, accountId);
      await world.strapi
        .run(`return strapi.plugin('douyin').service('tokens').${method}('${accountId}', { kind: 'system' })`)
        .catch(() => undefined);
      await until('the platform was called', async () => (await callsTo(world, endpoint)) === before + 1);
    },
    disturbRecovery: (call, fault) =>
      planFault(world, { endpoint: recoveryEndpoint[lossyCalls[call].provider], ...fault }),
    passEverywhere: async () => void (await Promise.all(processes.living().map(refreshDue))),
    recoveryCalls: (call) => callsTo(world, recoveryEndpoint[lossyCalls[call].provider]),
    consent: (call, accountId) =>
      lossyCalls[call].provider === 'douyin'
        ? consentAtDouyin(world, accountId)
        : consentAtPan115(world, accountId),
  };
}

/**
 * Lets time pass until past the access token's end, with passes of all processes and callers in each, and checks all the way
 * that the live access token is given, and ends as one typed error when it is over.
 */
export async function liveToTheEnd(lossy: LossyWorld, accountId: string): Promise<void> {
  const { world, processes } = lossy;
  const { access_expires_at: end } = await tokenRow(world, accountId);
  const token = (await getAtOnce(world.strapi, accountId, 1))[0];
  const stepMs = (momentOf(end) - lossy.now()) / 5;
  for (let n = 0; n < 4; n += 1) {
    await lossy.move(Math.round(stepMs));
    await lossy.passEverywhere();
    const given = await Promise.all(processes.living().map((one) => getAtOnce(one, accountId, 5)));
    expect([...new Set(given.flat())]).toEqual([token]);
  }
  await lossy.move(momentOf(end) - lossy.now() - 20_000);
  await lossy.passEverywhere();
  expect(await getAtOnce(world.strapi, accountId, 1)).toEqual([token]);
  for (const ms of [21_000, hourMs, 24 * hourMs]) {
    await lossy.move(ms);
    await lossy.passEverywhere();
    expect(await lostWith(world, accountId)).toBe('AUTH_GRANT_LOST');
  }
}
