import type { Colleague } from '../support/admin';
import { apiToken } from '../support/api-token';
import { grantActions } from '../support/grants';
import { ask, type Reply } from '../support/http';
import { filesFolder } from '../support/lead-files';
import { clearLeads, leadRows, upsertIn } from '../support/leads';
import { openSession } from '../support/session';
import { createTeam, hire, type Level } from '../support/staff';
import { until } from '../support/until';
import { createWorld, type World } from '../support/world';

/** Whose lead it is: one's own, a mate's, one of the own team without an owner, a stranger's, or nobody's. */
const whose = ['own', 'mate', 'team', 'other', 'nobody'] as const;
type Whose = (typeof whose)[number];

/** What each level of an administrator's role reaches. */
const reached: Record<Level, Whose[]> = {
  own: ['own'],
  team: ['own', 'mate', 'team'],
  all: [...whose],
};

const may = ['read', 'update', 'assign', 'reveal', 'merge', 'convert', 'export'];
const phoneOf = (index: number): string => `1381234567${index}`;
const range = `from=${new Date(Date.now() - 40 * 86_400_000).toISOString()}&to=${new Date(Date.now() + 86_400_000).toISOString()}`;

/** Somebody who calls, below the panel's or the content API's address. */
type Caller = { call(method: string, path: string, json?: unknown): Promise<Reply> };

type Row = { leadId: number };
type Operation = { id: string; changed: number; left: { reason: string; count: number }[] };

