import { apiToken } from '../support/api-token';
import { isHere, type DatabaseKind } from '../support/databases';
import { ask } from '../support/http';
import { ofThisRun } from '../support/this-run';
import { createWorld, type World } from '../support/world';

type Page = {
  records: { leadId: number; nickname: string }[];
  total: number;
  pages: number;
  current: number;
  totalIsCapped: boolean;
  nextCursor: string | null;
};

const kinds = ofThisRun<DatabaseKind>(['postgres'], ['sqlite']);
const count = 20_600;

/** Stores the people `访客<n>`, each of them a minute after the one before; every second comes from 杭州城. */
const fill = (world: World): Promise<number> =>
  world.strapi.run<number>(`
    const leads = strapi.plugin('douyin').service('leads');
    let inserted = 0;
    for (let page = 0; page < ${count / 200}; page += 1) {
      const rows = Array.from({ length: 200 }, (_, place) => {
        const number = page * 200 + place;
        return { openId: 'o' + number, nickname: '访客' + number + (number % 2 ? '杭州城' : ''),
          acquiredAt: new Date(1.7e12 + number * 60000) };
      });
      const app = { documentId: 'app1', provider: 'douyin', developer: null };
      inserted += (await leads.upsertPage({ app, account: { documentId: 'acc1' }, kind: 'fans', rows })).inserted;
    }
    return inserted;`);

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`many leads on ${kind}`, () => {
    let world: World;
    let authorization: string;
    beforeAll(async () => {
      world = await createWorld({ database: kind });
      authorization = `Bearer ${await apiToken(world, 'read-only')}`;
      expect(await fill(world)).toBe(count);
    }, 240_000);
    afterAll(() => world?.close());

    const list = async (query: Record<string, string | number>): Promise<Page> => {
      const text = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
      const url = `${world.front.url}/api/v1/lead/douyin/leads?${text}`;
      const reply = await ask(url, { headers: { authorization } });
      if (reply.status !== 200) throw new Error(`${reply.status}: ${reply.text}`);
      return reply.json<{ data: Page }>().data;
    };
    const names = ({ records }: Page) => records.map(({ nickname }) => nickname);

    it('row 32, counts never block rows: are counted up to 10,000, and exactly when asked for', async () => {
      expect(await list({ size: 100 })).toMatchObject({ total: 10_000, pages: 100, totalIsCapped: true });
      const exact = await list({ size: 100, count: 'exact' });
      expect(exact).toMatchObject({ total: count, pages: count / 100, totalIsCapped: false });
    });

    it('are reached by pages up to 20,000 rows, and to the end by cursors', async () => {
      const last = await list({ page: 100, size: 200 });
      expect(names(last).at(-1)).toBe('访客600');
      const rest = await list({ size: 200, cursor: last.nextCursor ?? '' });
      expect(rest).toMatchObject({ current: 101 });
      expect(names(rest)[0]).toBe('访客599杭州城');
      const seen = [...names(rest)];
      for (let page = rest; page.nextCursor;) {
        page = await list({ size: 200, cursor: page.nextCursor });
        seen.push(...names(page));
      }
      expect([seen.length, seen.at(-1)]).toEqual([600, '访客0']);
    });

    it.each([
      ['访客', 10_000, true, ['访客20599杭州城', '访客20598']],
      ['客', 10_000, true, ['访客20599杭州城', '访客20598']],
      ['杭州', 10_000, true, ['访客20599杭州城', '访客20597杭州城']],
      ['客 州城', 10_000, true, ['访客20599杭州城', '访客20597杭州城']],
      ['访客1999', 11, false, ['访客19999杭州城', '访客19998']],
      ['20599', 1, false, ['访客20599杭州城']],
      ['客205', 111, false, ['访客20599杭州城', '访客20598']],
      ['州杭', 0, false, []],
    ])('find %s however many hold it', async (keyword, total, totalIsCapped, first) => {
      const page = await list({ keyword, size: 2 });
      expect(page).toMatchObject({ total, totalIsCapped });
      expect(names(page)).toEqual(first);
      expect((await list({ keyword, size: 2, count: 'exact' })).total).toBe(
        keyword.includes('州城') || keyword === '杭州' ? count / 2 : totalIsCapped ? count : total,
      );
    });

    it('find a common word among the few that a filter leaves', async () => {
      const endTime = new Date(1.7e12 + 5 * 60_000).toISOString();
      const page = await list({ keyword: '访客', endTime, size: 3 });
      expect(page).toMatchObject({ total: 6, totalIsCapped: false });
      expect(names(page)).toEqual(['访客5杭州城', '访客4', '访客3杭州城']);
    });
  });
}
