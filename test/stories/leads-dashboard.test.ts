import { appsOf } from '../support/apps';
import { isHere, type DatabaseKind } from '../support/databases';
import {
  changeMany,
  dashboardOf,
  mergeLeads,
  recountIn,
  saidFigures,
  tallyTables,
  trueFigures,
  type Span,
} from '../support/lead-dashboard';
import { filesFolder, stepOfImport, upload } from '../support/lead-files';
import { clearLeads, upsertIn, type Found } from '../support/leads';
import { changeAtRandom } from '../support/random-staff';
import { anyOf, seeded } from '../support/seeded';
import { createTeam, hire, type Level } from '../support/staff';
import { startStrapi } from '../support/strapi';
import { countRows } from '../support/tables';
import { ofThisRun } from '../support/this-run';
import { createWorld, type World } from '../support/world';

const kinds = ofThisRun<DatabaseKind>(['postgres'], ['sqlite', 'mysql']);
const rounds: Record<DatabaseKind, number> = { sqlite: 2, postgres: 2, mysql: 1 };
const zones = ['+08:00', '-05:00', '+05:45'];
const spanOf = (zone: string): Span => ({ from: '2026-01-02', to: '2026-01-09', zone });

const clearTally = async (world: World) => {
  for (const table of tallyTables) await world.tables(table).delete();
};
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const marks = (world: World) => countRows(world.tables, 'douyin_lead_tally_marks');

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`the dashboard of leads on ${kind}`, () => {
    let world: World;
    const folder = filesFolder();
    beforeAll(async () => {
      const env = { DOUYIN_LEAD_FILES_FOLDER: folder.path };
      world = await createWorld({ database: kind, env });
    });
    beforeEach(async () => {
      await clearLeads(world);
      await clearTally(world);
    });
    afterAll(async () => {
      await world?.close();
      folder.remove();
    });

    const agree = async (zone: string) => {
      const said = saidFigures(await dashboardOf(world.admin, spanOf(zone)));
      expect([zone, said]).toEqual([zone, await trueFigures(world, spanOf(zone))]);
      return said;
    };
    const store = async (rows: Found[], place = {}) =>
      (await upsertIn(world.strapi, rows, place)).rows.map(({ leadId }) => leadId ?? 0);

    it('row 58, dashboard: days begin where the reader is, counted now and kept', async () => {
      const at = (openId: string, acquiredAt: string) => ({ openId, acquiredAt });
      await store([
        at('a', '2026-01-01T15:59:59.999Z'),
        at('b', '2026-01-01T16:00:00.000Z'),
        at('c', '2026-01-05T18:14:59.999Z'),
        at('d', '2026-01-05T18:15:00.000Z'),
      ]);
      await store([at('e', '2026-01-09T16:00:00.000Z')], { kind: 'comment', app: 'app2' });
      const days = [];
      for (const zone of zones) days.push((await agree(zone)).days);
      expect(days).toEqual([
        { '2026-01-02 app1': 1, '2026-01-06 app1': 2 },
        { '2026-01-05 app1': 2, '2026-01-09 app2': 1 },
        { '2026-01-05 app1': 1, '2026-01-06 app1': 1, '2026-01-09 app2': 1 },
      ]);
      await recountIn(world.strapi);
      expect(await marks(world)).toBe(0);
      for (const [place, zone] of zones.entries()) expect((await agree(zone)).days).toEqual(days[place]);
      const ofApp = await dashboardOf(world.admin, spanOf('-05:00'), 'app2');
      expect([ofApp.total, ofApp.days]).toEqual([1, [{ day: '2026-01-09', app: 'app2', count: 1 }]]);
      const status = async (query: string) =>
        (await world.admin.call('GET', `/douyin/lead-dashboard?${query}`)).status;
      expect(await status('from=2026-01-02&to=2026-01-01')).toBe(400);
      expect(await status('from=2026-01-01&to=2027-01-02')).toBe(400);
      expect(await status('from=2026-01-01&to=2026-01-02&zone=%2B08:07')).toBe(400);
    });

    /** What can happen to leads, each thing alone. */
    function happenings(random: () => number): (() => Promise<unknown>)[] {
      const standing = async () =>
        (await world.tables('douyin_leads').whereNull('merged_into_id').pluck('id')) as number[];
      const any = async () => anyOf(random, await standing());
      let merge = '';
      return [
        async () => world.admin.data('POST', `/douyin/leads/${await any()}/notes`, { text: '回电' }),
        () => changeAtRandom(world, random, 2),
        async () => changeMany(world, (await standing()).slice(0, 3), { addTags: ['回访'], owner: 1 }),
        async () => {
          const ids = await standing();
          merge = await mergeLeads(world, [ids[1] ?? 0, ids.at(-1) ?? 0]);
        },
        () => world.admin.data('POST', `/douyin/leads/merges/${merge}/separate`),
        async () => world.admin.data('POST', `/douyin/leads/${await any()}/erase`, { reason: 'story' }),
      ];
    }

    const crowd = (random: () => number, count: number): Found[] =>
      Array.from({ length: count }, () => ({
        openId: `open-${Math.floor(random() * 1e9)}`,
        acquiredAt: new Date(Date.UTC(2026, 0, 1) + Math.floor(random() * 11 * 86_400_000)).toISOString(),
      }));

    it('row 58, dashboard: whatever happens to leads, two processes keep the counts as a count of all would be', async () => {
      const random = seeded(58);
      const twin = await startStrapi({ env: world.env });
      try {
        for (const zone of zones) await agree(zone);
        for (let round = 0; round < rounds[kind]; round += 1) {
          for (const [app, source] of [
            ['app1', 'fans'],
            ['app2', 'comment'],
            ['app3', 'import'],
          ])
            await store(crowd(random, 25), { app, account: `acc-${app}`, kind: source });
          for (const [place, happen] of happenings(random).entries()) {
            // From counts without any mark, so that what happens must mark its days.
            await recountIn(world.strapi);
            await happen();
            await agree(zones[place % zones.length] ?? '');
          }
          const all = async () => {
            for (const happen of happenings(random)) await happen();
          };
          // Both count while things happen.
          await Promise.all([all(), recountIn(world.strapi), recountIn(twin)]);
          for (const zone of zones) await agree(zone);
          await Promise.all([recountIn(world.strapi), recountIn(twin)]);
          // What one of them had in its hands is counted by now.
          await recountIn(twin);
          expect(await marks(world)).toBe(0);
          for (const zone of zones) await agree(zone);
        }
        const [{ n }] = (await world
          .tables('douyin_lead_tallies')
          .where({ zone: 28_800 })
          .sum({ n: 'leads' })) as [{ n: number }];
        const standing = await world.tables('douyin_leads').whereNull('merged_into_id').pluck('id');
        expect(Number(n)).toBe(standing.length);
      } finally {
        await twin.stop();
      }
    });

    it('row 58, dashboard: a file that is imported and taken back counts, and counts no more', async () => {
      const app = (await appsOf(world).list())[0]?.id;
      const today = { from: dayOf(Date.now()), to: dayOf(Date.now() + 86_400_000), zone: '+00:00' };
      const total = async () => {
        await recountIn(world.strapi);
        return (await dashboardOf(world.admin, today)).total;
      };
      expect(await total()).toBe(0);
      const csv = 'phone,nickname\n13800138001,小河\n13800138002,木鱼\n';
      const { view } = await upload(world.strapi, world.admin, 'leads.csv', csv);
      await stepOfImport(world.admin, view.id, 'start', { matchBy: 'phone', app });
      expect(await total()).toBe(2);
      await stepOfImport(world.admin, view.id, 'revert');
      expect(await total()).toBe(0);
    });
  });
}

