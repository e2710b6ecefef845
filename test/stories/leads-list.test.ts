import { apiToken } from '../support/api-token';
import { isHere, type DatabaseKind } from '../support/databases';
import { grantActions } from '../support/grants';
import { ask, type Reply } from '../support/http';
import { upsertIn, type Found } from '../support/leads';
import { openSession } from '../support/session';
import { createWorld, type World } from '../support/world';

type Record_ = { leadId: number; nickname: string; acquireTime: string; notes: string; status: string };
type Page = {
  records: Record_[];
  total: number;
  size: number;
  current: number;
  pages: number;
  totalIsCapped: boolean;
  nextCursor: string | null;
};

const path = '/api/v1/lead/douyin/leads';
const kinds: DatabaseKind[] = ['sqlite', 'postgres', 'mysql'];

const minute = (place: number) => new Date(Date.UTC(2026, 0, 1, 0, place)).toISOString();

const people: Found[] = Array.from({ length: 60 }, (_, place) => ({
  openId: `open-${place}`,
  nickname: `访客${place}`,
  avatarUrl: `https://p3.douyinpic.com/${place}.jpeg`,
  // Three at the same moment each time: the order among them is that of their ids.
  acquiredAt: minute(Math.floor(place / 3)),
}));

const named: Found[] = [
  ['装修公司报价', 'c0'],
  ['小红书店', 'c1'],
  ['小 红 书', 'c2'],
  ['书小红', 'c3'],
  ['ＶＩＰ会员', 'c4'],
  ['vip🌸花', 'c5'],
  ["o'neil\\河", 'c6'],
  ['百分之100%', 'c7'],
  ['a_b', 'c8'],
  ['"引号"', 'c9'],
  ['👩‍🌾农', 'c10'],
].map(([nickname, openId], place) => ({
  nickname,
  openId,
  acquiredAt: minute(100 + place),
  ...(openId === 'c0' ? { phone: '13800135791' } : {}),
}));

