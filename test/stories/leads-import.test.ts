import { apiToken } from '../support/api-token';
import { isHere, type DatabaseKind } from '../support/databases';
import { ask } from '../support/http';
import { leadRows, timelineOf } from '../support/leads';
import { startScript } from '../support/run-command';
import { ofThisRun } from '../support/this-run';
import { until } from '../support/until';
import { createWorld, type World } from '../support/world';

type Page = { records: { nickname: string }[]; total: number; searchIsPartial: boolean };
type Outcome = {
  inserted: number;
  changed: number;
  unchanged: number;
  rejected: number;
  rows: { outcome: string }[];
};

const kinds = ofThisRun<DatabaseKind>(['sqlite'], ['postgres', 'mysql']);

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`imported leads on ${kind}`, () => {
    let world: World;
    let authorization: string;
    beforeAll(async () => {
      // No jobs are done here unless a test does them, so that what is pending stays so.
      world = await createWorld({ database: kind, env: { DOUYIN_WORKERS: 'false' } });
      authorization = `Bearer ${await apiToken(world, 'read-only')}`;
    });
    afterAll(() => world?.close());

    const importRows = (rows: string): Promise<Outcome> =>
      world.strapi.run(`
        const app = { documentId: 'app1', provider: 'douyin', developer: null };
        const page = { app, account: { documentId: 'file1' }, kind: 'import', rows: ${rows} };
        return strapi.plugin('douyin').service('leads').importRows(page);`);
    const many = (count: number, name = '访客') =>
      `Array.from({ length: ${count} }, (_, n) => ({ openId: 'm' + n, nickname: '${name}' + n }))`;
    const list = async (query: Record<string, string>): Promise<Page> => {
      const text = new URLSearchParams(query).toString();
      const url = `${world.front.url}/api/v1/lead/douyin/leads?${text}`;
      return (await ask(url, { headers: { authorization } })).json<{ data: Page }>().data;
    };
    const pending = async () => (await world.tables('douyin_lead_search_pending')).length;
    const workOff = () => world.strapi.run(`await strapi.plugin('douyin').service('leads').indexPending()`);

    it('tell what became of each row, and keep what the staff has', async () => {
      const first = `[
        { openId: 'a', nickname: '甲', staff: { stage: 'CONTACTED', notes: '電話已回', tags: ['老客户'], team: null } },
        { phone: '138 0000 0000', nickname: '乙' },
        { nickname: '没有名字的人' },
        { openId: 'a' }]`;
      const outcome = await importRows(first);
      expect(outcome.rows.map((row) => row.outcome)).toEqual([
        'inserted',
        'inserted',
        'rejected',
        'inserted',
      ]);
      expect(outcome).toMatchObject({ inserted: 2, rejected: 1 });
      const again = `[{ openId: 'a', nickname: '甲', staff: { stage: 'NEW', notes: '别的', tags: ['别的'] } },
        { phone: '+8613800000000', nickname: '乙', city: '杭州' }]`;
      const second = await importRows(again);
      expect(second.rows.map((row) => row.outcome)).toEqual(['unchanged', 'changed']);
      const [lead] = await leadRows(world);
      expect(lead).toMatchObject({ nickname: '甲', stage: 'CONTACTED', notes: '電話已回', version: 1 });
      expect(await timelineOf(world, lead?.id ?? 0)).toEqual(['acquired']);
      expect((await list({ tag: '老客户' })).total).toBe(1);
    });

    it('are found before the search has read them, and it says so when they are too many', async () => {
      for (const from of [0, 1, 2, 3, 4, 5])
        expect(
          (await importRows(`${many(6000)}.slice(${from * 1000}, ${from * 1000 + 1000})`)).inserted,
        ).toBe(1000);
      const few = { ...(await list({ keyword: '电话' })) };
      if (kind === 'mysql') expect(await pending()).toBe(0);
      else expect(few.searchIsPartial).toBe(true);
      await workOff();
      expect(await pending()).toBe(0);
      expect(await list({ keyword: '电话' })).toMatchObject({ total: 1, searchIsPartial: false });
      expect((await list({ keyword: '客599' })).total).toBe(11);
      // What is pending now is little enough to be compared one by one.
      await importRows(`[{ openId: 'late', nickname: '後來的人' }]`);
      expect(await list({ keyword: '后来' })).toMatchObject({ total: 1, searchIsPartial: false });
    });

    it('are found by their new names only, once the search has read them', async () => {
      expect(await importRows(`${many(3, '别名')}`)).toMatchObject({ changed: 3 });
      await workOff();
      expect((await list({ keyword: '别名' })).total).toBe(3);
      expect((await list({ keyword: '访客0' })).total).toBe(0);
    });

    it('are read anew beside the running site, from where a killed command left off, and none is missing meanwhile', async () => {
      // As an older version folded them, with an index that matches.
      await world.tables('douyin_leads').where({ open_id: 'late' }).update({ search_text: '後來的人' });
      await world.strapi.run(
        `const leads = strapi.plugin('douyin').service('leads'); await leads.reindex();`,
      );
      const run = startScript('leads-reindex', [], world.env);
      const isHalfway = async () => {
        const [range] = (await world.tables('douyin_lead_search_pending')) as { from_id: number }[];
        return range !== undefined && range.from_id > 600;
      };
      await until('a part of it', isHalfway, 60_000);
      run.kill();
      await run.ended;
      expect((await list({ keyword: '電話' })).total).toBe(1);
      const whole = startScript('leads-reindex', [], world.env);
      expect((await whole.ended).code).toBe(0);
      expect(whole.output()).toMatch(/Indexing {2}douyin_leads {2}\d+\/\d+\n/);
      expect(await pending()).toBe(0);
      for (const keyword of ['後來', '后来']) expect((await list({ keyword })).total).toBe(1);
      expect((await list({ keyword: '客599' })).total).toBe(11);
    });
  });
}
