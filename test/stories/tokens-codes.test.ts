import { isHere, type DatabaseKind } from '../support/databases';
import { toldKinds } from '../support/incidents';
import { connectPan115, createPan115App } from '../support/pan115';
import { callsTo, clearFaults, planFault } from '../support/platform';
import { ofThisRun } from '../support/this-run';
import { connectDouyin, momentOf, tokenRow, type StoredRow } from '../support/tokens';
import { douyinRefreshFates, douyinRenewFates, pan115RefreshFates, type Fate } from '../support/vendor-codes';
import { createWorld, type World } from '../support/world';

const kinds = ofThisRun<DatabaseKind>(['sqlite'], ['postgres']);

/** Seconds until the next try after one failure, and who is told while the access token is still valid. */
const fates: Record<Fate, { rest: number | null; told: string[] }> = {
  passing: { rest: 30, told: [] },
  throttled: { rest: 600, told: [] },
  configuration: { rest: 30, told: ['configuration'] },
  account: { rest: 30, told: ['account-trouble'] },
  dead: { rest: null, told: ['grant-lost'] },
  spent: { rest: null, told: [] },
};

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`every number of the platforms on ${kind}`, () => {
    let world: World;
    const accounts: Record<string, string> = {};
    beforeAll(async () => {
      world = await createWorld({ database: kind, env: { DOUYIN_WORKERS: 'false' } });
      accounts.pan115 = await connectPan115(world, await createPan115App(world));
      accounts.douyin = await connectDouyin(world);
    });
    afterAll(() => world?.close());

    /** As after a consent: no failure, no rest, nothing told. */
    async function begin(accountId: string): Promise<StoredRow> {
      await clearFaults(world);
      const well = { grant_state: 'healthy', failure_code: null, failure_count: 0, pending: null };
      const rested = { rest_until: null, last_attempt_at: null, renew_after: null, renewals: 0 };
      await world
        .tables('douyin_tokens')
        .where({ account_id: accountId })
        .update({ ...well, ...rested });
      await world.tables('douyin_incidents').delete();
      return tokenRow(world, accountId);
    }

    /** Lets the platform answer a refresh or renewal with a number, and gives the row and who was told. */
    async function meet(accountId: string, endpoint: string, code: number) {
      await planFault(world, { endpoint, kind: 'code', code });
      const calls = await callsTo(world, endpoint);
      const method = endpoint === 'renew_refresh_token' ? 'renewNow' : 'refreshNow';
      await world.strapi
        .run(`return strapi.plugin('douyin').service('tokens').${method}('${accountId}', { kind: 'system' })`)
        .catch(() => undefined);
      expect(await callsTo(world, endpoint)).toBe(calls + 1);
      return { row: await tokenRow(world, accountId), told: await toldKinds(world) };
    }

    const restOf = (row: StoredRow): number | null =>
      row.rest_until === null
        ? null
        : Math.round((momentOf(row.rest_until) - momentOf(row.failure_at)) / 1000);

    /** What no number may do: take the tokens, the account or its user away. */
    async function expectKept(before: StoredRow, after: StoredRow): Promise<void> {
      const kept = ['access_sealed', 'refresh_sealed', 'version', 'refresh_expires_at', 'access_expires_at'];
      for (const column of kept) expect([column, after[column]]).toEqual([column, before[column]]);
      const account = await world.tables('douyin_accounts').where({ document_id: after.account_id }).first();
      expect(account.disconnected_at).toBeNull();
    }

    const refreshes = [
      ...douyinRefreshFates.map(([code, fate]) => ['douyin', 'refresh_token', code, fate] as const),
      ...pan115RefreshFates.map(([code, fate]) => ['pan115', 'pan115_refreshToken', code, fate] as const),
    ];
    it.each(refreshes)('%s %s with %p is %s', async (provider, endpoint, code, fate) => {
      const accountId = accounts[provider] ?? '';
      const before = await begin(accountId);
      const { row, told } = await meet(accountId, endpoint, code);
      expect({ told, rest: fate === 'dead' ? null : restOf(row), grant: row.grant_state }).toEqual({
        ...fates[fate],
        grant: fate === 'dead' ? 'dead' : 'healthy',
      });
      expect({ pending: row.pending, due: row.due_at === null }).toEqual({
        pending: null,
        due: fate === 'dead',
      });
      await expectKept(before, row);
    });

    it.each(douyinRenewFates)('a renewal with %p is %s', async (code, fate) => {
      const accountId = accounts.douyin ?? '';
      const before = await begin(accountId);
      const { row, told } = await meet(accountId, 'renew_refresh_token', code);
      expect({ told, grant: row.grant_state, renewals: row.renewals }).toEqual({
        told: fate === 'dead' ? ['grant-lost'] : [],
        grant: fate === 'dead' ? 'dead' : 'healthy',
        // What surely did not happen is given back; a dead grant needs none any more.
        renewals: { spent: 5, dead: 1 }[fate as string] ?? 0,
      });
      const ms = row.renew_after ? momentOf(row.renew_after) - momentOf(row.failure_at) : 0;
      expect(Math.round(ms / 1000)).toBe(fate === 'dead' || fate === 'spent' ? 0 : 3600);
      await expectKept(before, row);
    });

    it('a client token asked for too often rests and leaves accounts alone', async () => {
      await begin(accounts.douyin ?? '');
      await planFault(world, { endpoint: 'stable_client_token', kind: 'code', code: 10020, times: null });
      const ask = () =>
        world.strapi
          .run(
            `const app = await strapi.plugin('douyin').service('apps').forLogin();
            return strapi.plugin('douyin').service('tokens').useApp(app[0].documentId, async () => 'called')`,
          )
          .catch((error: { code?: string }) => error.code);
      const before = await callsTo(world, 'stable_client_token');
      expect([await ask(), await ask(), await ask()]).toEqual(['API_QUOTA', 'API_QUOTA', 'API_QUOTA']);
      expect(await callsTo(world, 'stable_client_token')).toBe(before + 1);
      const row = await world.tables('douyin_app_tokens').first();
      const rest = momentOf(row.rest_until) - momentOf(row.updated_at);
      expect(Math.round(rest / 1000)).toBe(600);
      expect((await tokenRow(world, accounts.douyin ?? '')).failure_code).toBeNull();
    });

    it('100 time-outs and server errors in a row leave the account connected, and one recovery follows', async () => {
      const accountId = accounts.douyin ?? '';
      const before = await begin(accountId);
      for (let n = 0; n < 100; n += 1) {
        const fault = n % 2 ? { kind: 'drop' } : { kind: 'http', status: [500, 502, 503, 504][n % 4] };
        await planFault(world, { endpoint: 'refresh_token', ...fault });
        await world
          .tables('douyin_tokens')
          .where({ account_id: accountId })
          .update({ rest_until: null, last_attempt_at: null });
        await world.strapi
          .run(
            `return strapi.plugin('douyin').service('tokens').refreshNow('${accountId}', { kind: 'system' })`,
          )
          .catch(() => undefined);
      }
      const row = await tokenRow(world, accountId);
      expect(row).toMatchObject({ grant_state: 'healthy', failure_count: 100 });
      expect(restOf(row)).toBe(3600);
      await expectKept(before, row);
      expect(await toldKinds(world)).toEqual([]);
      await clearFaults(world);
      await world
        .tables('douyin_tokens')
        .where({ account_id: accountId })
        .update({ rest_until: null, last_attempt_at: null });
      const done = await world.strapi.run(
        `return strapi.plugin('douyin').service('tokens').refreshNow('${accountId}', { kind: 'system' })`,
      );
      expect(done).toBe(true);
      expect(await tokenRow(world, accountId)).toMatchObject({ failure_code: null, failure_count: 0 });
    });
  });
}
