import { apiToken } from '../support/api-token';
import { isHere, type DatabaseKind } from '../support/databases';
import { ask, type Reply } from '../support/http';
import { allLeadRows, clearLeads, leadRows, timelineOf, upsertIn } from '../support/leads';
import { createTeam } from '../support/staff';
import { ofThisRun } from '../support/this-run';
import { createWorld, type World } from '../support/world';

type Detail = { leadId: number; version: number; status: string; notes: string; tags: string[] };
type Failed = { error: { status: number; name: string; message: string; details: Record<string, unknown> } };

const kinds = ofThisRun<DatabaseKind>(['postgres'], ['sqlite', 'mysql']);

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`a lead on ${kind}`, () => {
    let world: World;
    let token: string;
    let id: number;
    beforeAll(async () => {
      world = await createWorld({ database: kind });
      token = await apiToken(world, 'full-access');
    });
    beforeEach(async () => {
      await clearLeads(world);
      id = (await upsertIn(world.strapi, [{ openId: 'a', nickname: '小河' }])).rows[0]?.leadId ?? 0;
    });
    afterAll(() => world?.close());

    const call = (method: string, where: string, json?: unknown, bearer = token): Promise<Reply> =>
      ask(`${world.front.url}/api/v1/lead/douyin/leads${where}`, {
        method,
        json,
        headers: { authorization: `Bearer ${bearer}` },
      });
    const change = (json: object) => call('PATCH', `/${id}`, json);
    const changed = async (json: object): Promise<Detail> => {
      const reply = await change(json);
      if (reply.status !== 200) throw new Error(`${reply.status}: ${reply.text}`);
      return reply.json<{ data: Detail }>().data;
    };
    const total = async (query: string) =>
      (await call('GET', `?${query}`)).json<{ data: { total: number } }>().data.total;

    it('row 7, row 11, history of status and owner: is read with its version, and changed in everything that is the staff’s', async () => {
      const read = (await call('GET', `/${id}`)).json<{ data: Detail }>().data;
      expect(read).toMatchObject({ leadId: id, version: 1, status: 'NEW', notes: '', tags: [], owner: null });
      const nextFollowUpAt = '2999-12-01T08:00:00.000Z';
      const notes = '周三回电 报价';
      const { id: team } = await createTeam(world, '东区');
      const wanted = { status: 'CONTACTED', notes, tags: ['意向', '意向', '装修'], owner: 1, team };
      const now = await changed({ version: 1, ...wanted, nextFollowUpAt });
      const shown = { ...wanted, tags: ['意向', '装修'], nextFollowUpAt, version: 2, nickname: '小河' };
      expect(now).toMatchObject(shown);
      expect((await call('GET', `/${id}`)).json()).toMatchObject({ data: shown });
      expect((await timelineOf(world, id)).sort()).toEqual(
        ['acquired', 'assigned', 'assigned', 'follow-up-set', 'noted', 'stage-changed', 'tagged'].sort(),
      );
    });

    it('is found by its notes and tags from then on, and no longer by what they were', async () => {
      await changed({ version: 1, notes: '周三回电', tags: ['意向'] });
      expect([await total('keyword=回电'), await total('keyword=意向'), await total('tag=意向')]).toEqual([
        1, 1, 1,
      ]);
      await changed({ version: 2, notes: '已签约', tags: ['成交'] });
      expect([await total('keyword=回电'), await total('keyword=意向'), await total('tag=意向')]).toEqual([
        0, 0, 0,
      ]);
      expect([
        await total('keyword=签约 成交'),
        await total('tag=成交'),
        await total('keyword=小河'),
      ]).toEqual([1, 1, 1]);
    });

    it('row 36, optimistic lock: goes to one of many who change it at once; the others learn the difference', async () => {
      const names = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛'];
      const replies = await Promise.all(names.map((notes) => change({ version: 1, notes })));
      const won = replies.filter(({ status }) => status === 200);
      expect(won).toHaveLength(1);
      const theirs = won[0]?.json<{ data: Detail }>().data.notes;
      for (const [place, reply] of replies.entries()) {
        if (reply.status === 200) continue;
        expect([reply.status, reply.json<Failed>().error]).toMatchObject([
          409,
          {
            name: 'DouyinLeadException',
            details: {
              code: 'LEAD_STALE',
              lead: { version: 2, notes: theirs },
              difference: { notes: { yours: names[place], theirs } },
            },
          },
        ]);
      }
      expect(await timelineOf(world, id)).toEqual(['acquired', 'noted']);
    });

    it('is not written when nothing is new', async () => {
      await changed({ version: 1, notes: '备注' });
      const before = await allLeadRows(world);
      expect(await changed({ version: 2, notes: '备注', status: 'NEW', tags: [] })).toMatchObject({
        version: 2,
      });
      expect(await allLeadRows(world)).toEqual(before);
    });

    it('row 6, status flow: goes only to stages that may follow', async () => {
      const reply = await change({ version: 1, status: 'CONVERTED' });
      expect(reply.status).toBe(409);
      expect(reply.json<Failed>().error.details).toMatchObject({
        code: 'LEAD_STAGE',
        from: 'NEW',
        to: 'CONVERTED',
        allowed: ['CONTACTED'],
      });
      await changed({ version: 1, status: 'CONTACTED' });
      await changed({ version: 2, status: 'CONVERTED' });
      expect(await total('status=CONVERTED')).toBe(1);
    });

    it.each<[string, object]>([
      ['version', { notes: 'x' }],
      ['status', { version: 1, status: 'UNHEARD_OF' }],
      ['owner', { version: 1, owner: 4711 }],
      ['team', { version: 1, team: 'unheardof' }],
      ['tags', { version: 1, tags: Array.from({ length: 21 }, (_, place) => `t${place}`) }],
      ['notes', { version: 1, notes: 'x'.repeat(10_001) }],
      ['nextFollowUpAt', { version: 1, nextFollowUpAt: 'soon' }],
      ['request', { version: 1, nickname: '别人' }],
    ])('names the field %s of a bad change', async (name, json) => {
      const reply = await change(json);
      expect(reply.status).toBe(400);
      const { error } = reply.json<Failed>();
      expect(error).toMatchObject({ name: 'DouyinLeadException', details: { code: 'LEAD_INVALID' } });
      expect(error.message.startsWith(name)).toBe(true);
      expect((await leadRows(world))[0]).toMatchObject({ version: 1, nickname: '小河' });
    });

    it('is not there for every number, nor for everybody', async () => {
      expect((await call('GET', '/999999')).json<Failed>().error.details.code).toBe('LEAD_NOT_FOUND');
      expect((await call('GET', '/zero')).status).toBe(400);
      const reader = await apiToken(world, 'read-only');
      expect((await call('GET', `/${id}`, undefined, reader)).status).toBe(200);
      expect((await call('PATCH', `/${id}`, { version: 1, notes: 'x' }, reader)).status).toBe(403);
    });

    it('leads on to the one it became part of', async () => {
      const place = { app: 'app2', account: 'acc2' };
      const [young] = (await upsertIn(world.strapi, [{ openId: 'b', unionId: 'u' }], place)).rows;
      await upsertIn(world.strapi, [{ openId: 'a', unionId: 'u' }]);
      expect((await call('GET', `/${young?.leadId}`)).json()).toMatchObject({ data: { leadId: id } });
      expect(await total('')).toBe(1);
    });

    it('is kept when it is missing in a list, and has returned when it is found again', async () => {
      const page = `{ account: { documentId: 'acc1' }, kind: 'fans', leadIds: [${id}] }`;
      const mark = () =>
        world.strapi.run(`return strapi.plugin('douyin').service('leads').markGone(${page})`);
      expect([await mark(), await mark()]).toEqual([1, 0]);
      expect((await leadRows(world))[0]).toMatchObject({ relation: 'not-in-list', nickname: '小河' });
      const again = () => upsertIn(world.strapi, [{ openId: 'a', nickname: '小河' }]);
      expect(await again()).toMatchObject({ returned: 1, changed: 0, inserted: 0 });
      expect(await again()).toMatchObject({ returned: 0, unchanged: 1 });
      expect((await leadRows(world))[0]).toMatchObject({ relation: 'following' });
      expect(await timelineOf(world, id)).toEqual(['acquired', 'gone', 'returned']);
    });

    it('is told of when it was stored, and not when it was taken back', async () => {
      const heard = await world.strapi.run<string[]>(`
        const heard = [];
        const unsubscribe = strapi.eventHub.subscribe((name, facts) => {
          if (name.startsWith('douyin.lead.')) heard.push(name + ' ' + JSON.stringify(facts));
        });
        const leads = strapi.plugin('douyin').service('leads');
        const app = { documentId: 'app1', provider: 'douyin', developer: null };
        const page = (openId) => ({ app, account: { documentId: 'acc1' }, kind: 'fans', rows: [{ openId, nickname: '某某' }] });
        await strapi.db.transaction(async () => {
          await leads.upsertPage(page('lost'));
          throw new Error('taken back');
        }).catch(() => undefined);
        await strapi.db.transaction(async () => {
          await leads.upsertPage(page('kept'));
          if (heard.length > 0) heard.push('too early');
        });
        await leads.upsertPage(page('kept'));
        await new Promise((resolve) => setTimeout(resolve, 100));
        unsubscribe();
        return heard;`);
      expect(heard).toEqual([expect.stringMatching(/^douyin\.lead\.created \{"leadId":\d+\}$/)]);
      expect((await leadRows(world)).map(({ open_id }) => open_id)).toEqual(['a', 'kept']);
    });
  });
}
