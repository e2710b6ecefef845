import { addLines, rowsOf, verify, type Head } from '../support/chain';
import { isHere, type DatabaseKind } from '../support/databases';
import { ofThisRun } from '../support/this-run';
import { createWorld, type World } from '../support/world';

const kinds = ofThisRun<DatabaseKind>(['sqlite'], ['postgres', 'mysql']);
const table = 'douyin_audit_entries';
const start: Head = { seq: 0, hash: null };
const day = 86_400_000;

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`the audit's retention on ${kind}`, () => {
    let world: World;
    const heads = new Map<string, Head>();
    beforeAll(async () => {
      world = await createWorld({ database: kind });
    });
    afterAll(() => world?.close());

    const add = async (account: string, ageDays: number, count: number) => {
      await world.strapi.moveClock(-ageDays * day);
      heads.set(account, await addLines(world, account, heads.get(account) ?? start, count));
      await world.strapi.moveClock(0);
    };
    const judge = (account: string) => verify(world, account, heads.get(account) ?? start);
    const sweep = () => world.strapi.run<number>(`return strapi.plugin('douyin').service('audit').sweep();`);
    const seqs = async (account: string) => (await rowsOf(world, account)).map(({ chain_seq }) => chain_seq);
    const plain = (ageDays: number) =>
      world.tables(table).whereNull('chain_id').where('target_id', `plain-${ageDays}`);
    const addPlain = async (ageDays: number, count: number) => {
      await world.strapi.moveClock(-ageDays * day);
      await world.strapi.run(`const audit = strapi.plugin('douyin').service('audit');
        for (let i = 0; i < ${count}; i += 1) await audit.record({ action: 'app.checked', actor: { kind: 'system' },
          target: { kind: 'app', id: 'plain-${ageDays}' } });`);
      await world.strapi.moveClock(0);
    };

    it('keeps everything while nobody asked for less', async () => {
      await add('mixed', 400, 600);
      await add('mixed', 20, 3);
      await add('old', 300, 5);
      // The clock of one process was wrong for a while.
      await add('skewed', 90, 2);
      await add('skewed', 5, 1);
      await add('skewed', 60, 2);
      await addPlain(100, 1100);
      await addPlain(29, 7);
      expect(await sweep()).toBe(0);
      expect(await plain(100).count({ n: '*' })).toMatchObject([{ n: expect.anything() }]);
      for (const [account, entries] of Object.entries({ mixed: 603, old: 5, skewed: 5 }))
        expect(await judge(account)).toEqual({ ok: true, entries });
    });

    it('does not take a beginning that somebody removed for retention', async () => {
      const [first] = await rowsOf(world, 'old');
      await world.tables(table).where({ id: first?.id }).update({ chain_id: 'aside' });
      expect(await judge('old')).toEqual({ ok: false, seq: 1, reason: 'missing' });
      await world.tables(table).where({ id: first?.id }).update({ chain_id: 'old' });
    });

    it('removes what is older, in batches, whole beginnings of chains only, and never the last line of one', async () => {
      await world.restart({ DOUYIN_AUDIT_RETENTION_DAYS: '30' });
      expect(await sweep()).toBe(1100 + 600 + 4 + 2);
      expect(await plain(100).select('id')).toEqual([]);
      expect((await plain(29).select('id')).length).toBe(7);
      expect(await seqs('mixed')).toEqual([601, 602, 603]);
      expect(await seqs('old')).toEqual([5]);
      expect(await seqs('skewed')).toEqual([3, 4, 5]);
      expect(await sweep()).toBe(0);
    });

    it('leaves chains that are still whole, and still show what is wrong', async () => {
      expect(await judge('mixed')).toEqual({ ok: true, entries: 3 });
      expect(await judge('old')).toEqual({ ok: true, entries: 1 });
      expect(await judge('skewed')).toEqual({ ok: true, entries: 3 });
      await add('old', 0, 2);
      expect(await judge('old')).toEqual({ ok: true, entries: 3 });
      const [, middle] = await rowsOf(world, 'mixed');
      await world.tables(table).where({ id: middle?.id }).delete();
      expect(await judge('mixed')).toEqual({ ok: false, seq: 602, reason: 'missing' });
      const [first] = await rowsOf(world, 'old');
      await world
        .tables(table)
        .where({ id: first?.id })
        .update({ chain_previous: 'a'.repeat(64) });
      expect(await judge('old')).toEqual({ ok: false, seq: 5, reason: 'changed' });
    });

    it('is the only way to remove a line through Strapi’s data layer', async () => {
      const remove = `await strapi.db.query('plugin::douyin.audit-entry').deleteMany({ where: {} })`;
      await expect(world.strapi.run(remove)).rejects.toThrow('append-only');
    });
  });
}
