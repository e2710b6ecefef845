import type { PanelPage } from '../../src/plugins/douyin/contracts/lead-panel';
import type { WhereNode } from '../../src/plugins/douyin/contracts/lead-where';
import { isHere, type DatabaseKind } from '../support/databases';
import type { Admin } from '../support/admin';
import { storeFacts, type Facts } from '../support/lead-facts';
import { anyOf, seeded } from '../support/seeded';
import { hire } from '../support/staff';
import { ofThisRun } from '../support/this-run';
import { until } from '../support/until';
import { allOps, anyWhere, calendarDay, conditionWith, fulfils } from '../support/where';
import { createWorld, type World } from '../support/world';

const kinds = ofThisRun<DatabaseKind>(['sqlite', 'postgres'], ['mysql']);
const zones = ['+08:00', '-04:30', 'America/New_York', 'Asia/Kolkata'];
const seed = 26;

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`conditions on ${kind}`, () => {
    let world: World;
    let leads: Facts[];
    const random = seeded(seed);
    beforeAll(async () => {
      world = await createWorld({ database: kind });
      leads = await storeFacts(world, random, 90);
    });
    afterAll(() => world?.close());

    const query = (where: WhereNode, zone: string, more: Record<string, string> = {}) =>
      new URLSearchParams({ size: '200', where: JSON.stringify(where), zone, ...more });
    const list = (who: Admin, search: URLSearchParams) =>
      who.data<PanelPage>('GET', `/douyin/leads?${search}`);

    /** What the list gives beside what it should; asked again where a day ended meanwhile. */
    async function bothOf(
      where: WhereNode,
      { zone = anyOf(random, zones), who = world.admin, also = (_lead: Facts): boolean => true } = {},
    ): Promise<{ found: unknown; due: unknown }> {
      const today = calendarDay(new Date(), zone);
      const page = await list(who, query(where, zone));
      if (calendarDay(new Date(), zone) !== today) return bothOf(where, { zone, who, also });
      const due = leads.filter((lead) => also(lead) && fulfils(lead, where, { zone, today }));
      const ids = due.map(({ id }) => id).sort((one, other) => one - other);
      const found = page.records.map(({ leadId }) => leadId).sort((one, other) => one - other);
      return { found: { ids: found, total: page.total }, due: { ids, total: ids.length } };
    }

    it.each(allOps)('row 26, filter builder: %s %s finds what it should', async (field, op) => {
      for (let round = 0; round < 3; round += 1) {
        const where = conditionWith(random, field, op);
        const { found, due } = await bothOf(where);
        expect({ where, ...(found as object) }).toEqual({ where, ...(due as object) });
      }
    });

    it('row 26, filter builder: groups within groups find what they should', async () => {
      for (let round = 0; round < 100; round += 1) {
        const where = anyWhere(random);
        const { found, due } = await bothOf(where);
        expect({ where, ...(found as object) }).toEqual({ where, ...(due as object) });
      }
    });

    it('row 26, filter builder: goes on from page to page, and not with other conditions', async () => {
      const where: WhereNode = {
        any: [
          { field: 'phone', op: 'filled' },
          { field: 'tag', op: 'filled' },
        ],
      };
      const due = leads.filter(({ phone, tags }) => phone || tags.length > 0);
      const ids: number[] = [];
      let cursor = '';
      do {
        const more: Record<string, string> = cursor ? { size: '7', cursor } : { size: '7' };
        const page = await list(world.admin, query(where, 'UTC', more));
        ids.push(...page.records.map(({ leadId }) => leadId));
        cursor = page.nextCursor ?? cursor;
        if (!page.nextCursor) break;
      } while (ids.length < 200);
      expect([...ids].sort()).toEqual(due.map(({ id }) => id).sort());
      const other = query({ field: 'phone', op: 'filled' }, 'UTC', { size: '7', cursor });
      expect((await world.admin.call('GET', `/douyin/leads?${other}`)).status).toBe(400);
    });

    it('row 51: no OR leads out of reach, in list, total and many at once', async () => {
      const own = await hire(world, 'own', { may: ['read', 'update'], level: 'own' });
      const mine = leads.slice(0, 9).map(({ id }) => id);
      await world.tables('douyin_leads').whereIn('id', mine).update({ owner_id: own.id });
      leads.slice(0, 9).forEach((lead) => (lead.owner = own.id));
      const also = ({ owner }: Facts) => owner === own.id;
      for (let round = 0; round < 20; round += 1) {
        const { found, due } = await bothOf(
          { any: [anyWhere(random, 2), anyWhere(random, 2)] },
          { who: own, also },
        );
        expect(found).toEqual(due);
      }
      const where: WhereNode = {
        any: [
          { field: 'phone', op: 'filled' },
          { field: 'phone', op: 'empty' },
        ],
      };
      const search = new URLSearchParams({ where: JSON.stringify(where) });
      expect(await own.data('GET', `/douyin/lead-counts/total?${search}`)).toMatchObject({ total: 9 });
      const order = { select: { filter: { where } }, change: { addTags: ['mine'] } };
      expect(await own.data('POST', '/douyin/lead-operations', order)).toMatchObject({
        total: 9,
        changed: 9,
      });
    });

    it('row 26, filter builder: a file and a chart hold what the list holds', async () => {
      const where: WhereNode = {
        all: [
          { field: 'status', op: 'none', values: ['NEW'] },
          { field: 'acquired', op: 'last', days: 9 },
        ],
      };
      const order = {
        format: 'csv',
        columns: ['leadId'],
        reason: 'story',
        filter: { where, zone: '+08:00' },
      };
      const { total } = await list(world.admin, query(where, '+08:00'));
      expect(total).toBeGreaterThan(0);
      const range = new URLSearchParams({
        where: JSON.stringify(where),
        zone: '+08:00',
        from: new Date(Date.now() - 40 * 86_400_000).toISOString(),
        to: new Date(Date.now() + 40 * 86_400_000).toISOString(),
      });
      type Chart = { days: { count: number }[]; statuses: { status: string }[] };
      const chart = await world.admin.data<Chart>('GET', `/douyin/lead-counts/chart?${range}`);
      expect(chart.days.reduce((sum, { count }) => sum + count, 0)).toBe(total);
      expect(chart.statuses.map(({ status }) => status)).not.toContain('NEW');
      const { id } = await world.admin.data<{ id: string }>('POST', '/douyin/lead-exports', order);
      const file = () =>
        world.admin.data<{ stage: string; written: number }>('GET', `/douyin/lead-exports/${id}`);
      await until('the file', async () => (await file()).stage === 'done', 60_000);
      expect((await file()).written).toBe(total);
    });

    it.each([
      ['where', 'nonsense'],
      ['where.any.0.op', '{"any":[{"field":"city","op":"any","values":["x"]}]}'],
      ['where.text', '{"field":"city","op":"contains","text":"a\\u0000"}'],
    ])('row 26, filter builder: names %s of wrong conditions %s', async (path, where) => {
      const reply = await world.admin.call('GET', `/douyin/leads?${new URLSearchParams({ where })}`);
      expect(reply.status).toBe(400);
      expect(reply.json<{ error: object }>().error).toMatchObject({
        details: { code: 'QUERY_INVALID', issues: [{ path }] },
      });
    });

    it('offers the accounts that leads were found through, and no others', async () => {
      const add = (documentId: string) =>
        `await strapi.db.connection('douyin_accounts').insert({ document_id: '${documentId}', nickname: '${documentId}', app_id: 'a', provider: 'douyin', open_id: '${documentId}', identity_hash: '${documentId}', connected_at: new Date() });`;
      await world.strapi.run(['acc1', 'acc3', 'nobody'].map(add).join('\n'));
      const { accounts } = await world.admin.data<{ accounts: { id: string }[] }>(
        'GET',
        '/douyin/lead-choices',
      );
      expect(accounts.map(({ id }) => id).sort()).toEqual(['acc1', 'acc3']);
    });
  });
}