describe('the dashboard of leads', () => {
  let world: World;
  const span = () => ({ from: '2026-01-01', to: '2026-03-31', zone: '+00:00' });
  beforeAll(async () => {
    world = await createWorld({ env: { DOUYIN_WORKERS: 'false' } });
  });
  afterAll(() => world?.close());

  it('row 51, permissions: own, team and all see the figures of theirs only', async () => {
    const may = ['read', 'update'];
    const own = await hire(world, 'own', { may, level: 'own' });
    const team = await hire(world, 'team', { may, level: 'team' });
    const all = await hire(world, 'all', { may });
    const mate = await hire(world, 'mate', { may, level: 'own' });
    const { id } = await createTeam(world, '售前组', [{ admin: team.id }, { admin: mate.id }]);
    const rows = ['a', 'b', 'c', 'd', 'e'].map((openId) => ({ openId, acquiredAt: '2026-02-01T08:00:00Z' }));
    const ids = (await upsertIn(world.strapi, rows)).rows.map(({ leadId }) => leadId);
    const follow = new Date(Date.now() - 3_600_000).toISOString();
    const changes = [
      { owner: own.id, nextFollowUpAt: follow },
      { owner: team.id, status: 'CONTACTED', nextFollowUpAt: follow },
      { owner: mate.id, nextFollowUpAt: follow },
      { team: id },
    ];
    for (const [place, change] of changes.entries())
      await world.admin.data('PATCH', `/douyin/leads/${ids[place]}`, { version: 1, ...change });
    const people = { own, team, all };
    const reached: Record<Level, number> = { own: 1, team: 3, all: 5 };
    for (const counted of ['now', 'kept']) {
      if (counted === 'kept') await recountIn(world.strapi);
      for (const level of ['own', 'team', 'all'] as const) {
        const view = await dashboardOf(people[level], span());
        const sum = (counts: { count: number }[]) => counts.reduce((n, { count }) => n + count, 0);
        const sums = [view.days, view.statuses, view.sources, view.owners].map(sum);
        expect([counted, level, view.total, ...sums]).toEqual([
          ...[counted, level],
          ...Array<number>(5).fill(reached[level]),
        ]);
        expect([level, view.response.waiting]).toEqual([level, reached[level]]);
      }
    }
    for (const who of [own, team, mate])
      expect(await who.data('GET', '/douyin/lead-dashboard/follow-ups')).toEqual({
        ...{ owner: who.id, overdue: 1, today: 0 },
      });
    const nobody = await hire(world, 'nobody', { may: ['update'] });
    const status = async (path: string, method = 'GET') => (await nobody.call(method, path)).status;
    expect(await status(`/douyin/lead-dashboard?from=2026-01-01&to=2026-01-02`)).toBe(403);
    expect(await status('/douyin/lead-dashboard/follow-ups')).toBe(403);
    expect((await all.call('POST', '/douyin/lead-dashboard/rebuild')).status).toBe(403);
  });

  it('row 58, dashboard: many leads are counted in the background, which says how far it is', async () => {
    await clearLeads(world);
    await clearTally(world);
    const importMany = (day: string, count: number) =>
      world.strapi.run(`
        const rows = Array.from({ length: ${count} }, (_, n) => ({ openId: '${day}-' + n,
          acquiredAt: new Date(Date.parse('${day}') + n * 1000) }));
        const page = { app: { documentId: 'app1', provider: 'douyin', developer: null },
          account: { documentId: 'acc1' }, kind: 'fans' };
        for (let at = 0; at < rows.length; at += 1000)
          await strapi.plugin('douyin').service('leads').importRows({ ...page, rows: rows.slice(at, at + 1000) });`);
    await importMany('2026-01-10', 5500);
    await importMany('2026-01-11', 100);
    const first = await dashboardOf(world.admin, span());
    expect(first).toMatchObject({ total: 0, asOf: null, filling: { done: 0 } });
    await recountIn(world.strapi);
    expect(await dashboardOf(world.admin, span())).toMatchObject({ total: 5600, asOf: null, filling: null });
    // On a day with few leads what changed is counted at once, on one with many a moment later.
    const newest = (await world.tables('douyin_leads').orderBy('id').pluck('id')) as number[];
    const change = (id?: number) =>
      world.admin.data('PATCH', `/douyin/leads/${id}`, { version: 1, status: 'CONTACTED' });
    const contacted = async () => {
      const { statuses, asOf } = await dashboardOf(world.admin, span());
      return [statuses.find(({ status }) => status === 'CONTACTED')?.count, asOf !== null];
    };
    await change(newest.at(-1));
    expect(await contacted()).toEqual([1, false]);
    await recountIn(world.strapi);
    await change(newest[0]);
    expect(await contacted()).toEqual([1, true]);
    await recountIn(world.strapi);
    expect(await contacted()).toEqual([2, false]);
    await world.tables('douyin_lead_tallies').delete();
    await world.admin.data('POST', '/douyin/lead-dashboard/rebuild');
    expect(await dashboardOf(world.admin, span())).toMatchObject({
      total: 0,
      filling: { done: 0, total: 0 },
    });
    await recountIn(world.strapi);
    expect(await contacted()).toEqual([2, false]);
  });
});
