import { apiToken } from '../support/api-token';
import { isHere, type DatabaseKind } from '../support/databases';
import { dataOf, leadCaller, type Detail } from '../support/lead-merge';
import { clearLeads, upsertIn, type Found } from '../support/leads';
import { ofThisRun } from '../support/this-run';
import { until } from '../support/until';
import { createWorld, type World } from '../support/world';

type Group = { id: string; reasons: string[]; leads: Detail[] };
type Page = { groups: Group[]; nextCursor: string | null };
type State = { stage: string; progress: number; finishedAt: string | null };

const kinds = ofThisRun<DatabaseKind>(['sqlite', 'postgres'], ['mysql']);

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`duplicates of leads on ${kind}`, () => {
    let world: World;
    let token: string;
    beforeAll(async () => {
      world = await createWorld({ database: kind });
      token = await apiToken(world, 'full-access');
    });
    beforeEach(async () => {
      await clearLeads(world);
      for (const table of ['duplicates', 'apart']) await world.tables(`douyin_lead_${table}`).delete();
    });
    afterAll(() => world?.close());

    const store = async (rows: Found[]) =>
      (await upsertIn(world.strapi, rows)).rows.map(({ leadId }) => leadId ?? 0);
    const search = async () => {
      await world.admin.data('POST', '/douyin/lead-duplicates/search');
      await until('the end of the search', async () => {
        const { stage } = await world.admin.data<State>('GET', '/douyin/lead-duplicates/search');
        if (stage === 'failed') throw new Error('The search failed');
        return stage === 'done';
      });
    };
    const pageOf = (query = '') => world.admin.data<Page>('GET', `/douyin/lead-duplicates?${query}`);
    const found = async (query = '') => {
      const { groups } = await pageOf(query);
      return groups.map(({ reasons, leads }) => [reasons.join('+'), leads.map(({ leadId }) => leadId)]);
    };

    it('row 39, duplicate finder: are found by phone number, and by name and city, with the reason', async () => {
      const [a, b, c, d] = await store([
        { openId: 'a', phone: '138 0013 8000', nickname: '小河' },
        { openId: 'b', phone: '+8613800138000', nickname: '河' },
        { openId: 'c', nickname: 'Ａ河', city: '杭州' },
        { openId: 'd', nickname: 'a河 ', city: '杭州' },
        { openId: 'e', nickname: 'a河', city: '上海' },
        { openId: 'f', nickname: 'a河' },
        { openId: 'g', nickname: 'a河' },
      ]);
      await search();
      expect(await found()).toEqual([
        ['phone', [a, b]],
        ['nickname+city', [c, d]],
      ]);
      expect(await world.tables('douyin_lead_duplicates')).toHaveLength(4);
    });

    it('are shown page by page, until they are merged or told apart', async () => {
      const pairs = Array.from({ length: 5 }, (_, pair) => ({ nickname: `对${pair}`, city: '杭州' }));
      await store(
        pairs.flatMap((told, pair) => [0, 1].map((place) => ({ openId: `${pair}-${place}`, ...told }))),
      );
      await search();
      const first = await pageOf('size=2');
      const second = await pageOf(`size=2&cursor=${first.nextCursor}`);
      const third = await pageOf(`size=2&cursor=${second.nextCursor}`);
      const all = [first, second, third].flatMap(({ groups }) => groups);
      expect(new Set(all.map(({ id }) => id)).size).toBe(5);
      expect(third.nextCursor).toBeNull();
      const [merged, apart] = all;
      const leads = merged?.leads.map(({ leadId: id, version }) => ({ id, version }));
      await world.admin.data('POST', '/douyin/leads/merge', { leads });
      const ids = apart?.leads.map(({ leadId }) => leadId);
      const told = () => world.admin.data('POST', '/douyin/lead-duplicates/apart', { leads: ids });
      expect(await told()).toEqual({ pairs: 1, added: [ids] });
      expect(await told()).toEqual({ pairs: 1, added: [] });
      const left = async () => (await pageOf()).groups.map(({ id }) => id);
      expect(await left()).toHaveLength(3);
      const back = { pairs: [ids] };
      expect(await world.admin.data('POST', '/douyin/lead-duplicates/apart/undo', back)).toEqual({
        pairs: 1,
      });
      expect(await left()).toHaveLength(4);
      await told();
      expect(await left()).toEqual(all.slice(2).map(({ id }) => id));
      expect((await pageOf('size=3')).groups).toHaveLength(3);
      await search();
      expect(await left()).toHaveLength(3);
    });

    it('are not proposed again once they were separated', async () => {
      const ids = await store(['a', 'b'].map((openId) => ({ openId, phone: '13800138000' })));
      await search();
      expect(await found()).toEqual([['phone', ids]]);
      const leads = ids.map((id) => ({ id, version: 1 }));
      await world.admin.data('POST', '/douyin/leads/merge', { leads });
      const [merge] = await world.admin.data<{ id: string }[]>('GET', `/douyin/leads/${ids[0]}/merges`);
      await world.admin.data('POST', `/douyin/leads/merges/${merge?.id}/separate`);
      await search();
      expect(await found()).toEqual([]);
    });

    it('are no hint where too many share a name', async () => {
      await store(
        Array.from({ length: 51 }, (_, place) => ({ openId: `u${place}`, nickname: '用户', city: '杭州' })),
      );
      await search();
      expect(await found()).toEqual([]);
    });

    it('are shown as far as the one who looks reaches', async () => {
      const ids = await store(['a', 'b', 'c'].map((openId) => ({ openId, phone: '13800138000' })));
      await search();
      const clerk = await world.admin.colleague(`clerk-${kind}`, ['lead.merge'], ['plugin::douyin.lead-own']);
      const groups = async () => (await clerk.data<Page>('GET', '/douyin/lead-duplicates')).groups;
      const own = (some: number[]) =>
        world.tables('douyin_leads').whereIn('id', some).update({ owner_id: clerk.id });
      await own(ids.slice(0, 1));
      expect(await groups()).toEqual([]);
      await own(ids.slice(1, 2));
      expect((await groups()).map(({ leads }) => leads.map(({ leadId }) => leadId))).toEqual([
        ids.slice(0, 2),
      ]);
      const merge = (some: number[]) =>
        clerk.call('POST', '/douyin/leads/merge', { leads: some.map((id) => ({ id, version: 1 })) });
      expect((await merge(ids)).status).toBe(404);
      expect((await clerk.call('POST', '/douyin/lead-duplicates/apart', { leads: ids })).status).toBe(404);
      expect((await merge(ids.slice(0, 2))).status).toBe(200);
    });

    it('are searched once, however many ask, and what another process left is taken up', async () => {
      await store(
        Array.from({ length: 199 }, (_, place) => ({
          openId: `u${place}`,
          phone: `138${10_000_000 + (place >> 1)}`,
        })),
      );
      const start = () => world.admin.data<State>('POST', '/douyin/lead-duplicates/search');
      await Promise.all([start(), start(), start()]);
      await search();
      const [one = { n: 0 }] = await world.tables('douyin_lead_duplicates').countDistinct({ n: 'search' });
      expect(Number(one.n)).toBe(1);
      expect(await world.tables('douyin_lead_duplicates')).toHaveLength(198);
    });

    it('row 39, duplicate finder: a search that is cancelled leaves what the one before found', async () => {
      await store(['a', 'b'].map((openId) => ({ openId, phone: '13800138000' })));
      await search();
      const [{ job } = { job: '' }] = await world.strapi.run<{ job: string }[]>(`
        const { id } = await strapi.plugin('douyin').service('jobs')
          .enqueue({ kind: 'leads.duplicates', runAt: new Date(Date.now() + 3600e3) });
        const store = strapi.store({ type: 'plugin', name: 'douyin', key: 'lead-duplicates' });
        await store.set({ value: { ...(await store.get({})), job: id } });
        return [{ job: id }];`);
      expect(job).not.toBe('');
      const state = () => world.admin.data<State>('GET', '/douyin/lead-duplicates/search');
      expect((await state()).stage).toBe('queued');
      const cancelled = await world.admin.data<State>('POST', '/douyin/lead-duplicates/search/cancel');
      expect(cancelled).toMatchObject({ stage: 'cancelled', finishedAt: expect.any(String) });
      expect(await found()).toHaveLength(1);
      await search();
      expect((await state()).stage).toBe('done');
    });

    it('row 37, duplicate check: by what is compared is settled in the panel', async () => {
      const where = '/douyin/lead-settings/duplicate-keys';
      type Keys = { revision: number; keys: string[][]; isFixed: boolean };
      const usual = await world.admin.data<Keys>('GET', where);
      expect(usual).toEqual({ revision: 0, keys: [['phone'], ['nickname', 'city']], isFixed: false });
      const [a, b] = await store(['a', 'b'].map((openId) => ({ openId, nickname: '只有昵称' })));
      await search();
      expect(await found()).toEqual([]);
      const change = { revision: 0, keys: [['nickname']] };
      expect(await world.admin.data('PUT', where, change)).toMatchObject({
        revision: 1,
        keys: [['nickname']],
      });
      expect((await world.admin.call('PUT', where, change)).status).toBe(409);
      for (const keys of [
        [],
        [['phone', 'phone']],
        [
          ['city', 'nickname'],
          ['nickname', 'city'],
        ],
      ])
        expect((await world.admin.call('PUT', where, { revision: 1, keys })).status).toBe(400);
      await search();
      expect(await found()).toEqual([['nickname', [a, b]]]);
      await world.tables('douyin_lead_settings').delete();
    });

    it('row 37, duplicate check on create: are known before a lead is created', async () => {
      const rows = [{ openId: 'a', unionId: 'u', phone: '13800138000' }, { openId: 'b' }];
      const [a] = await store(rows);
      const people = [{ phone: '+86 138-0013-8000' }, { phone: '13900139000' }, { phone: 'none' }];
      const call = leadCaller(world, () => token);
      const reply = await call('POST', '/leads/matches', { people });
      expect(dataOf<object>(reply)).toEqual({
        people: [{ leads: [{ leadId: a, by: ['phone'] }] }, { leads: [] }, { leads: [] }],
      });
      const { apps } = await world.admin.data<{ apps: { id: string }[] }>('GET', '/douyin/apps');
      const app = apps[0]?.id;
      const place = { app, developer: null };
      const { rows: stored } = await upsertIn(world.strapi, [{ openId: 'c', phone: '13700137000' }], place);
      const asked = [{ app, openId: 'c', phone: '13700137000' }];
      expect(dataOf<object>(await call('POST', '/leads/matches', { people: asked }))).toEqual({
        people: [{ leads: [{ leadId: stored[0]?.leadId, by: ['open_id', 'phone'] }] }],
      });
      for (const bad of [{ openId: 'a' }, { app: 'unknown', openId: 'a' }])
        expect((await call('POST', '/leads/matches', { people: [bad] })).status).toBe(400);
      const clerk = await world.admin.colleague(`reader-${kind}`, ['lead.read'], ['plugin::douyin.lead-own']);
      expect(await clerk.data('POST', '/douyin/leads/matches', { people: [people[0]] })).toEqual({
        people: [{ leads: [] }],
      });
    });
  });
}
