import { addLines, hashOf, type ExportedLine, type Head } from '../support/chain';
import { isHere, type DatabaseKind } from '../support/databases';
import type { Reply } from '../support/http';
import { countRows } from '../support/tables';
import { ofThisRun } from '../support/this-run';
import { createWorld, type World } from '../support/world';

const kinds = ofThisRun<DatabaseKind>(['sqlite'], ['postgres', 'mysql']);
const table = 'douyin_audit_entries';
const start: Head = { seq: 0, hash: null };

const linesOf = (reply: Reply): ExportedLine[] =>
  reply.text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as ExportedLine);

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`the export of the audit on ${kind}`, () => {
    let world: World;
    let head: Head;
    beforeAll(async () => {
      world = await createWorld({ database: kind });
      head = await addLines(world, 'acc1', start, 1200);
      await addLines(world, 'acc2', start, 3);
    });
    afterAll(() => world?.close());

    const download = (query = '') => world.admin.call('GET', `/douyin/audit/export${query}`);

    it('is a file of one JSON a line, the oldest first, and itself the last of them', async () => {
      const reply = await download();
      expect(reply.status).toBe(200);
      expect(reply.headers['content-type']).toBe('application/x-ndjson; charset=utf-8');
      expect(reply.headers['content-disposition']).toMatch(
        /^attachment; filename="douyin-audit-\d{4}-\d\d-\d\d\.ndjson"$/,
      );
      expect(reply.headers['cache-control']).toBe('no-store');
      expect(reply.text.endsWith('}\n')).toBe(true);
      const lines = linesOf(reply);
      expect(lines.length).toBe(await countRows(world.tables, table));
      expect(lines.at(-1)).toMatchObject({
        action: 'audit.exported',
        actorKind: 'admin',
        actorName: 'Story Admin',
        targetKind: 'site',
        targetName: world.front.url,
        details: {},
        chainId: null,
      });
    });

    it('can be checked without the product, by the documented rule', async () => {
      const lines = linesOf(await download('?target=acc1'));
      expect(lines.length).toBe(1200);
      expect(lines.map(({ chainSeq }) => chainSeq)).toEqual(lines.map((_, index) => index + 1));
      for (const [index, line] of lines.entries()) {
        expect(hashOf(line)).toBe(line.chainHash);
        if (index > 0) expect(line.chainPrevious).toBe(lines[index - 1]?.chainHash);
      }
      expect(lines.at(-1)?.chainHash).toBe(head.hash);
    });

    it('holds what was asked for, and the audit says what that was', async () => {
      const [first, ...others] = linesOf(await download('?target=acc2&action=token.refreshed'));
      expect([first, ...others].map((line) => line?.targetId)).toEqual(['acc2', 'acc2', 'acc2']);
      const from = others[0]?.at ?? '';
      const to = new Date(Date.parse(others.at(-1)?.at ?? '') + 1).toISOString();
      const since = linesOf(await download(`?target=acc2&from=${from}&to=${to}`));
      expect(since.map(({ id }) => id)).toEqual(expect.arrayContaining(others.map(({ id }) => id)));
      const none = linesOf(await download(`?target=acc2&to=${first?.at}`));
      expect(none).toEqual([]);
      const written = linesOf(await download('?action=audit.exported'));
      expect(written.map(({ details }) => details)).toEqual([
        {},
        { target: 'acc1' },
        { target: 'acc2', action: 'token.refreshed' },
        { target: 'acc2', from, to },
        { target: 'acc2', to: first?.at },
        { action: 'audit.exported' },
      ]);
    });

    it('is refused for what it does not understand, before anything is written down', async () => {
      const before = await countRows(world.tables, table);
      for (const query of ['?from=yesterday', '?action=token.stolen', '?to=2026-01-01']) {
        const reply = await download(query);
        expect(reply.status).toBe(400);
        expect(reply.json()).toMatchObject({ error: { details: { code: 'CONFIG_INVALID' } } });
      }
      expect(await countRows(world.tables, table)).toBe(before);
    });
  });
}