const words: [string, string[]][] = [
  ['装修', ['c0']],
  ['公司报', ['c0']],
  ['装报', []],
  ['价', ['c0']],
  ['红书', ['c1']],
  ['小红', ['c1', 'c3']],
  ['书小', ['c3']],
  ['红', ['c1', 'c2', 'c3']],
  ['小 书', ['c1', 'c2', 'c3']],
  ['vip', ['c4', 'c5']],
  ['ＶＩＰ', ['c4', 'c5']],
  ['Ip会', ['c4']],
  ['🌸', ['c5']],
  ['p🌸', ['c5']],
  ["o'n", ['c6']],
  ['l\\河', ['c6']],
  ['100%', ['c7']],
  ['0%', ['c7']],
  ['a_b', ['c8']],
  ['ab', []],
  ['"引', ['c9']],
  ['"', ['c9']],
  ['*', []],
  ['OR', []],
  ['👩🌾', ['c10']],
  ['没有的人', []],
  ['裝修', ['c0']],
  ['報價', ['c0']],
  ['書', ['c1', 'c2', 'c3']],
  ['5791', ['c0']],
  ['13800135791', ['c0']],
  ['+86 138-0013-5791', ['c0']],
  ['13800135792', []],
];

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`the list of leads on ${kind}`, () => {
    let world: World;
    let token: string;
    beforeAll(async () => {
      world = await createWorld({ database: kind });
      token = await apiToken(world, 'read-only');
      await upsertIn(world.strapi, people);
      await upsertIn(world.strapi, named, { app: 'app2', account: 'acc2', kind: 'comment' });
    });
    afterAll(() => world?.close());

    const get = (query: Record<string, string | number> = {}, bearer = token): Promise<Reply> => {
      const text = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
      return ask(`${world.front.url}${path}?${text}`, { headers: { authorization: `Bearer ${bearer}` } });
    };
    const list = async (query: Record<string, string | number> = {}): Promise<Page> => {
      const reply = await get(query);
      if (reply.status !== 200) throw new Error(`${reply.status}: ${reply.text}`);
      return reply.json<{ data: Page }>().data;
    };

    it('answers with the fields of the public contract, and no others', async () => {
      const page = await list({ page: 2, size: 5 });
      expect(Object.keys(page).sort()).toEqual([
        'current',
        'nextCursor',
        'pages',
        'records',
        'searchIsPartial',
        'size',
        'total',
        'totalIsCapped',
      ]);
      expect(page).toMatchObject({ total: 71, size: 5, current: 2, pages: 15, totalIsCapped: false });
      expect(page.records).toHaveLength(5);
      const [oldest] = (await list({ page: 71, size: 1 })).records;
      expect(oldest).toEqual({
        leadId: expect.any(Number),
        channel: '抖音获客',
        nickname: '访客0',
        avatarUrl: 'https://p3.douyinpic.com/0.jpeg',
        douyinUserId: 'open-0',
        acquireTime: '2026-01-01T00:00:00.000Z',
        status: 'NEW',
        notes: '',
      });
    });

    it('takes ten rows of the first page where nothing is said, and empty parameters as left out', async () => {
      const page = await list();
      expect(page).toMatchObject({ size: 10, current: 1, pages: 8 });
      expect(await list({ keyword: '', startTime: '', endTime: '', page: '', size: '' })).toEqual(page);
    });

    it('comes to every lead once by its cursors, and so by its pages', async () => {
      const byPage: Record_[] = [];
      for (let number = 1; number <= 11; number += 1)
        byPage.push(...(await list({ page: number, size: 7 })).records);
      const byCursor: Record_[] = [];
      for (
        let page = await list({ size: 7 });
        ;
        page = await list({ size: 7, cursor: page.nextCursor ?? '' })
      ) {
        byCursor.push(...page.records);
        expect(page.current).toBe(Math.ceil(byCursor.length / 7));
        if (!page.nextCursor) break;
      }
      expect(byCursor).toEqual(byPage);
      expect(new Set(byCursor.map(({ leadId }) => leadId)).size).toBe(71);
      const order = byCursor.map(({ acquireTime, leadId }) => Date.parse(acquireTime) * 1e4 + leadId);
      expect(order).toEqual([...order].sort((one, other) => other - one));
    });

    it.each(words)(
      'row 28, row 29, row 30, search in Chinese, by phone and folded: finds %s in %j',
      async (keyword, openIds) => {
        const page = await list({ keyword, size: 50 });
        const found = await world
          .tables('douyin_leads')
          .whereIn(
            'id',
            page.records.map(({ leadId }) => leadId),
          )
          .orderBy('id')
          .pluck('open_id');
        expect(found).toEqual(openIds);
        expect(page.total).toBe(openIds.length);
      },
    );

    it('filters by everything that can be asked for, alone and together', async () => {
      const [lead] = (await list({ keyword: '小红书店' })).records;
      await world
        .tables('douyin_leads')
        .where({ id: lead?.leadId })
        .update({ stage: 'CONTACTED', owner_id: 7 });
      const totals = async (query: Record<string, string | number>) => (await list(query)).total;
      expect(await totals({ status: 'CONTACTED' })).toBe(1);
      expect(await totals({ app: 'app2' })).toBe(11);
      expect(await totals({ account: 'acc1', source: 'fans' })).toBe(60);
      expect(await totals({ source: 'comment', owner: 'none' })).toBe(10);
      expect(await totals({ owner: 7, keyword: '红' })).toBe(1);
      expect(await totals({ owner: 8 })).toBe(0);
      expect(await totals({ tag: '没有' })).toBe(0);
      expect(await totals({ startTime: minute(5), endTime: minute(6) })).toBe(6);
      expect(
        await totals({ startTime: '2026-01-01T08:05:00+08:00', endTime: '2026-01-01T08:05:00+08:00' }),
      ).toBe(3);
      expect(await totals({ startTime: '2026-01-02' })).toBe(0);
      expect(await totals({ count: 'exact' })).toBe(71);
    });

    it('finds a lead by each of its sources, once, also among others', async () => {
      // Two comments and a place in a second list: three more sources of one lead.
      await upsertIn(
        world.strapi,
        [
          { openId: 'open-0', item: 'v1' },
          { openId: 'open-0', item: 'v2' },
        ],
        { account: 'acc3', kind: 'comment' },
      );
      await upsertIn(world.strapi, [{ openId: 'open-0' }, { openId: 'open-9' }], { account: 'acc3' });
      const found = async (query: Record<string, string | number>) => {
        const page = await list(query);
        expect(page.total).toBe(page.records.length);
        return page.records.map(({ nickname }) => nickname);
      };
      expect(await found({ account: 'acc3' })).toEqual(['访客9', '访客0']);
      expect(await found({ account: 'acc3', source: 'comment' })).toEqual(['访客0']);
      expect(await found({ account: 'acc3', source: 'interaction' })).toEqual([]);
      expect(await found({ account: 'acc3', app: 'app2' })).toEqual([]);
      expect(await found({ account: 'acc3', status: 'NEW', startTime: minute(2) })).toEqual(['访客9']);
      expect((await list({ account: 'acc1' })).total).toBe(60);
      expect((await list({ source: 'comment' })).total).toBe(12);
      const first = await list({ account: 'acc3', size: 1 });
      const second = await list({ account: 'acc3', size: 1, cursor: first.nextCursor ?? '' });
      expect([first, second].map(({ records: [lead] }) => lead?.nickname)).toEqual(['访客9', '访客0']);
      expect(second.nextCursor).toBeNull();
    });

    it.each<[string, Record<string, string | number>]>([
      ['page', { page: 0 }],
      ['page', { page: 'two' }],
      ['page', { page: '1.5' }],
      ['size', { size: 201 }],
      ['size', { size: -1 }],
      ['cursor', { page: 201, size: 100 }],
      ['cursor', { cursor: 'made-up' }],
      ['startTime', { startTime: 'yesterday' }],
      ['endTime', { endTime: '2026-13-01T00:00:00Z' }],
      ['startTime', { startTime: '0001-01-01' }],
      ['endTime', { startTime: '2026-01-02', endTime: '2026-01-01' }],
      ['keyword', { keyword: '长'.repeat(65) }],
      ['keyword', { keyword: '㌖'.repeat(20) }],
      ['status', { status: 'UNHEARD_OF' }],
      ['status', { status: "NEW'--" }],
      ['source', { source: 'rumour' }],
      ['owner', { owner: 'me' }],
      ['owner', { owner: '99999999999' }],
      ['app', { app: 'a\0b' }],
      ['count', { count: 'all' }],
    ])('names the parameter %s of a bad query %j', async (name, query) => {
      const reply = await get(query);
      expect(reply.status).toBe(400);
      const { error } = reply.json<{ error: { name: string; message: string; details: object } }>();
      expect(error).toMatchObject({
        status: 400,
        name: 'InvalidDouyinLeadQueryException',
        details: { code: 'QUERY_INVALID', issues: [expect.objectContaining({ path: name })] },
      });
      expect(error.message.startsWith(`${name}: `)).toBe(true);
    });

    it('refuses a cursor with another filter', async () => {
      const { nextCursor } = await list({ size: 5, source: 'fans' });
      expect((await get({ size: 5, source: 'fans', cursor: nextCursor ?? '' })).status).toBe(200);
      expect((await get({ size: 5, cursor: nextCursor ?? '' })).status).toBe(400);
    });

    it('asks for a permission: of a role, or of an API token', async () => {
      const { jwt } = await openSession(world);
      expect((await ask(`${world.front.url}${path}`)).status).toBe(401);
      expect((await get({}, 'no-token')).status).toBe(401);
      expect((await get({}, jwt)).status).toBe(403);
      expect(
        (await get({}, await apiToken(world, 'custom', ['plugin::douyin.lead:douyin:auth:get_url.start'])))
          .status,
      ).toBe(403);
      await grantActions(world, 'authenticated', ['lead:douyin:leads:view.find']);
      expect((await get({}, jwt)).status).toBe(200);
      expect(
        (await get({}, await apiToken(world, 'custom', ['plugin::douyin.lead:douyin:leads:view.find'])))
          .status,
      ).toBe(200);
      expect((await get({}, await apiToken(world, 'full-access'))).status).toBe(200);
    });
  });
}
