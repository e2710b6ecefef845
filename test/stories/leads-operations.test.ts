import type { Colleague } from '../support/admin';
import { isHere, type DatabaseKind } from '../support/databases';
import { ask } from '../support/http';
import { allLeadRows, clearLeads, leadRows, timelineOf, upsertIn } from '../support/leads';
import { createTeam, hire } from '../support/staff';
import { ofThisRun } from '../support/this-run';
import { until } from '../support/until';
import { createWorld, type World } from '../support/world';

type Operation = {
  id: string;
  kind: string;
  stage: string;
  total: number;
  changed: number;
  unchanged: number;
  left: { reason: string; count: number; leads: number[] }[];
  undoneBy: string | null;
};

const kinds = ofThisRun<DatabaseKind>(['postgres'], ['sqlite', 'mysql']);

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`many leads at once on ${kind}`, () => {
    let world: World;
    let keeper: Colleague;
    beforeAll(async () => {
      world = await createWorld({ database: kind });
      keeper = await hire(world, 'keeper', { may: ['read', 'update', 'assign'] });
    });
    beforeEach(async () => {
      await clearLeads(world);
      for (const table of ['douyin_lead_operations', 'douyin_lead_operation_items'])
        await world.tables(table).delete();
    });
    afterAll(() => world?.close());

    const make = async (count: number): Promise<number[]> => {
      const ids: number[] = [];
      for (let from = 0; from < count; from += 200) {
        const rows = Array.from({ length: Math.min(200, count - from) }, (_, place) => ({
          openId: `open-${from + place}`,
          nickname: `访客${from + place}`,
        }));
        ids.push(...(await upsertIn(world.strapi, rows)).rows.map(({ leadId }) => leadId ?? 0));
      }
      return ids;
    };
    /** Leads past the product, many in a short time. */
    const fill = async (count: number): Promise<void> => {
      const now = new Date();
      const lead = {
        app_id: 'app1',
        account_id: 'acc1',
        source_kind: 'fans',
        stage: 'NEW',
        tags: '[]',
        version: 1,
      };
      for (let from = 0; from < count; from += 400) {
        const rows = Array.from({ length: 400 }, (_, place) => ({
          ...{ ...lead, document_id: `filled${from + place}`, acquired_at: now, last_seen_at: now },
        }));
        await world.tables('douyin_leads').insert(rows);
      }
    };
    const call = (who: { call: Colleague['call'] }, method: string, where: string, json?: unknown) =>
      who.call(method, `/douyin/lead-operations${where}`, json);
    const order = async (select: object, change: object): Promise<Operation> =>
      keeper.data<Operation>('POST', '/douyin/lead-operations', { select, change });
    const read = (id: string) => keeper.data<Operation>('GET', `/douyin/lead-operations/${id}`);
    const undo = (id: string) => keeper.data<Operation>('POST', `/douyin/lead-operations/${id}/undo`);
    const end = async ({ id }: Operation): Promise<Operation> => {
      await until(
        `operation ${id}`,
        async () => ['done', 'cancelled'].includes((await read(id)).stage),
        90_000,
      );
      return read(id);
    };
    const columns = async () =>
      (await leadRows(world)).map(({ id, stage, owner_id, team, tags, next_follow_up_at, search_text }) => ({
        ...{ id, stage, owner_id, team, tags, search_text },
        next_follow_up_at: next_follow_up_at && +new Date(next_follow_up_at as Date),
      }));
    const total = async (query: string) =>
      (await keeper.data<{ total: number }>('GET', `/douyin/leads?${query}`)).total;

    it('row 35, bulk undo: get all that is the staff’s within the request, and give it back once', async () => {
      const ids = await make(30);
      const before = await columns();
      const { id: team } = await createTeam(world, '东区');
      const nextFollowUpAt = '2999-12-01T08:00:00.000Z';
      const given = { owner: keeper.id, team, addTags: ['意向', '装修'] };
      const done = await order({ ids }, { status: 'CONTACTED', ...given, nextFollowUpAt });
      expect(done).toMatchObject({ stage: 'done', total: 30, changed: 30, unchanged: 0, left: [] });
      for (const row of await leadRows(world))
        expect(row).toMatchObject({ stage: 'CONTACTED', owner_id: keeper.id, team, version: 2 });
      expect([await total('tag=意向'), await total('keyword=装修'), await total(`team=${team}`)]).toEqual([
        30, 30, 30,
      ]);
      expect((await timelineOf(world, ids[0] ?? 0)).sort()).toEqual(
        ['acquired', 'assigned', 'assigned', 'follow-up-set', 'stage-changed', 'tagged'].sort(),
      );
      await world.tables('douyin_leads').where({ id: ids[3] }).update({ version: 3 });
      const back = await undo(done.id);
      expect(back).toMatchObject({
        kind: 'undo',
        stage: 'done',
        changed: 29,
        left: [{ reason: 'changed-since', count: 1, leads: [ids[3]] }],
      });
      const after = await columns();
      expect(after.filter(({ id }) => id !== ids[3])).toEqual(before.filter(({ id }) => id !== ids[3]));
      expect([await total('tag=意向'), await total('keyword=装修'), await total(`team=${team}`)]).toEqual([
        1, 1, 1,
      ]);
      expect((await timelineOf(world, ids[0] ?? 0)).filter((line) => line === 'stage-changed')).toHaveLength(
        2,
      );
      const again = await call(keeper, 'POST', `/${done.id}/undo`);
      expect([again.status, again.text]).toEqual([409, expect.stringContaining('LEAD_UNDO')]);
      expect((await read(done.id)).undoneBy).toBe(back.id);
      expect((await call(keeper, 'POST', `/${back.id}/undo`)).status).toBe(409);
    });

    it('each under its own lock and its own next stages, with the reasons counted', async () => {
      const [a = 0, b = 0, c = 0, d = 0] = await make(4);
      await world.tables('douyin_leads').where({ id: b }).update({ version: 9 });
      await world.tables('douyin_leads').where({ id: c }).update({ stage: 'CONVERTED' });
      await world.tables('douyin_leads').where({ id: d }).update({ stage: 'CONTACTED' });
      const ids = [a, { id: b, version: 1 }, c, d, 999_999];
      expect(await order({ ids }, { status: 'CONTACTED' })).toMatchObject({
        ...{ total: 5, changed: 2, unchanged: 1 },
        left: [
          { reason: 'stale', count: 1, leads: [b] },
          { reason: 'not-found', count: 1, leads: [999_999] },
        ],
      });
      expect(await order({ ids: [a, b] }, { status: 'CONVERTED' })).toMatchObject({
        changed: 1,
        left: [{ reason: 'stage', count: 1, leads: [b] }],
      });
      const events = await world.tables('douyin_lead_events').whereIn('lead_id', [b]);
      expect(events).toHaveLength(1);
    });

    it.each<[string, object, object]>([
      ['status', { ids: [1] }, { status: 'UNHEARD_OF' }],
      ['owner', { ids: [1] }, { owner: 4711 }],
      ['team', { ids: [1] }, { team: 'unheardof' }],
      ['change', { ids: [1] }, {}],
      ['select', { ids: [] }, { status: 'CONTACTED' }],
      ['select', { ids: Array.from({ length: 1001 }, (_, id) => id + 1) }, { status: 'CONTACTED' }],
      ['select', { filter: { colour: 'red' } }, { status: 'CONTACTED' }],
      ['change.deal', { ids: [1] }, { owner: 1, deal: { team: null } }],
    ])('with the field %s of a bad order named', async (field, select, change) => {
      const reply = await call(keeper, 'POST', '', { select, change });
      expect(reply.status).toBe(400);
      const { error } = reply.json<{ error: { message: string; details: { code: string } } }>();
      expect(error.details.code).toBe('LEAD_INVALID');
      expect(error.message.startsWith(field)).toBe(true);
      expect(await world.tables('douyin_lead_operations')).toEqual([]);
    });

    it('of a whole filter go on by themselves, are followed, heard of and taken back', async () => {
      await make(1000);
      const signals = `global.heard = 0; strapi.eventHub.subscribe((name) => {
        if (name === 'douyin.lead.changed') global.heard += 1; });`;
      await world.strapi.run(signals);
      const before = await columns();
      const reply = await call(keeper, 'POST', '', {
        select: { filter: { status: 'NEW', keyword: '访客' } },
        change: { status: 'CONTACTED', addTags: ['批量'] },
      });
      expect(reply.status).toBe(202);
      const started = reply.json<{ data: Operation }>().data;
      expect(started).toMatchObject({ total: 1000, changed: 0 });
      const late = await make(1001);
      const stream = await ask(`${world.front.url}/douyin/lead-operations/${started.id}`, {
        headers: { authorization: `Bearer ${keeper.token}`, accept: 'text/event-stream' },
      });
      const events = stream.text.split('\n\n').filter((event) => event.startsWith('event: operation'));
      expect(JSON.parse(events.at(-1)?.split('data: ')[1] ?? '{}')).toMatchObject({
        stage: 'done',
        changed: 1000,
      });
      expect(await end(started)).toMatchObject({ changed: 1000, unchanged: 0, left: [] });
      expect(await world.strapi.run('return global.heard')).toBe(1000);
      expect([await total('status=CONTACTED'), await total('tag=批量'), await total('status=NEW')]).toEqual([
        1000, 1000, 1,
      ]);
      const back = await end(await undo(started.id));
      expect(back).toMatchObject({ changed: 1000, left: [] });
      const after = (await columns()).filter(({ id }) => id !== late.at(-1));
      expect(after).toEqual(before);
    });

    it('stop when they are told to, and what was done can be taken back', async () => {
      await fill(4000);
      const started = await order({ filter: {} }, { addTags: ['停'] });
      const cancelled = await keeper.data<Operation>('POST', `/douyin/lead-operations/${started.id}/cancel`);
      expect(cancelled.stage).toBe('cancelled');
      const { changed } = await end(started);
      expect(changed % 200).toBe(0);
      expect(changed).toBeLessThan(4000);
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect((await read(started.id)).changed).toBe(changed);
      expect(await total('tag=停')).toBe(changed);
      expect(await end(await undo(started.id))).toMatchObject({ changed });
      expect(await total('tag=停')).toBe(0);
    });

    it('go on where they were when a process was killed, each once', async () => {
      await make(600);
      const ids = (await leadRows(world)).map(({ id }) => id);
      const started = await order({ ids }, { addTags: ['续'] });
      await until('some', async () => (await read(started.id)).changed > 0, 30_000);
      await world.strapi.kill();
      await world.restart();
      await world
        .tables('douyin_jobs')
        .where({ kind: 'leads.operate', stage: 'running' })
        .update({ run_at: new Date() });
      expect(await end(started)).toMatchObject({ total: 600, changed: 600, left: [] });
      const tagged = await world.tables('douyin_lead_events').where({ kind: 'tagged' });
      expect(tagged).toHaveLength(600);
      for (const { version } of await leadRows(world)) expect(version).toBe(2);
    });

    it('are changed once where two do the same at once', async () => {
      const ids = await make(100);
      const other = await hire(world, `other-${kind}`, { may: ['read', 'update', 'assign'] });
      const results = await Promise.all(
        [keeper, other].map((who) =>
          who.data<Operation>('POST', '/douyin/lead-operations', {
            select: { ids },
            change: { owner: who.id },
          }),
        ),
      );
      expect(results.map(({ changed }) => changed)).toEqual([100, 100]);
      const owners = new Set((await leadRows(world)).map(({ owner_id }) => owner_id));
      expect(owners.size).toBe(1);
      for (const { version } of await leadRows(world)) expect(version).toBe(3);
      const undone = await Promise.all(
        [keeper, other].map((who, place) =>
          who.data<Operation>('POST', `/douyin/lead-operations/${results[place]?.id}/undo`),
        ),
      );
      const changed = undone.map((one) => one.changed).sort();
      expect(changed).toEqual([0, 100]);
      expect((await call(other, 'GET', `/${results[0]?.id}`)).status).toBe(404);
      expect((await call(other, 'POST', `/${results[0]?.id}/cancel`)).status).toBe(404);
    });

    it('have their tags listed, renamed, joined and taken off', async () => {
      const ids = await make(6);
      await order({ ids: ids.slice(0, 4) }, { addTags: ['甲'] });
      await order({ ids: ids.slice(3, 6) }, { addTags: ['乙'] });
      const tags = async () =>
        Object.fromEntries(
          (
            await keeper.data<{ rows: { tag: string; count: number }[] }>('GET', '/douyin/lead-tags')
          ).rows.map(({ tag, count }) => [tag, count]),
        );
      expect(await tags()).toEqual({ 甲: 4, 乙: 3 });
      const replace = (from: string, to: string | null) =>
        keeper.data<Operation>('POST', '/douyin/lead-tags/replace', { from, to });
      expect(await replace('甲', '丙')).toMatchObject({ changed: 4 });
      expect(await tags()).toEqual({ 丙: 4, 乙: 3 });
      const joined = await replace('丙', '乙');
      expect(joined).toMatchObject({ changed: 4 });
      expect(await tags()).toEqual({ 乙: 6 });
      expect(await total('keyword=乙')).toBe(6);
      await undo(joined.id);
      expect(await tags()).toEqual({ 丙: 4, 乙: 3 });
      await replace('乙', null);
      await replace('丙', null);
      expect(await tags()).toEqual({});
      expect(await total('keyword=乙')).toBe(0);
    });

    it('can no longer be taken back after a day', async () => {
      const ids = await make(3);
      const { id } = await order({ ids }, { addTags: ['旧'] });
      await world.tables('douyin_lead_operations').update({ undo_until: new Date(Date.now() - 1000) });
      expect((await call(keeper, 'POST', `/${id}/undo`)).status).toBe(409);
      await world.strapi.run(`return strapi.plugin('douyin').service('jobs').runNow('leads.operations')`);
      expect(await world.tables('douyin_lead_operation_items')).toEqual([]);
      const before = await allLeadRows(world);
      expect((await call(keeper, 'POST', `/${id}/undo`)).status).toBe(409);
      expect(await allLeadRows(world)).toEqual(before);
    });
  });
}
