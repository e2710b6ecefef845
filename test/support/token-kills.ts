import type { DatabaseKind } from './databases';
import { connectPan115, createPan115App } from './pan115';
import { clearFaults } from './platform';
import { consentRequests, lostWith } from './incidents';
import { connectDouyin, momentOf, moveTime, refreshDue, ripenForRenewal, tokenRow, warnDue } from './tokens';
import { createWorld, type World } from './world';

/** Where a process is killed: each boundary between two steps of a call that changes tokens. */
const boundaries = {
  'before the note is written': () => `
    const apps = strapi.plugin('douyin').service('apps');
    apps.credentials = () => process.kill(process.pid, 'SIGKILL');`,
  'before the platform is called': (call: string) => `
    provider.${call} = () => process.kill(process.pid, 'SIGKILL');`,
  'when the platform has answered': (call: string) => `
    const real = provider.${call};
    provider.${call} = async (...given) => {
      await real(...given);
      process.kill(process.pid, 'SIGKILL');
    };`,
  'when all is stored': () => '',
} as const;
type Boundary = keyof typeof boundaries;

/** A call that changes tokens. */
type Call = { provider: 'douyin' | 'pan115'; call: 'refresh' | 'renew' };
/** What becomes of the grant. */
type End = { grant: string; consents: number; renewals: number };

/** A call, where its process is killed, and what must have become of the grant. */
export type Kill = [Call, Boundary, End];

/** What must have become of the grant, once the lease of the killed process is over. */
export const killTable: Kill[] = (
  [
    [{ provider: 'douyin', call: 'refresh' }, 'healthy', 0, 0],
    [{ provider: 'pan115', call: 'refresh' }, 'unknown', 1, 0],
    [{ provider: 'douyin', call: 'renew' }, 'unknown', 1, 1],
  ] as const
).flatMap(([call, grant, consents, renewals]) =>
  (Object.keys(boundaries) as Boundary[]).map((boundary): Kill => {
    if (boundary === 'when the platform has answered') return [call, boundary, { grant, consents, renewals }];
    // A renewal that never happened is given back, and made once it has rested.
    return [call, boundary, { grant: 'healthy', consents: 0, renewals: call.call === 'renew' ? 1 : 0 }];
  }),
);

/** Kills a process at each of these places, and looks what becomes of the grant. */
export function describeKills(kind: DatabaseKind, table: Kill[]): void {
  describe(`a process killed with tokens in its hands on ${kind}`, () => {
    let world: World;
    let pan115App: string;
    let moved = 0;
    const move = async (ms: number) => moveTime(world, (moved += ms), [world.strapi]);

    beforeAll(async () => {
      world = await createWorld({ database: kind });
      await world.sim('apps/awsim0000demo', { capabilities: ['renew_refresh_token'] }, 'PATCH');
      pan115App = await createPan115App(world);
    });
    afterAll(() => world?.close());

    async function consent({ provider }: Call): Promise<string> {
      if (provider === 'douyin') return connectDouyin(world);
      // Time has moved past the end of the administrator's session.
      await world.admin.register();
      return connectPan115(world, pan115App);
    }

    /** Brings the account to where the call is made next. */
    async function ripen(accountId: string, { call }: Call): Promise<void> {
      if (call === 'refresh') return;
      await ripenForRenewal(world, move);
      expect(await tokenRow(world, accountId)).toMatchObject({ renewals: 0, grant_state: 'healthy' });
    }

    async function die(accountId: string, { provider, call }: Call, boundary: Boundary): Promise<void> {
      const name = call === 'refresh' ? 'refreshNow' : 'renewNow';
      const last = world.strapi.run(`
        const provider = strapi.plugin('douyin').service('platform').of('${provider}');
        ${boundaries[boundary](call)}
        await strapi.plugin('douyin').service('tokens').${name}('${accountId}', { kind: 'system' });
        process.kill(process.pid, 'SIGKILL');
      `);
      last.catch(() => undefined);
      await world.strapi.ended();
      await world.restart();
      await moveTime(world, moved, [world.strapi]);
    }

    it.each(table)('%p, %s, ends as %p', async (call, boundary, end) => {
      await clearFaults(world);
      const accountId = await consent(call);
      await ripen(accountId, call);
      const before = await consentRequests(world);
      const owner = await world.tables('douyin_accounts').where({ document_id: accountId }).first('user_id');
      await die(accountId, call, boundary);

      // The lease is over, what is in doubt is found out, and what was given back is made again.
      await move(5 * 60_000);
      await refreshDue(world.strapi);
      await move(65 * 60_000);
      await refreshDue(world.strapi);
      await move(2 * 60_000);
      await refreshDue(world.strapi);
      await warnDue(world.strapi);

      const row = await tokenRow(world, accountId);
      expect({ grant: row.grant_state, renewals: row.renewals, pending: row.pending }).toEqual({
        grant: end.grant,
        renewals: end.renewals,
        pending: null,
      });
      expect((await consentRequests(world)) - before).toBe(end.consents);
      // The account and its user stay, whatever became of the grant.
      expect(
        await world.tables('douyin_accounts').where({ document_id: accountId }).first('user_id'),
      ).toEqual(owner);
      if (end.grant === 'unknown' && momentOf(row.access_expires_at) > Date.now() + moved)
        expect(await lostWith(world, accountId)).toBeNull();
      else if (end.grant === 'unknown') expect(await lostWith(world, accountId)).toBe('AUTH_GRANT_LOST');
    });
  });
}