describe('a role or token reaches', () => {
  let world: World;
  let ids: Record<Whose, number>;
  let staff: Record<Level, Colleague>;
  let mate: Colleague;
  let stranger: Colleague;
  let site: Caller;
  let accountId: string;
  const folder = filesFolder();

  const asAdmin = (admin: Colleague): Caller => ({
    call: (method, path, json) => admin.call(method, `/douyin${path}`, json),
  });
  const bearer = (token: string): Caller => ({
    call: (method, path, json) =>
      ask(`${world.front.url}/api/v1/lead/douyin${path}`, {
        method,
        json,
        headers: { authorization: `Bearer ${token}` },
      }),
  });

  beforeAll(async () => {
    world = await createWorld({ env: { DOUYIN_LEAD_FILES_FOLDER: folder.path } });
    staff = {
      own: await hire(world, 'own', { may, level: 'own' }),
      team: await hire(world, 'team', { may, level: 'team' }),
      all: await hire(world, 'all', { may }),
    };
    mate = await hire(world, 'mate', { may, level: 'own' });
    stranger = await hire(world, 'stranger', { may: [] });
    const session = await openSession(world);
    site = bearer(session.jwt);
    const [account] = await world.tables('douyin_accounts').select('document_id');
    accountId = account.document_id as string;
  });
  afterAll(async () => {
    await world?.close();
    folder.remove();
  });

  /** Five leads as seen by one administrator, and all of them with a phone, a tag, a follow-up. */
  const prepare = async (me: number, place: { own: string; others: string }): Promise<void> => {
    await clearLeads(world);
    await world.tables('douyin_lead_teams').delete();
    await world.tables('douyin_limits').delete();
    const east = await createTeam(world, '东区', [{ admin: me }, { admin: mate.id }]);
    const west = await createTeam(world, '西区', [{ admin: stranger.id }]);
    ids = {} as Record<Whose, number>;
    for (const [index, one] of whose.entries()) {
      const account = one === 'own' ? place.own : place.others;
      const row = { openId: `open-${one}`, nickname: one, phone: phoneOf(index) };
      ids[one] = (await upsertIn(world.strapi, [row], { account })).rows[0]?.leadId ?? 0;
    }
    const set = (one: Whose, columns: object) =>
      world.tables('douyin_leads').where({ id: ids[one] }).update(columns);
    await set('own', { owner_id: me });
    await set('mate', { owner_id: mate.id });
    await set('team', { team: east.id });
    await set('other', { owner_id: stranger.id, team: west.id });
    await world.tables('douyin_leads').update({ next_follow_up_at: new Date(Date.now() - 1000) });
  };

  const data = async <Data>(caller: Caller, method: string, path: string, json?: unknown): Promise<Data> => {
    const reply = await caller.call(method, path, json);
    if (reply.status >= 300) throw new Error(`${method} ${path}: ${reply.status} ${reply.text}`);
    return reply.json<{ data: Data }>().data;
  };
  const named = (found: number[]): Whose[] => whose.filter((one) => found.includes(ids[one]));

  /** Of one route about one lead: for whose it answers; for the others it must not know the lead. */
  const each = async (caller: Caller, method: string, path: (id: number) => string, json?: object) => {
    const answered: Whose[] = [];
    for (const one of whose) {
      const reply = await caller.call(method, path(ids[one]), json);
      if (reply.status === 200) answered.push(one);
      else
        expect([one, reply.status, reply.text]).toEqual([
          one,
          404,
          expect.stringContaining('LEAD_NOT_FOUND'),
        ]);
    }
    return answered;
  };
  const all = () => whose.map((one) => ids[one]);
  const many = (caller: Caller, select: object, change: object) =>
    data<Operation>(caller, 'POST', '/lead-operations', { select, change });
  const changedBy = async (version: number): Promise<Whose[]> =>
    named((await leadRows(world)).filter((row) => row.version >= version).map(({ id }) => id));

  /** Every route, and of whose leads it knows something; in the order they are called. */
  const routes: [string, (caller: Caller) => Promise<Whose[] | number>][] = [
    [
      'the list',
      async (caller) =>
        named((await data<{ records: Row[] }>(caller, 'GET', '/leads')).records.map(({ leadId }) => leadId)),
    ],
    [
      'the count',
      async (caller) => (await data<{ total: number }>(caller, 'GET', '/leads?count=exact')).total,
    ],
    ['a lead', (caller) => each(caller, 'GET', (id) => `/leads/${id}`)],
    ['its timeline', (caller) => each(caller, 'GET', (id) => `/leads/${id}/events`)],
    ['its sources', (caller) => each(caller, 'GET', (id) => `/leads/${id}/sources`)],
    ['what became part of it', (caller) => each(caller, 'GET', (id) => `/leads/${id}/merges`)],
    ['what it became', (caller) => each(caller, 'GET', (id) => `/leads/${id}/conversions`)],
    [
      'whom a phone number belongs to',
      async (caller) => {
        const people = whose.map((_one, index) => ({ phone: phoneOf(index) }));
        type Matches = { people: { leads: Row[] }[] };
        const found = await data<Matches>(caller, 'POST', '/leads/matches', { people });
        return named(found.people.flatMap(({ leads }) => leads.map(({ leadId }) => leadId)));
      },
    ],
    [
      'the chart',
      async (caller) => {
        type Chart = { statuses: { count: number }[] };
        const { statuses } = await data<Chart>(caller, 'GET', `/lead-counts/chart?${range}`);
        return statuses.reduce((sum, { count }) => sum + count, 0);
      },
    ],
    [
      'follow-ups',
      async (caller) => (await data<{ overdue: number }>(caller, 'GET', '/lead-counts/follow-ups')).overdue,
    ],
    ['a new note', (caller) => each(caller, 'POST', (id) => `/leads/${id}/notes`, { text: '你好' })],
    ['a phone number', (caller) => each(caller, 'POST', (id) => `/leads/${id}/phone`)],
    ['a change', (caller) => each(caller, 'PATCH', (id) => `/leads/${id}`, { version: 1, notes: '改' })],
    [
      'many by id, and back',
      async (caller) => {
        const { id, changed, left } = await many(caller, { ids: all() }, { addTags: ['甲'] });
        expect(left.reduce((sum, { count }) => sum + count, changed)).toBe(5);
        const touched = await changedBy(3);
        expect(touched).toHaveLength(changed);
        expect((await data<Operation>(caller, 'POST', `/lead-operations/${id}/undo`)).changed).toBe(changed);
        expect(await changedBy(4)).toEqual(touched);
        return touched;
      },
    ],
    [
      'many by filter',
      async (caller) => {
        await many(caller, { filter: {} }, { addTags: ['乙'] });
        return changedBy(5);
      },
    ],
    [
      'tags',
      async (caller) => {
        await world.tables('douyin_lead_tags').delete();
        const key = await world.tables('douyin_lead_tag_names').where({ name: '乙' }).first('tag_key');
        const now = new Date();
        for (const id of all())
          await world
            .tables('douyin_lead_tags')
            .insert({ document_id: `t${id}`, lead_id: id, ...key, created_at: now, updated_at: now });
        const { rows } = await data<{ rows: { count: number }[] }>(caller, 'GET', '/lead-tags');
        return rows[0]?.count ?? 0;
      },
    ],
    [
      'a tag replaced',
      async (caller) => {
        const order = { from: '乙', to: '丙' };
        return (await data<Operation>(caller, 'POST', '/lead-tags/replace', order)).changed;
      },
    ],
  ];

  const exported: (typeof routes)[number] = [
    'an export',
    async (caller) => {
      const order = { format: 'csv', columns: ['leadId'], reason: 'story' };
      const { id } = await data<{ id: string }>(caller, 'POST', '/lead-exports', order);
      const view = () => data<{ stage: string; written: number }>(caller, 'GET', `/lead-exports/${id}`);
      await until('the end of the export', async () => (await view()).stage === 'done');
      return (await view()).written;
    },
  ];

  const expectReach = async (caller: Caller, wanted: Whose[], more: typeof routes = []) => {
    for (const [name, route] of [...routes, ...more]) {
      const got = await route(caller);
      expect([name, got]).toEqual([name, typeof got === 'number' ? wanted.length : wanted]);
    }
  };

  it.each<Level>(['own', 'team', 'all'])(
    'row 51, own, team or all: %s leads of an administrator, on every route',
    async (level) => {
      await prepare(staff[level].id, { own: 'acc1', others: 'acc1' });
      await expectReach(asAdmin(staff[level]), reached[level], [exported]);
    },
  );

  it.each<[Level, Whose[]]>([
    ['own', ['own']],
    ['team', ['own', 'team']],
    ['all', ['own', 'team', 'nobody']],
  ])('with %s what can be claimed, and nobody else’s', async (level, wanted) => {
    await prepare(staff[level].id, { own: 'acc1', others: 'acc1' });
    const claimed: Whose[] = [];
    for (const one of whose) {
      const reply = await asAdmin(staff[level]).call('POST', `/leads/${ids[one]}/claim`);
      const isReached = reached[level].includes(one);
      if (reply.status === 200) claimed.push(one);
      else expect([one, reply.status]).toEqual([one, isReached ? 409 : 404]);
    }
    expect(claimed).toEqual(wanted);
  });

  it('somebody’s operation for nobody else, not even as a stream', async () => {
    await prepare(staff.own.id, { own: 'acc1', others: 'acc1' });
    const { id } = await many(asAdmin(staff.own), { ids: [ids.own] }, { addTags: ['甲'] });
    const streamed = await ask(`${world.front.url}/douyin/lead-operations/${id}`, {
      headers: { authorization: `Bearer ${staff.all.token}`, accept: 'text/event-stream' },
    });
    expect(streamed.status).toBe(404);
    for (const [method, path] of [
      ['GET', ''],
      ['POST', '/undo'],
      ['POST', '/cancel'],
    ] as const)
      expect((await asAdmin(staff.all).call(method, `/lead-operations/${id}${path}`)).status).toBe(404);
    const { rows } = await data<{ rows: object[] }>(asAdmin(staff.all), 'GET', '/lead-operations');
    expect(JSON.stringify(rows)).not.toContain(id);
  });

  it('what was given away by an operation back into one’s own hands', async () => {
    await prepare(staff.own.id, { own: 'acc1', others: 'acc1' });
    const caller = asAdmin(staff.own);
    const { id } = await many(caller, { ids: [ids.own] }, { owner: stranger.id });
    expect((await caller.call('GET', `/leads/${ids.own}`)).status).toBe(404);
    expect(await data<Operation>(caller, 'POST', `/lead-operations/${id}/undo`)).toMatchObject({
      changed: 1,
    });
    expect((await caller.call('GET', `/leads/${ids.own}`)).status).toBe(200);
  });

  const boxes = {
    'lead:douyin:leads:view': [
      'find',
      'findOne',
      'eventsFind',
      'sourcesFind',
      'tagsFind',
      'chartFind',
      'followUpsFind',
      'match',
    ],
    'lead:douyin:leads:edit': ['update', 'addNote', 'startMany', 'undoMany', 'replaceTag'],
    'lead:douyin:leads:reveal': ['phone'],
    'lead:douyin:leads:merge': ['find'],
    'lead:douyin:leads:convert': ['find'],
  };
  const boxesOf = (level: 'own' | 'all'): string[] =>
    Object.entries(boxes).flatMap(([grant, names]) =>
      level === 'own' ? [`${grant}.own`] : names.map((name) => `${grant}.${name}`),
    );

  it.each<['own' | 'all', Whose[]]>([
    ['own', ['own']],
    ['all', [...whose]],
  ])('%s leads of a user of the site, on every route', async (level, wanted) => {
    await prepare(staff.own.id, { own: accountId, others: 'acc1' });
    await grantActions(world, 'authenticated', boxesOf(level));
    try {
      await expectReach(site, wanted);
    } finally {
      await grantActions(world, 'authenticated', boxesOf(level), false);
    }
  });

  it.each<['own' | 'all', Whose[]]>([
    ['own', []],
    ['all', [...whose]],
  ])('with %s of an API token, which owns nothing, on every route', async (level, wanted) => {
    await prepare(staff.own.id, { own: accountId, others: 'acc1' });
    const token = await apiToken(
      world,
      'custom',
      boxesOf(level).map((name) => `plugin::douyin.${name}`),
    );
    await expectReach(bearer(token), wanted);
  });

  it('an owner or a team in the content API with a box of its own only', async () => {
    await prepare(staff.own.id, { own: accountId, others: 'acc1' });
    const edit = boxesOf('all').map((name) => `plugin::douyin.${name}`);
    const give = async (token: string) =>
      (await bearer(token).call('PATCH', `/leads/${ids.nobody}`, { version: 1, owner: mate.id })).status;
    expect(await give(await apiToken(world, 'custom', edit))).toBe(403);
    expect(
      await give(await apiToken(world, 'custom', [...edit, 'plugin::douyin.lead:douyin:leads:edit.assign'])),
    ).toBe(200);
  });

  it('nothing without a permission', async () => {
    await prepare(staff.own.id, { own: accountId, others: 'acc1' });
    for (const caller of [site, bearer(await apiToken(world, 'custom', ['plugin::douyin.me.find']))])
      for (const [method, path, json] of [
        ['GET', `/leads/${ids.own}/events`, undefined],
        ['GET', '/lead-tags', undefined],
        ['GET', `/lead-counts/chart?${range}`, undefined],
        ['POST', '/lead-operations', { select: { ids: [1] }, change: { addTags: ['x'] } }],
        ['POST', `/leads/${ids.own}/phone`, undefined],
      ] as const)
        expect([path, (await caller.call(method, path, json)).status]).toEqual([path, 403]);
  });
});
