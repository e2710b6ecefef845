import type { Colleague } from '../support/admin';
import { isHere, type DatabaseKind } from '../support/databases';
import { clearLeads, leadRows, upsertIn, type Found } from '../support/leads';
import { createTeam, hire, type Team } from '../support/staff';
import { startStrapi, type RunningStrapi } from '../support/strapi';
import { ofThisRun } from '../support/this-run';
import { until } from '../support/until';
import { createWorld, type World } from '../support/world';

const kinds = ofThisRun<DatabaseKind>(['postgres'], ['sqlite', 'mysql']);
const dayMs = 86_400_000;

const crowd = (from: number, count: number): Found[] =>
  Array.from({ length: count }, (_, place) => ({
    openId: `open-${from + place}`,
    nickname: `访客${from + place}`,
  }));

type Rule = { id: string; name: string };

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`leads are dealt out on ${kind}`, () => {
    let world: World;
    let second: RunningStrapi;
    let staff: Colleague[];
    let team: Team;
    beforeAll(async () => {
      world = await createWorld({ database: kind });
      second = await startStrapi({ env: world.env });
      staff = [];
      for (const name of ['an', 'bo', 'ci'])
        staff.push(await hire(world, name, { may: ['read', 'update'], level: 'all' }));
    });
    beforeEach(async () => {
      await clearLeads(world);
      for (const table of ['douyin_lead_waiting', 'douyin_lead_rules', 'douyin_lead_teams'])
        await world.tables(table).delete();
      await world.tables('douyin_lead_shares').whereNot({ share_key: 'turn' }).delete();
    });
    afterAll(async () => {
      await second?.stop();
      await world?.close();
    });

    const members = (weights: number[], dailyQuota: number | null = null) =>
      staff.map(({ id }, place) => ({ admin: id, weight: weights[place] ?? 1, dailyQuota }));
    const dealFor = async (weights: number[], dailyQuota: number | null = null): Promise<Rule> => {
      team = await createTeam(world, '东区', members(weights, dailyQuota));
      return world.admin.data<Rule>('POST', '/douyin/lead-rules', { name: '全部', team: team.id });
    };
    const deal = (process: RunningStrapi) =>
      process.run(`return strapi.plugin('douyin').service('jobs').runNow('leads.deal')`);
    const shares = async () => {
      const rows = await leadRows(world);
      return staff.map(({ id }) => rows.filter(({ owner_id }) => owner_id === id).length);
    };
    const waiting = async () => (await world.tables('douyin_lead_waiting').select('lead_id')).length;
    const assignedOnce = async () => {
      const events = (await world.tables('douyin_lead_events').where({ kind: 'assigned' })) as {
        lead_id: number;
        facts: string | object;
      }[];
      const owners = events.filter(({ facts }) => JSON.stringify(facts).includes('owner'));
      expect(new Set(owners.map(({ lead_id }) => lead_id)).size).toBe(owners.length);
      return owners.length;
    };

    it('1,000 found by two processes come out as 3 : 2 : 1', async () => {
      const rule = await dealFor([3, 2, 1]);
      const pages = Array.from({ length: 10 }, (_, page) => crowd(page * 100, 100));
      await Promise.all([
        (async () => {
          for (const page of pages.slice(0, 5)) await upsertIn(world.strapi, page);
        })(),
        (async () => {
          for (const page of pages.slice(5)) await upsertIn(second, page);
        })(),
      ]);
      await Promise.all([deal(world.strapi), deal(second)]);
      await until('all to be dealt', async () => (await waiting()) === 0, 60_000);
      expect(await shares()).toEqual([500, 333, 167]);
      expect(await assignedOnce()).toBe(1000);
      const [lead] = await leadRows(world);
      expect(lead).toMatchObject({ team: team.id, version: 2 });
      const [event] = await world.tables('douyin_lead_events').where({ kind: 'assigned' }).limit(1);
      expect(JSON.stringify(event.facts)).toContain(rule.id);
      const [shown] = (await world.admin.data<{ rows: Team[] }>('GET', '/douyin/lead-teams')).rows;
      expect(shown?.members.map(({ dealtToday }) => dealtToday)).toEqual([500, 333, 167]);
    });

    it('by themselves, soon after they were found', async () => {
      await dealFor([1, 1, 1]);
      await upsertIn(world.strapi, crowd(0, 6));
      await until('all to be dealt', async () => (await shares()).every((count) => count === 2), 20_000);
    });

    it('up to everybody’s quota, and the others the next day', async () => {
      await dealFor([3, 2, 1], 4);
      await upsertIn(world.strapi, crowd(0, 20));
      await Promise.all([deal(world.strapi), deal(second)]);
      expect(await shares()).toEqual([4, 4, 4]);
      expect(await waiting()).toBe(8);
      expect((await leadRows(world)).every((lead) => lead.team === team.id)).toBe(true);
      await Promise.all([deal(world.strapi), deal(second)]);
      expect(await shares()).toEqual([4, 4, 4]);
      try {
        await world.strapi.moveClock(dayMs);
        await deal(world.strapi);
      } finally {
        await world.strapi.moveClock(0);
      }
      expect((await shares()).reduce((sum, count) => sum + count)).toBe(20);
      expect(Math.max(...(await shares()))).toBeLessThanOrEqual(8);
      expect(await waiting()).toBe(0);
    });

    it('not to who was blocked or deleted, nor where no rule fits', async () => {
      await dealFor([1, 1, 1]);
      await world.tables('admin_users').where({ id: staff[0]?.id }).update({ blocked: true });
      await upsertIn(world.strapi, crowd(0, 10));
      await deal(world.strapi);
      await world.tables('admin_users').where({ id: staff[0]?.id }).update({ blocked: false });
      expect(await shares()).toEqual([0, 5, 5]);
      const { rows } = await world.admin.data<{ rows: (Rule & object)[] }>('GET', '/douyin/lead-rules');
      const [rule] = rows;
      const form = { name: '评论', team: team.id, source: 'comment', isOn: true };
      await world.admin.data('PUT', `/douyin/lead-rules/${rule?.id}`, form);
      await upsertIn(world.strapi, crowd(100, 4));
      await deal(world.strapi);
      expect(await shares()).toEqual([0, 5, 5]);
      expect(await waiting()).toBe(0);
    });

    const teamOf = (changes: object[], more: object = {}) => ({
      name: '东区',
      members: staff.map(({ id }, place) => ({ admin: id, ...changes[place] })),
      ...more,
    });
    const dealTo = async (changes: object[], more: object = {}): Promise<Team> => {
      const made = await world.admin.data<Team>('POST', '/douyin/lead-teams', teamOf(changes, more));
      await world.admin.data<Rule>('POST', '/douyin/lead-rules', { name: '全部', team: made.id });
      return made;
    };
    const timeIn = (hours: number) =>
      new Date(Math.ceil(Date.now() / 300_000) * 300_000 + hours * 3_600_000).toISOString().slice(11, 16);
    const week = [1, 2, 3, 4, 5, 6, 7];
    const inTwoHours = () => ({ zone: 'UTC', days: week, from: timeIn(2), to: timeIn(6) });
    const later = async (hours: number, work: () => Promise<unknown>) => {
      await world.strapi.moveClock(hours * 3_600_000);
      try {
        await work();
      } finally {
        await world.strapi.moveClock(0);
      }
    };

    it('row 12, filter per member: each gets only what that one takes, and what nobody takes waits', async () => {
      await dealTo([
        { takes: { sources: ['comment'] } },
        { takes: { keyword: '装修' } },
        { takes: { apps: ['app2'], sources: ['fans'] } },
      ]);
      await upsertIn(world.strapi, crowd(0, 2), { kind: 'comment' });
      await upsertIn(world.strapi, [{ openId: 'open-9', nickname: '想装修的人' }]);
      await upsertIn(world.strapi, crowd(10, 3), { app: 'app2' });
      await upsertIn(world.strapi, crowd(20, 4));
      await deal(world.strapi);
      expect(await shares()).toEqual([2, 1, 3]);
      expect(await waiting()).toBe(4);
    });

    it('row 12, working hours: outside of them leads go to others, or wait for whose turn it is', async () => {
      const made = await dealTo([{ hours: inTwoHours() }, {}, { hours: inTwoHours() }]);
      await upsertIn(world.strapi, crowd(0, 6));
      await deal(world.strapi);
      expect(await shares()).toEqual([0, 6, 0]);
      const waits = teamOf([{ hours: inTwoHours() }, {}, { weight: 0 }], { outsideHours: 'wait' });
      await world.admin.data('PUT', `/douyin/lead-teams/${made.id}`, { ...waits, revision: made.revision });
      await upsertIn(world.strapi, crowd(50, 10));
      await deal(world.strapi);
      expect([await shares(), await waiting()]).toEqual([[0, 11, 0], 5]);
      await later(3, () => deal(world.strapi));
      expect([await shares(), await waiting()]).toEqual([[5, 11, 0], 0]);
      expect(await assignedOnce()).toBe(16);
    });

    it('row 12, opt-out: nothing new comes to whoever is away, and who comes back is dealt to at once', async () => {
      await dealTo([{}, { weight: 0 }, { weight: 0 }]);
      const [me] = staff;
      const absence = (until: string | null) => me?.call('PUT', '/douyin/lead-absence', { until });
      const tomorrow = new Date(Date.now() + dayMs).toISOString();
      expect((await absence(new Date(Date.now() - 1000).toISOString()))?.status).toBe(400);
      expect((await absence(tomorrow))?.json()).toEqual({ data: { admin: me?.id, until: tomorrow } });
      await upsertIn(world.strapi, crowd(0, 4));
      await deal(world.strapi);
      expect([await shares(), await waiting()]).toEqual([[0, 0, 0], 4]);
      const [shown] = (await world.admin.data<{ rows: Team[] }>('GET', '/douyin/lead-teams')).rows;
      expect(shown?.members[0]).toMatchObject({ awayUntil: tomorrow, isAtWork: true });
      expect((await me?.call('PUT', `/douyin/lead-absence/${staff[1]?.id}`, { until: null }))?.status).toBe(
        403,
      );
      await absence(null);
      await deal(world.strapi);
      expect([await shares(), await waiting()]).toEqual([[4, 0, 0], 0]);
    });

    it('on request, those that are nobody’s', async () => {
      await upsertIn(world.strapi, crowd(0, 9));
      expect(await waiting()).toBe(0);
      await dealFor([1, 1, 1]);
      const [first] = await leadRows(world);
      await world.tables('douyin_leads').where({ id: first?.id }).update({ owner_id: staff[0]?.id });
      const order = { select: { filter: {} }, change: { deal: { team: null } } };
      const operation = await world.admin.data('POST', '/douyin/lead-operations', order);
      expect(operation).toMatchObject({
        stage: 'done',
        changed: 8,
        undoUntil: null,
        left: [{ reason: 'owned', count: 1, leads: [first?.id] }],
      });
      await deal(world.strapi);
      expect((await shares()).sort()).toEqual([2, 3, 4]);
    });

    it('a team is kept while something belongs to it, and has members that exist', async () => {
      const rule = await dealFor([1, 1, 1]);
      const status = async (method: string, where: string, json?: unknown) => {
        const reply = await world.admin.call(method, `/douyin${where}`, json);
        return [reply.status, reply.json<{ error?: { details: { code: string } } }>().error?.details.code];
      };
      expect(await status('DELETE', `/lead-teams/${team.id}`)).toEqual([409, 'CONFIG_CONFLICT']);
      await world.admin.data('DELETE', `/douyin/lead-rules/${rule.id}`);
      await upsertIn(world.strapi, crowd(0, 1));
      await world.tables('douyin_leads').update({ team: team.id });
      expect(await status('DELETE', `/lead-teams/${team.id}`)).toEqual([409, 'CONFIG_CONFLICT']);
      await world.tables('douyin_leads').update({ team: null });
      const form = { name: '西区', members: members([1, 2, 3]), revision: team.revision };
      expect(await status('POST', '/lead-teams', { name: '东区', members: [] })).toEqual([
        409,
        'CONFIG_CONFLICT',
      ]);
      const strangers = { ...form, members: [{ admin: 4711 }] };
      expect(await status('PUT', `/lead-teams/${team.id}`, strangers)).toEqual([400, 'CONFIG_INVALID']);
      expect(await status('PUT', `/lead-teams/${team.id}`, form)).toEqual([200, undefined]);
      expect(await status('PUT', `/lead-teams/${team.id}`, form)).toEqual([409, 'CONFIG_STALE']);
      expect(await status('DELETE', `/lead-teams/${team.id}`)).toEqual([200, undefined]);
      expect(await status('DELETE', `/lead-teams/${team.id}`)).toEqual([404, 'CONFIG_NOT_FOUND']);
    });

    it('row 15, claim race: one that two claim at once goes to one; the other learns to whom', async () => {
      const lead = (await upsertIn(world.strapi, crowd(0, 1))).rows[0]?.leadId ?? 0;
      const claims = await Promise.all(
        staff.map((person) => person.call('POST', `/douyin/leads/${lead}/claim`)),
      );
      expect(claims.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
      const winner = staff[claims.findIndex(({ status }) => status === 200)];
      expect((await leadRows(world))[0]?.owner_id).toBe(winner?.id);
      claims.forEach((reply, place) => {
        if (reply.status === 200) return;
        expect(reply.json()).toMatchObject({
          error: {
            details: {
              code: 'LEAD_STALE',
              difference: { owner: { yours: staff[place]?.id, theirs: winner?.id } },
            },
          },
        });
      });
      expect(await assignedOnce()).toBe(1);
      // Once more for oneself is no fault; a change with an old version is, and so is giving it to a third.
      expect((await winner?.call('POST', `/douyin/leads/${lead}/claim`))?.status).toBe(200);
      const [other] = staff.filter((person) => person !== winner);
      const patch = (person: Colleague | undefined, json: object) =>
        person?.call('PATCH', `/douyin/leads/${lead}`, json);
      expect((await patch(other, { version: 1, owner: other?.id }))?.status).toBe(409);
      expect((await patch(winner, { version: 2, owner: other?.id }))?.status).toBe(403);
      expect((await patch(other, { version: 2, owner: other?.id }))?.status).toBe(403);
      expect((await patch(winner, { version: 2, owner: null }))?.status).toBe(200);
      expect((await patch(other, { version: 3, owner: other?.id }))?.status).toBe(200);
    });

    it('none lost and none twice when a process is killed in the middle', async () => {
      await dealFor([3, 2, 1]);
      for (let page = 0; page < 8; page += 1) await upsertIn(second, crowd(page * 200, 200));
      void second.run(`strapi.plugin('douyin').service('jobs').runNow('leads.deal').catch(() => undefined)`);
      void deal(second).catch(() => undefined);
      await until('some to be dealt', async () => (await waiting()) < 1600, 30_000);
      await second.kill();
      const left = await waiting();
      await until(
        'all to be dealt',
        async () => {
          await deal(world.strapi);
          return (await waiting()) === 0;
        },
        60_000,
      );
      process.stderr.write(`${kind}: killed with ${left} of 1,600 waiting\n`);
      expect(await shares()).toEqual([800, 533, 267]);
      expect(await assignedOnce()).toBe(1600);
    });
  });
}
