import { isHere, type DatabaseKind } from '../support/databases';
import { ofThisRun } from '../support/this-run';
import {
  accountRow,
  createLossyWorld,
  liveToTheEnd,
  requestsFor,
  type LossyCall,
  type LossyWorld,
} from '../support/token-losses';
import { getAtOnce, hourMs, momentOf, refreshDue, tokenRow } from '../support/tokens';

const kinds = ofThisRun<DatabaseKind>(['postgres'], ['postgres', 'sqlite']);

const lost = { kind: 'lost' };
const drop = { kind: 'drop' };
const late = { kind: 'delay', ms: 3000 };
const busy = { kind: 'http', status: 503 };
const throttled = { kind: 'throttle' };
const noRefreshToken = { kind: 'set', set: { refresh_token: null } };

type Fault = { kind: string } & Record<string, unknown>;
/** A call and its fault, and the faults of the calls that find out what became of it. */
type Case = [call: LossyCall, fault: Fault, then: Fault[]];

/** What we hold is still accepted: the platform rotates nothing, or never heard of it. */
const accepted = ofThisRun<Case>(
  [
    ['a Douyin refresh', lost, []],
    ['a Douyin renewal', drop, [busy, lost]],
    ['a 115 refresh', drop, [busy, throttled, drop]],
  ],
  [
    ['a Douyin refresh', lost, []],
    ['a Douyin refresh', drop, []],
    ['a Douyin refresh', late, []],
    ['a Douyin renewal', drop, []],
    ['a Douyin renewal', drop, [busy, lost]],
    ['a Douyin renewal', busy, []],
    ['a 115 refresh', drop, []],
    ['a 115 refresh', drop, [busy, throttled, drop]],
    ['a 115 refresh', busy, []],
  ],
);

/** The platform did it and we do not hold what it gave. */
const rotated = ofThisRun<Case>(
  [
    ['a Douyin renewal', lost, [busy, throttled]],
    ['a 115 refresh', lost, []],
    ['a 115 refresh', noRefreshToken, []],
    // The old token was good for one more, and that answer got lost.
    ['a 115 refresh', drop, [lost]],
  ],
  [
    ['a Douyin renewal', lost, []],
    ['a Douyin renewal', lost, [busy, throttled]],
    ['a 115 refresh', lost, []],
    ['a 115 refresh', lost, [busy, throttled, drop]],
    ['a 115 refresh', late, []],
    ['a 115 refresh', noRefreshToken, []],
    ['a 115 refresh', drop, [lost]],
  ],
);

