import { addLines, rowsOf, verify, type ChainRow, type Head } from '../support/chain';
import { isHere, type DatabaseKind } from '../support/databases';
import { countRows } from '../support/tables';
import { ofThisRun } from '../support/this-run';
import { createWorld, type World } from '../support/world';

const kinds = ofThisRun<DatabaseKind>(['postgres'], ['sqlite', 'mysql']);
const table = 'douyin_audit_entries';
const start: Head = { seq: 0, hash: null };

/** Another value of the same kind, whatever the database reads a column as. */
function otherThan(column: string, value: unknown): unknown {
  if (column === 'at') return new Date(new Date(value as string | number | Date).getTime() + 1);
  if (column === 'details') return '{"text":"changed"}';
  if (column === 'action') return 'token.renewed';
  if (column === 'actor_kind') return 'system';
  return `${String(value).slice(0, 200)}x`;
}

const written = (row: ChainRow, column: string): unknown =>
  column === 'details' && typeof row[column] === 'object' ? JSON.stringify(row[column]) : row[column];

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`the chain of an account on ${kind}`, () => {
    let world: World;
    let head: Head;
    let rows: ChainRow[];
    const row = (seq: number): ChainRow => rows[seq - 1] as ChainRow;
    beforeAll(async () => {
      world = await createWorld({ database: kind });
      head = await addLines(world, 'acc1', start, 6);
      rows = await rowsOf(world, 'acc1');
    });
    afterAll(() => world?.close());

    const at = (id: number) => world.tables(table).where({ id });
    const judge = () => verify(world, 'acc1', head);

    it('row 57, audit: is whole as it was written, in any time zone of the process', async () => {
      expect(rows.map(({ chain_seq }) => chain_seq)).toEqual([1, 2, 3, 4, 5, 6]);
      expect(await judge()).toEqual({ ok: true, entries: 6 });
      await world.restart({ TZ: 'Asia/Shanghai' });
      expect(await judge()).toEqual({ ok: true, entries: 6 });
      head = await addLines(world, 'acc1', head, 1);
      rows = await rowsOf(world, 'acc1');
      expect(await judge()).toEqual({ ok: true, entries: 7 });
    });

    it.each([
      'document_id',
      'at',
      'action',
      'actor_kind',
      'actor_id',
      'actor_name',
      'target_kind',
      'target_id',
      'target_name',
      'details',
      'chain_previous',
      'chain_hash',
    ])('shows that %s was edited, in the first line, in the middle and in the last', async (column) => {
      for (const seq of [1, 4, 7]) {
        const { id } = row(seq);
        await at(id).update({ [column]: otherThan(column, row(seq)[column]) });
        expect(await judge()).toEqual({ ok: false, seq, reason: 'changed' });
        await at(id).update({ [column]: written(row(seq), column) });
      }
      expect(await judge()).toEqual({ ok: true, entries: 7 });
    });

    it('shows a line emptied by hand', async () => {
      await at(row(3).id).update({ actor_name: null, details: null });
      expect(await judge()).toEqual({ ok: false, seq: 3, reason: 'changed' });
      const back = { actor_name: row(3).actor_name, details: written(row(3), 'details') };
      await at(row(3).id).update(back);
      expect(await judge()).toEqual({ ok: true, entries: 7 });
    });

    it.each([
      ['first', 1, 'missing'],
      ['a middle', 4, 'missing'],
      ['the last', 7, 'head'],
    ])('shows that %s line was deleted', async (_which, seq, reason) => {
      await at(row(seq).id).delete();
      expect(await judge()).toEqual({ ok: false, seq, reason });
      await world.tables(table).insert({ ...row(seq), details: written(row(seq), 'details') });
      expect(await judge()).toEqual({ ok: true, entries: 7 });
    });

    it('shows a tail that was cut off, and a chain that was moved to another account', async () => {
      const tail = () => world.tables(table).whereIn('id', [row(6).id, row(7).id]);
      await tail().update({ chain_id: 'elsewhere' });
      expect(await judge()).toEqual({ ok: false, seq: 6, reason: 'head' });
      await tail().update({ chain_id: 'acc1' });
      await world.tables(table).where({ chain_id: 'acc1' }).update({ chain_id: 'acc9' });
      expect(await judge()).toEqual({ ok: false, seq: 1, reason: 'head' });
      expect(await verify(world, 'acc9', head)).toEqual({ ok: false, seq: 1, reason: 'changed' });
      await world.tables(table).where({ chain_id: 'acc9' }).update({ chain_id: 'acc1' });
      expect(await judge()).toEqual({ ok: true, entries: 7 });
    });

    it('shows two lines that changed places', async () => {
      const swap = async () => {
        await at(row(4).id).update({ chain_seq: 99 });
        await at(row(5).id).update({ chain_seq: 4 });
        await at(row(4).id).update({ chain_seq: 5 });
      };
      await swap();
      expect(await judge()).toEqual({ ok: false, seq: 4, reason: 'changed' });
      await at(row(5).id).update({ chain_seq: 99 });
      await at(row(4).id).update({ chain_seq: 4 });
      await at(row(5).id).update({ chain_seq: 5 });
      expect(await judge()).toEqual({ ok: true, entries: 7 });
    });

    it('gives a place to one of two that follow the same head, and to none whose transaction fails', async () => {
      const before = await countRows(world.tables, table);
      const failed = await world.strapi.run<string[]>(`
        const audit = strapi.plugin('douyin').service('audit');
        const follow = () => audit.link(
          { action: 'token.renewed', actor: { kind: 'system' }, target: { kind: 'account', id: 'acc3' } },
          { seq: 0, hash: null },
        ).columns;
        const undone = strapi.db.transaction(async () => {
          await audit.insertLinked(follow());
          throw new Error('undone');
        });
        const said = [await undone.catch(({ message }) => message)];
        await audit.insertLinked(follow());
        said.push(await audit.insertLinked(follow()).catch(({ code }) => String(code)));
        return said;`);
      expect(failed[0]).toBe('undone');
      expect(['SQLITE_CONSTRAINT_UNIQUE', '23505', 'ER_DUP_ENTRY']).toContain(failed[1]);
      expect(await countRows(world.tables, table)).toBe(before + 1);
      await world.strapi.run(`const audit = strapi.plugin('douyin').service('audit');
        for (let i = 0; i < 3; i += 1) await audit.record({ action: 'app.checked', actor: { kind: 'system' },
          target: { kind: 'app', id: 'a' } });`);
      expect(await countRows(world.tables, table)).toBe(before + 4);
    });

    it('is read in pages', async () => {
      const end = await addLines(world, 'acc2', start, 1100);
      expect(await verify(world, 'acc2', end)).toEqual({ ok: true, entries: 1100 });
      const [late] = await world.tables(table).where({ chain_id: 'acc2', chain_seq: 1001 }).select('id');
      await at(late.id).update({ actor_name: 'nobody' });
      expect(await verify(world, 'acc2', end)).toEqual({ ok: false, seq: 1001, reason: 'changed' });
      await at(late.id).delete();
      expect(await verify(world, 'acc2', end)).toEqual({ ok: false, seq: 1001, reason: 'missing' });
    });

    if (kind === 'postgres')
      it('can be lengthened by the statement that saves the tokens, or by none', async () => {
        const [app] = await world.strapi.run<{ seq: number; hash: string }[]>(`
          const { head, columns } = strapi.plugin('douyin').service('audit').link(
            { action: 'token.refreshed', actor: { kind: 'system' }, target: { kind: 'account', id: 'acc4' }, details: { a: 1 } },
            { seq: 0, hash: null },
          );
          const { connection } = strapi.db;
          const names = Object.keys(columns);
          const save = (key) => connection.raw(
            'WITH saved AS (UPDATE douyin_apps SET updated_at = now() WHERE slot = ? RETURNING id) INSERT INTO douyin_audit_entries (' +
            names.map(() => '??').join(', ') + ') SELECT ' + names.map(() => '?').join(', ') + ' FROM saved',
            [key, ...names, ...Object.values(columns)],
          );
          await save('nobody');
          const none = await strapi.plugin('douyin').service('audit').verifyChain('acc4', { seq: 0, hash: null });
          await save('environment');
          return none.ok ? [head] : [];`);
        expect(app).toBeDefined();
        expect(await verify(world, 'acc4', app as Head)).toEqual({ ok: true, entries: 1 });
      });
  });
}
