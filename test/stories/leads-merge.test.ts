import { apiToken } from '../support/api-token';
import { isHere, type DatabaseKind } from '../support/databases';
import { dataOf, leadCaller, stateOf, storeCrowd } from '../support/lead-merge';
import { anyOf, seeded } from '../support/seeded';
import type { Detail, Failed, Merge, Preview } from '../support/lead-merge';
import { clearLeads, leadRows, timelineOf, upsertIn, type Found } from '../support/leads';
import { createTeam } from '../support/staff';
import { ofThisRun } from '../support/this-run';
import { createWorld, type World } from '../support/world';

const kinds = ofThisRun<DatabaseKind>(['sqlite', 'postgres'], ['mysql']);
const day = 86_400_000;

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`merging leads on ${kind}`, () => {
    let world: World;
    let token: string;
    let team: string;
    beforeAll(async () => {
      world = await createWorld({ database: kind });
      token = await apiToken(world, 'full-access');
      team = (await createTeam(world, '东区')).id;
    });
    beforeEach(async () => {
      await clearLeads(world);
      for (const table of ['merges', 'tombstones', 'erasures'])
        await world.tables(`douyin_lead_${table}`).delete();
    });
    afterAll(() => world?.close());

    const call: ReturnType<typeof leadCaller> = (...request) => leadCaller(world, () => token)(...request);
    const read = async (id: number) => dataOf<Detail>(await call('GET', `/leads/${id}`));
    const change = async (id: number, json: object) => {
      const { version } = await read(id);
      return dataOf<Detail>(await call('PATCH', `/leads/${id}`, { version, ...json }));
    };
    const requestOf = async (ids: number[], keep = {}) => {
      const leads = await Promise.all(ids.map(read));
      return { leads: leads.map(({ leadId, version }) => ({ id: leadId, version })), keep };
    };
    const merge = async (ids: number[], keep = {}) =>
      dataOf<Detail>(await call('POST', '/leads/merge', await requestOf(ids, keep)));
    const mergesOf = async (id: number) => dataOf<Merge[]>(await call('GET', `/leads/${id}/merges`));
    const separate = (id?: string) => call('POST', `/leads/merges/${id}/separate`);
    const total = async (query: string) =>
      dataOf<{ total: number }>(await call('GET', `/leads?${query}`)).total;
    const store = async (rows: Found[], place = {}) =>
      (await upsertIn(world.strapi, rows, place)).rows.map(({ leadId }) => leadId ?? 0);
    const place2 = { app: 'app2', account: 'acc2' };

    /** Two people found at two accounts, each with what the staff keeps of them. */
    const two = async (): Promise<[number, number]> => {
      const [one = 0] = await store([{ openId: 'a', nickname: '小河', phone: '13800138000' }]);
      const [other = 0] = await store([{ openId: 'b', nickname: '河小', phone: '13900139000' }], place2);
      await change(one, { notes: '先到', tags: ['意向'], team });
      await change(other, { notes: '后到', tags: ['装修', '意向'], status: 'CONTACTED', owner: 1 });
      return [one, other];
    };
    const refusalOf = async (id?: string) => {
      const reply = await separate(id);
      return [reply.status, reply.json<Failed>().error.details.reason];
    };

    it('row 38, merge: gives what the preview showed, and old ids lead to it', async () => {
      const [one, other] = await two();
      const keep = { notes: other, phone: other, tags: 'all', team: other };
      const request = await requestOf([other, one], keep);
      const before = await stateOf(world);
      const preview = dataOf<Preview>(await call('POST', '/leads/merge/preview', request));
      expect(await stateOf(world)).toEqual(before);
      expect(preview.leads.map(({ leadId, notes }) => [leadId, notes])).toEqual([
        [one, '先到'],
        [other, '后到'],
      ]);
      const merged = dataOf<Detail>(await call('POST', '/leads/merge', request));
      expect(merged).toEqual(preview.lead);
      expect(merged).toMatchObject({
        leadId: one,
        nickname: '小河',
        notes: '后到',
        tags: ['意向', '装修'],
        status: 'CONTACTED',
        owner: 1,
        team: '',
        phoneMasked: '139****9000',
      });
      expect(await read(other)).toEqual(merged);
      const json = { version: merged.version, notes: '一个人' };
      expect(dataOf<Detail>(await call('PATCH', `/leads/${other}`, json))).toMatchObject({ leadId: one });
      expect([await total(''), await total('tag=装修'), await total('keyword=一个人')]).toEqual([1, 1, 1]);
    });

    it('moves identities, sources and timeline: a sync finds the one that stayed', async () => {
      const [one, other] = await two();
      const lines = [...(await timelineOf(world, one)), ...(await timelineOf(world, other))];
      await merge([one, other]);
      expect((await timelineOf(world, one)).sort()).toEqual([...lines, 'merged'].sort());
      expect(await timelineOf(world, other)).toEqual([]);
      expect(await store([{ openId: 'b' }], place2)).toEqual([one]);
      const sources = await world.tables('douyin_lead_sources').orderBy('id');
      expect(sources.map(({ lead_id, account_id }) => [lead_id, account_id])).toEqual([
        [one, 'acc1'],
        [one, 'acc2'],
      ]);
    });

    it('is refused with the difference when somebody changed one of the leads, or merged it', async () => {
      const [one, other] = await two();
      const request = await requestOf([one, other]);
      await change(other, { notes: '改过' });
      const before = await stateOf(world);
      for (const where of ['/leads/merge', '/leads/merge/preview']) {
        const reply = await call('POST', where, request);
        expect([reply.status, reply.json<Failed>().error.details]).toMatchObject([
          409,
          { code: 'LEAD_STALE', difference: [{ leadId: other, theirs: { notes: '改过' } }] },
        ]);
      }
      expect(await stateOf(world)).toEqual(before);
      const [third = 0] = await store([{ openId: 'c' }]);
      const late = await requestOf([other, third]);
      await merge([one, other]);
      const reply = await call('POST', '/leads/merge', late);
      expect([reply.status, reply.json<Failed>().error.details]).toMatchObject([
        409,
        { code: 'LEAD_STALE', difference: [{ leadId: other, theirs: { leadId: one } }] },
      ]);
    });

    it.each<[string, (ids: number[]) => object]>([
      ['leads', ([one]) => ({ leads: [{ id: one, version: 1 }] })],
      ['leads', ([one]) => ({ leads: [one, one].map((id) => ({ id, version: 1 })) })],
      ['keep.owner', (ids) => ({ leads: ids.map((id) => ({ id, version: 1 })), keep: { owner: 4711 } })],
      ['keep', (ids) => ({ leads: ids.map((id) => ({ id, version: 1 })), keep: { nickname: 1 } })],
    ])('names %s of a bad request', async (name, json) => {
      const ids = await store([{ openId: 'x' }, { openId: 'y' }]);
      const reply = await call('POST', '/leads/merge', json(ids));
      expect([reply.status, reply.json<Failed>().error.message.split(':')[0]]).toEqual([400, name]);
    });

    it('stays whole when many merge, change and sync the same leads at once', async () => {
      const people = ['a', 'b', 'c', 'd', 'e', 'f'];
      const ids = await store(people.map((openId) => ({ openId, nickname: openId })));
      const pairs = ids.flatMap((one, place) => ids.slice(place + 1).map((other) => [one, other]));
      const requests = await Promise.all(pairs.map((pair) => requestOf(pair)));
      const work = [
        ...requests.map((request) => call('POST', '/leads/merge', request)),
        ...ids.map((id) => call('PATCH', `/leads/${id}`, { version: 1, notes: `备注${id}` })),
        ...people.map(async (openId) => {
          await upsertIn(world.strapi, [{ openId, nickname: `${openId}新`, item: 'v' }], { kind: 'comment' });
          return { status: 200, text: '' };
        }),
      ];
      const statuses = (await Promise.all(work)).map(({ status }) => status);
      expect(statuses.filter((status) => status !== 200 && status !== 409)).toEqual([]);
      const rows = await leadRows(world);
      const gone = rows.filter(({ merged_into_id }) => merged_into_id !== null).map(({ id }) => id);
      expect(gone.length).toBeGreaterThan(0);
      const living = rows.filter(({ merged_into_id }) => merged_into_id === null).map(({ id }) => id);
      expect(rows.every((row) => row.merged_into_id === null || living.includes(row.merged_into_id))).toBe(
        true,
      );
      for (const table of ['identities', 'sources', 'events'])
        expect(await world.tables(`douyin_lead_${table}`).whereIn('lead_id', gone)).toEqual([]);
      expect(await world.tables('douyin_lead_merges')).toHaveLength(gone.length);
      expect(await world.tables('douyin_lead_sources')).toHaveLength(2 * living.length);
    });

    const seeds = kind === 'sqlite' ? [1, 2, 3, 4] : [11];
    it.each(seeds)('is undone exactly, in reverse order, whatever was merged (seed %d)', async (seed) => {
      const chance = seeded(seed);
      let living = await storeCrowd(world, chance, 14);
      for (const id of living)
        if (chance() < 0.7)
          await change(id, {
            ...(chance() < 0.5 ? { notes: anyOf(chance, ['周三回电', '报价', '已到店']) } : {}),
            tags: ['意向', '装修', '东区'].filter(() => chance() < 0.5),
            ...(chance() < 0.4 ? { status: 'CONTACTED', owner: 1, nextFollowUpAt: '2027-01-01' } : {}),
          });
      const queries = ['keyword=小河', 'keyword=周三回电', 'tag=意向', 'tag=装修', ''];
      const totals = () => Promise.all(queries.map(total));
      const done: { id: string; state: unknown; totals: number[] }[] = [];
      while (living.length > 3 && done.length < 6) {
        const count = 2 + Math.floor(chance() * 2);
        const chosen = [...living].sort(() => chance() - 0.5).slice(0, count);
        const keep = Object.fromEntries(
          ['status', 'owner', 'team', 'nextFollowUpAt', 'phone', 'notes', 'tags']
            .filter(() => chance() < 0.4)
            .map((field) => [field, anyOf(chance, chosen)]),
        );
        const before = { state: await stateOf(world), totals: await totals() };
        const { leadId } = await merge(chosen, keep);
        const [latest] = await mergesOf(leadId);
        done.push({ id: latest?.id ?? '', ...before });
        living = living.filter((id) => id === leadId || !chosen.includes(id));
      }
      expect(done.length).toBeGreaterThan(2);
      for (const { id, state, totals: before } of done.reverse()) {
        dataOf(await separate(id));
        expect(await stateOf(world)).toEqual(state);
        expect(await totals()).toEqual(before);
      }
    });

    it('is undone but for what the one that stayed got since', async () => {
      const [one, other] = await two();
      await merge([one, other], { phone: other });
      const since = await change(one, { notes: '先到\n后到\n回过电', tags: ['意向', '装修', '成交'] });
      expect(since.phoneMasked).toBe('139****9000');
      await store(
        [
          { openId: 'c', phone: '13800138000' },
          { openId: 'b', nickname: '新名', item: 'v' },
        ],
        {
          ...place2,
          kind: 'comment',
        },
      );
      const [first, second] = dataOf<Detail[]>(await separate((await mergesOf(one))[0]?.id));
      expect(first).toMatchObject({
        leadId: one,
        notes: '先到\n后到\n回过电',
        tags: ['意向', '成交'],
        status: 'NEW',
        owner: null,
        phoneMasked: '138****8000',
      });
      expect(second).toMatchObject({ leadId: other, notes: '后到', tags: ['装修', '意向'], owner: 1 });
      expect(second?.phoneMasked).toBe('139****9000');
      expect(await read(other)).toEqual(second);
      expect([await total('tag=成交'), await total('tag=装修'), await total('')]).toEqual([1, 1, 2]);
      expect(await store([{ openId: 'c' }], place2)).toEqual([one]);
      expect(await store([{ openId: 'b' }], place2)).toEqual([other]);
      expect(await store([{ openId: 'a' }])).toEqual([one]);
    });

    it('is undone once, however many ask at once', async () => {
      const [one, other] = await two();
      await merge([one, other]);
      const [{ id } = { id: '' }] = await mergesOf(one);
      const replies = await Promise.all([1, 2, 3, 4].map(() => separate(id)));
      expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
      expect((await timelineOf(world, other)).filter((line) => line === 'separated')).toHaveLength(1);
      expect((await mergesOf(one))[0]).toMatchObject({ hindrance: 'separated' });
      expect(await world.tables('douyin_lead_merges').whereNotNull('moved')).toEqual([]);
    });

    it('is undone in reverse order only', async () => {
      const [one, other] = await two();
      const [third = 0] = await store([{ openId: 'c' }]);
      await merge([one, other]);
      await merge([one, third]);
      const [second, first] = await mergesOf(one);
      expect([second?.hindrance, first?.hindrance]).toEqual([null, 'merged-on']);
      expect(await refusalOf(first?.id)).toEqual([409, 'merged-on']);
      const old = '2020-01-01T00:00:00Z';
      const [oldest = 0] = await store([{ openId: 'z', acquiredAt: old }]);
      await merge([oldest, one]);
      expect(await refusalOf(second?.id)).toEqual([409, 'merged-on']);
      expect(await read(other)).toMatchObject({ leadId: oldest });
      for (const id of [(await mergesOf(oldest))[0]?.id, second?.id, first?.id]) dataOf(await separate(id));
      expect(
        await Promise.all([one, other, third, oldest].map(async (id) => (await read(id)).leadId)),
      ).toEqual([one, other, third, oldest]);
    });

    it('is not undone where the platform says that it is one person', async () => {
      const [one = 0] = await store([{ openId: 'a', unionId: 'u' }]);
      await store([{ openId: 'b' }], place2);
      await store([{ openId: 'b', unionId: 'u' }], place2);
      const [byPlatform] = await mergesOf(one);
      expect(byPlatform).toMatchObject({ byPlatform: true, hindrance: 'platform' });
      expect(await refusalOf(byPlatform?.id)).toEqual([409, 'platform']);
    });

    it('is not undone where a union_id came since that may be of either', async () => {
      const [one, other] = await two();
      await merge([one, other]);
      await store([{ openId: 'b', unionId: 'u' }], place2);
      expect(await refusalOf((await mergesOf(one))[0]?.id)).toEqual([409, 'union-id']);
      expect(await store([{ openId: 'a' }])).toEqual(await store([{ openId: 'b' }], place2));
    });

    it('is not undone after thirty days, nor when what it took was forgotten', async () => {
      const [one, other] = await two();
      await merge([one, other], { phone: other });
      const [{ id } = { id: '' }] = await mergesOf(one);
      const service = `strapi.plugin('douyin').service('leadMerge')`;
      try {
        await world.strapi.moveClock(29 * day);
        expect(await world.strapi.run(`return ${service}.sweep()`)).toBe(0);
        expect((await mergesOf(one))[0]?.hindrance).toBeNull();
        await world.strapi.moveClock(31 * day);
        expect((await mergesOf(one))[0]?.hindrance).toBe('expired');
        expect(await refusalOf(id)).toEqual([409, 'expired']);
        expect(await world.strapi.run(`return ${service}.sweep()`)).toBe(1);
      } finally {
        await world.strapi.moveClock(0);
      }
      expect(await world.tables('douyin_lead_merges').select('moved', 'phone_sealed')).toEqual([
        { moved: null, phone_sealed: null },
      ]);
      expect(await refusalOf(id)).toEqual([409, 'erased']);
    });

    it('goes with a person who is erased', async () => {
      const [one, other] = await two();
      await merge([one, other], { phone: other });
      const [{ id } = { id: '' }] = await mergesOf(one);
      await world.admin.data('POST', `/douyin/leads/${other}/erase`, { reason: '本人要求' });
      expect(await world.tables('douyin_lead_merges')).toEqual([]);
      expect((await separate(id)).status).toBe(404);
      expect(await leadRows(world)).toEqual([]);
    });

    it('is told of, and written down, by hand and by the platform', async () => {
      const [one, other] = await two();
      await world.strapi.run(`
        globalThis.heard = [];
        strapi.eventHub.subscribe((name, facts) => {
          if (/merged|separated/.test(name)) heard.push([name, facts.leadId, facts.leads]);
        });`);
      await merge([one, other]);
      dataOf(await separate((await mergesOf(one))[0]?.id));
      await store([{ openId: 'a', unionId: 'u' }]);
      await store([{ openId: 'b', unionId: 'u' }], place2);
      const heard = await world.strapi.run<[string, number, number[]][]>(
        `await new Promise((resolve) => setTimeout(resolve, 100)); return heard;`,
      );
      expect(heard).toEqual([
        ['douyin.lead.merged', one, [other]],
        ['douyin.lead.separated', one, [other]],
        ['douyin.lead.merged', one, [other]],
      ]);
      const lines = await world.admin.data<{ rows: Record<string, unknown>[] }>(
        'GET',
        `/douyin/audit?target=${one}&pageSize=3`,
      );
      const byHand = { actorKind: 'system', actorName: expect.stringContaining('full-access') };
      expect(lines.rows).toMatchObject([
        { action: 'lead.merged', actorName: null, details: { by: 'platform' } },
        { action: 'lead.separated', ...byHand },
        { action: 'lead.merged', ...byHand, details: { leads: [String(other)], by: 'hand' } },
      ]);
    });
  });
}