describe.each(kinds)('an answer that got lost, on %s', (kind) => {
  const when = isHere(kind) ? it : it.skip;
  let lossy: LossyWorld;
  beforeAll(async () => {
    if (isHere(kind)) lossy = await createLossyWorld(kind);
  });
  afterAll(async () => {
    await lossy?.processes.close();
    await lossy?.world.close();
  });

  const stored = (accountId: string) => tokenRow(lossy.world, accountId);

  /**
   * Has a call fail, and everybody find out what became of it. Gives how often the platform was asked for that, and the row
   * as it stood between.
   */
  async function loseAndFindOut(accountId: string, [call, fault, then]: Case) {
    await lossy.fail(call, accountId, fault);
    const between = await stored(accountId);
    expect(between).toMatchObject({ failure_code: expect.stringMatching(/^API_/), grant_state: 'healthy' });
    for (const one of then) await lossy.disturbRecovery(call, one);
    const before = await lossy.recoveryCalls(call);
    // The rest after a failure grows: 30 s, 1 min, 2 min … and 10 min and more when throttled.
    for (let n = 0; n < then.length + 1; n += 1) {
      const { rest_until: rest } = await stored(accountId);
      await lossy.move(Math.max(momentOf(rest ?? 0) - lossy.now(), 61_000) + 1000);
      await lossy.passEverywhere();
      await lossy.passEverywhere();
    }
    return { tries: (await lossy.recoveryCalls(call)) - before, between };
  }

  when.each(accepted)('%s with %p, then %p: recovers alone, and nobody is asked', async (...which) => {
    const [call, , then] = which;
    const accountId = await lossy.connect(call);
    const [owner, asked] = [
      await accountRow(lossy.world, accountId),
      await requestsFor(lossy.world, accountId),
    ];
    const { tries } = await loseAndFindOut(accountId, which);
    expect(tries).toBe(then.length + 1);
    expect(await stored(accountId)).toMatchObject({
      grant_state: 'healthy',
      pending: null,
      failure_code: null,
      renewals: 0,
    });
    // A renewal that never happened was given back, and is made when it has rested.
    await lossy.move(65 * 60_000);
    await lossy.passEverywhere();
    const after = await stored(accountId);
    expect(after).toMatchObject({
      grant_state: 'healthy',
      pending: null,
      renewals: call === 'a Douyin renewal' ? 1 : 0,
    });
    // Past the access token's end, while the grant lasts.
    const { access_expires_at: accessEnds, refresh_expires_at: grantEnds } = after;
    await lossy.move(Math.min(momentOf(accessEnds), momentOf(grantEnds) - 3 * hourMs) - lossy.now() + hourMs);
    await lossy.passEverywhere();
    expect(new Set(await getAtOnce(lossy.world.strapi, accountId, 3)).size).toBe(1);
    expect(await requestsFor(lossy.world, accountId)).toEqual(asked);
    expect(await accountRow(lossy.world, accountId)).toEqual(owner);
  });

  when.each(rotated)('%s with %p, then %p: one try, one request, healed by consent', async (...which) => {
    const [call, , then] = which;
    const accountId = await lossy.connect(call);
    const [owner, asked] = [
      await accountRow(lossy.world, accountId),
      await requestsFor(lossy.world, accountId),
    ];
    // The one answered try of the old token, after those that were not answered.
    const { tries, between } = await loseAndFindOut(accountId, which);
    expect(tries).toBe(then.length + 1);
    expect(await stored(accountId)).toMatchObject({ grant_state: 'unknown', pending: null, due_at: null });
    const calls = await lossy.recoveryCalls(call);
    await liveToTheEnd(lossy, accountId);
    expect(await lossy.recoveryCalls(call)).toBe(calls);

    const requests = (await requestsFor(lossy.world, accountId)).slice(asked.length);
    expect(requests).toEqual([expect.objectContaining({ kind: 'grant-unknown', recovered_at: null })]);
    expect(await accountRow(lossy.world, accountId)).toEqual(owner);
    // Nothing of what we held was thrown away.
    const { access_sealed, refresh_sealed, version } = await stored(accountId);
    expect({ access_sealed, refresh_sealed, version }).toEqual({
      access_sealed: between.access_sealed,
      refresh_sealed: between.refresh_sealed,
      version: between.version,
    });

    await lossy.consent(call, accountId);
    expect(await stored(accountId)).toMatchObject({
      grant_state: 'healthy',
      failure_code: null,
      renewals: 0,
    });
    const healed = (await requestsFor(lossy.world, accountId)).slice(asked.length);
    expect(healed.map(({ recovered_at: at }) => at !== null)).toEqual([true]);
    expect(await accountRow(lossy.world, accountId)).toEqual(owner);
    await lossy.move(3 * hourMs);
    await refreshDue(lossy.world.strapi);
    expect(await getAtOnce(lossy.world.strapi, accountId, 1)).toHaveLength(1);
  });

  when('a consent that comes before the old token was tried needs no request', async () => {
    const call = 'a 115 refresh';
    const accountId = await lossy.connect(call);
    const asked = await requestsFor(lossy.world, accountId);
    await lossy.fail(call, accountId, lost);
    expect(await stored(accountId)).toMatchObject({ pending: 'refresh', grant_state: 'healthy' });
    await lossy.consent(call, accountId);
    for (const ms of [61_000, 2 * hourMs, 2 * hourMs]) {
      await lossy.move(ms);
      await lossy.passEverywhere();
    }
    expect(await stored(accountId)).toMatchObject({ pending: null, grant_state: 'healthy' });
    expect(await requestsFor(lossy.world, accountId)).toEqual(asked);
  });
});
