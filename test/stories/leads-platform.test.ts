import type { SnapshotView } from '../../src/plugins/douyin/contracts/lead-snapshots';
import type { SourceView } from '../../src/plugins/douyin/contracts/lead-timeline';
import type { Colleague } from '../support/admin';
import { appsOf } from '../support/apps';
import { isHere, type DatabaseKind } from '../support/databases';
import { clearLeads, leadRows, timelineOf, upsertIn } from '../support/leads';
import { auditLines } from '../support/session';
import { hire } from '../support/staff';
import { allowSync, firstRuns, runThrough, streamOf } from '../support/sync';
import { ofThisRun } from '../support/this-run';
import { connectDouyin } from '../support/tokens';
import { createWorld, type World } from '../support/world';

const kinds = ofThisRun<DatabaseKind>(['sqlite'], ['postgres']);
const dayMs = 86_400_000;

type TagRow = { tag: string; count: number; color: string | null; group: string };

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`what the platform says of people on ${kind}`, () => {
    let world: World;
    let streamId: string;
    let clerk: Colleague;
    beforeAll(async () => {
      world = await createWorld({ database: kind });
      await allowSync(world, ['fans.list']);
      await world.sim('people/xiaohe/audience', { count: 5 });
      streamId = (await streamOf(world.strapi, await connectDouyin(world), 'fans')).id;
      await firstRuns(world);
      await clearLeads(world);
      clerk = await hire(world, 'clerk', { may: ['read', 'update'] });
    });
    afterAll(() => world?.close());

    const rows = () => world.tables('douyin_lead_snapshots').orderBy('id');
    const keepRaw = async (keepsRaw: boolean) => {
      const [app] = await appsOf(world).list();
      if (app) await appsOf(world).save(app, { keepsRaw });
    };
    const sync = () => runThrough(world.strapi, streamId, 'FULL');
    const sweep = () =>
      world.strapi.run(`return strapi.plugin('douyin').service('jobs').runNow('leads.snapshots-sweep')`);
    const reveal = (id: number, who: { call: Colleague['call'] } = world.admin) =>
      who.call('POST', `/douyin/leads/${id}/snapshots`);
    const sources = async (id: number) =>
      (await world.admin.data<{ rows: SourceView[] }>('GET', `/douyin/leads/${id}/sources`)).rows;
    const firstLead = async () => (await leadRows(world))[0]?.id ?? 0;

    it('row 5, raw snapshot: nothing is kept unless the app says so', async () => {
      expect((await sync()).counters.inserted).toBeGreaterThan(0);
      expect(await rows()).toEqual([]);
      expect(await sources(await firstLead())).toEqual([expect.objectContaining({ snapshotAt: null })]);
      expect((await reveal(await firstLead())).json()).toEqual({ data: { rows: [] } });
      await clearLeads(world);
    });

    it('row 5, raw snapshot: sealed, of new and changed rows only, and read by whoever may, which is written down', async () => {
      await keepRaw(true);
      const { counters } = await sync();
      const kept = await rows();
      expect(kept).toHaveLength(counters.inserted);
      const id = await firstLead();
      const [lead] = await world.tables('douyin_leads').where({ id });
      expect(JSON.stringify(kept)).not.toContain(lead.open_id);
      expect(JSON.stringify(kept)).not.toContain(lead.nickname);
      await sync();
      expect(await rows()).toEqual(kept);
      const [said] = (await reveal(id)).json<{ data: { rows: SnapshotView[] } }>().data.rows;
      expect(said).toMatchObject({ kind: 'fans', row: { open_id: lead.open_id, nickname: lead.nickname } });
      expect((await sources(id))[0]?.snapshotAt).toBe(said?.keptAt);
      expect(await timelineOf(world, id)).toContain('revealed');
      expect(await auditLines(world, '&action=lead.snapshot-read')).toHaveLength(1);
      expect((await reveal(id, clerk)).status).toBe(403);
    });

    it('row 5, raw snapshot: the last word counts, it goes with a merge, and with the person', async () => {
      await clearLeads(world);
      await rows().delete();
      const where = { app: 'app1', account: 'acc1' };
      await upsertIn(world.strapi, [{ openId: 'open-a', nickname: '甲', raw: { n: 1 } }], where);
      await upsertIn(world.strapi, [{ openId: 'open-a', nickname: '乙', raw: { n: 2 } }], where);
      await upsertIn(world.strapi, [{ openId: 'open-b', nickname: '丙', raw: { n: 3 } }], where);
      await upsertIn(world.strapi, [{ openId: 'open-c', nickname: '丁', raw: { n: 4 } }], where);
      const leads = await leadRows(world);
      expect(await rows()).toHaveLength(3);
      const two = leads.slice(0, 2).map(({ id, version }) => ({ id, version }));
      await world.admin.data('POST', '/douyin/leads/merge', { leads: two });
      const id = two[0]?.id ?? 0;
      const all = (await reveal(id)).json<{ data: { rows: SnapshotView[] } }>().data.rows;
      expect(all.map(({ row }) => row)).toEqual([{ n: 2 }]);
      const person = (await world.admin.call('GET', `/douyin/leads/${id}/person`)).json<{
        platformRows: SnapshotView[];
      }>();
      expect(person.platformRows).toEqual(all);
      const erase = `/douyin/leads/${id}/erase`;
      const { removed } = await world.admin.data<{ removed: object }>('POST', erase, { reason: '本人要求' });
      expect(removed).toMatchObject({ snapshots: 2 });
      expect(await rows()).toEqual([expect.objectContaining({ lead_id: leads[2]?.id })]);
    });

    it('row 5, raw snapshot: kept for 30 days, and no longer than the app says so', async () => {
      await clearLeads(world);
      await rows().delete();
      await sync();
      const kept = (await rows()) as { id: number }[];
      const moved = { kept_at: new Date(Date.now() - 30 * dayMs - 1000) };
      await world.tables('douyin_lead_snapshots').where({ id: kept[0]?.id }).update(moved);
      await sweep();
      expect(await rows()).toHaveLength(kept.length - 1);
      await keepRaw(false);
      await sweep();
      expect(await rows()).toEqual([]);
    });

    it('row 16, platform tags: shown with their ids apart from the staff’s, changed by the platform alone', async () => {
      await clearLeads(world);
      const tags = [
        { id: '7001', name: '老客' },
        { id: '7002', name: '华东' },
      ];
      const found = (platformTags?: typeof tags) =>
        upsertIn(world.strapi, [{ openId: 'open-1', nickname: '小满', platformTags }], {
          kind: 'enterprise',
        });
      await found(tags);
      const id = await firstLead();
      const patch = { version: 1, tags: ['门店'] };
      await world.admin.data('PATCH', `/douyin/leads/${id}`, patch);
      expect((await found(tags)).unchanged).toBe(1);
      const [lead] = await world.tables('douyin_leads').where({ id });
      expect(JSON.stringify(lead.tags)).not.toContain('老客');
      expect((await sources(id))[0]?.platformTags).toEqual(tags);
      await found(tags.slice(1));
      expect((await sources(id))[0]?.platformTags).toEqual(tags.slice(1));
      await found([]);
      expect((await sources(id))[0]?.platformTags).toEqual([]);
    });

    it('row 16, colours and groups of tags: kept beside the tags, and carried over when one is renamed', async () => {
      const list = async () =>
        (await world.admin.data<{ rows: TagRow[] }>('GET', '/douyin/lead-tags')).rows.map(
          ({ tag, color, group }) => [tag, color, group],
        );
      const settings = '/douyin/lead-tag-settings';
      expect(await list()).toEqual([['门店', null, '']]);
      await world.admin.data('PUT', settings, { tag: '门店', color: 'green', group: '渠道' });
      await world.admin.data('PUT', settings, { tag: '预算', color: 'red' });
      await world.admin.data('PUT', settings, { tag: '门店', color: 'teal', group: '渠道' });
      expect(await list()).toEqual([['门店', 'teal', '渠道']]);
      await world.admin.data('POST', '/douyin/lead-tags/replace', { from: '门店', to: '到店' });
      expect(await list()).toEqual([['到店', 'teal', '渠道']]);
      const { rows: all } = await clerk.data<{ rows: object[] }>('GET', settings);
      expect(all).toEqual([
        { tag: '到店', color: 'teal', group: '渠道' },
        { tag: '门店', color: 'teal', group: '渠道' },
        { tag: '预算', color: 'red', group: '' },
      ]);
      expect((await clerk.call('PUT', settings, { tag: '预算', color: 'blue' })).status).toBe(403);
      expect((await world.admin.call('PUT', settings, { tag: '预算', color: 'pink' })).status).toBe(400);
      await world.admin.data('POST', `${settings}/remove`, { tag: '到店' });
      expect(await list()).toEqual([['到店', null, '']]);
    });
  });
}
