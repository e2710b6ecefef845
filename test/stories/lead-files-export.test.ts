import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ExportView } from '../../src/plugins/douyin/contracts/lead-files';
import { strFromU8, unzipSync } from 'fflate';
import type { Admin, Colleague } from '../support/admin';
import { isHere, type DatabaseKind } from '../support/databases';
import {
  beginExport,
  csvRows,
  endOfExport,
  exportFile,
  fetchFile,
  filesFolder,
  setRole,
} from '../support/lead-files';
import { upsertIn } from '../support/leads';
import { auditLines } from '../support/session';
import { root } from '../support/strapi';
import { ofThisRun } from '../support/this-run';
import { createWorld, type World } from '../support/world';

const kinds = ofThisRun<DatabaseKind>(['postgres'], ['sqlite', 'mysql']);
type Case = { text: string; kept?: string; csv: string };
const cells = (JSON.parse(readFileSync(path.join(root, 'test/formula-cells.json'), 'utf8')) as Case[]).filter(
  // A name is stored without blanks around it and never empty, and no database of ours keeps a NUL.
  ({ text, kept = text }) => text === kept && text !== '',
);
const rowLimit = 200;
const hour = 3_600_000;

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`an export of leads on ${kind}`, () => {
    const folder = filesFolder();
    let world: World;
    let clerk: Colleague;
    const full = ['lead.export', 'lead.read', 'lead.reveal'];
    beforeAll(async () => {
      world = await createWorld({
        database: kind,
        env: { DOUYIN_LEAD_FILES_FOLDER: folder.path, DOUYIN_LEAD_EXPORT_ROWS: String(rowLimit) },
      });
      const people = cells.map(({ text }, place) => ({
        openId: `open-${place}`,
        nickname: text,
        phone: place === 0 ? '13800138000' : undefined,
        acquiredAt: new Date(Date.UTC(2026, 0, 1, 0, place)).toISOString(),
      }));
      await upsertIn(world.strapi, people);
      clerk = await world.admin.colleague(
        'clerk',
        full.map((action) => `plugin::douyin.${action}`),
      );
      await world.tables('douyin_leads').where({ open_id: 'open-1' }).update({ owner_id: clerk.id });
    });
    afterEach(() =>
      setRole(
        world.admin,
        clerk,
        full.map((action) => ({ action })),
      ),
    );
    afterAll(async () => {
      await world?.close();
      folder.remove();
    });

    it('row 43: is counted before, as far as its maker reaches, and no further than one above the limit', async () => {
      const count = (order: object) => clerk.data('POST', '/douyin/lead-exports/count', order);
      expect(await count({})).toEqual({ rows: cells.length, limit: rowLimit });
      expect(await count({ filter: { owner: String(clerk.id) } })).toEqual({ rows: 1, limit: rowLimit });
      await setRole(world.admin, clerk, [{ action: 'lead.export', reach: 'own' }]);
      expect(await count({})).toEqual({ rows: 1, limit: rowLimit });
    });

    it('row 43: is listed with who, why and what of, for others only with the right to the audit; its file goes when told to', async () => {
      const order = { columns: ['nickname'], filter: { owner: String(clerk.id) }, reason: '月度复盘' };
      const { view } = await exportFile(world.strapi, clerk, order);
      const list = async (who: Admin, whose: string) =>
        who.call('GET', `/douyin/lead-exports?whose=${whose}`);
      expect((await list(clerk, 'all')).status).toBe(403);
      expect((await list(world.admin, 'mine')).json()).toEqual({ data: [] });
      const [seen] = (await list(world.admin, 'all')).json<{ data: ExportView[] }>().data;
      expect(seen).toMatchObject({
        id: view.id,
        isMine: false,
        actorName: 'clerk Story',
        reason: '月度复盘',
        filter: { owner: clerk.id },
        picked: null,
      });
      const discard = (who: Admin) => who.call('POST', `/douyin/lead-exports/${view.id}/discard`);
      expect((await discard(world.admin)).status).toBe(404);
      const before = folder.files().length;
      expect((await discard(clerk)).json()).toMatchObject({ data: { stage: 'expired', isMine: true } });
      expect(folder.files()).toHaveLength(before - 1);
      expect((await fetchFile(world.strapi, clerk, `/lead-exports/${view.id}/file`)).status).toBe(410);
    });

    it('row 40, CSV export: holds the columns asked for in their order, each cell guarded, the newest lead first', async () => {
      const order = { columns: ['openId', 'nickname', 'acquiredAt'], language: 'zh-Hans' };
      const { body } = await exportFile(world.strapi, clerk, order);
      const [headings, ...rows] = csvRows(body);
      expect(headings).toEqual(['抖音open_id', '昵称', '获取时间']);
      expect(rows.map(([openId, nickname]) => [openId, nickname])).toEqual(
        cells.map(({ csv }, place) => [`open-${place}`, csv]).reverse(),
      );
      expect(rows.at(-1)?.[2]).toBe('2026-01-01T00:00:00.000Z');
    });

    it('row 41, XLSX export: is a workbook when one is asked for', async () => {
      const { view, body } = await exportFile(world.strapi, clerk, { format: 'xlsx', columns: ['nickname'] });
      expect(view.bytes).toBe(body.length);
      expect(body.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
    });

    it('row 43, watermark: a workbook says who made it, when and of what; a CSV only when it is asked to', async () => {
      const order = { columns: ['nickname'], filter: { keyword: '小河' } };
      const book = await exportFile(world.strapi, clerk, { ...order, format: 'xlsx' });
      expect([book.view.bytes, book.view.watermark]).toEqual([book.body.length, true]);
      const told = strFromU8(unzipSync(book.body)['xl/worksheets/sheet2.xml'] ?? new Uint8Array());
      for (const text of [book.view.id, book.view.createdAt, 'clerk', '{"keyword":"小河"}'])
        expect(told).toContain(text);
      const plain = await exportFile(world.strapi, clerk, order);
      const marked = await exportFile(world.strapi, clerk, { ...order, watermark: true });
      const rows = csvRows(marked.body);
      expect([plain.view.watermark, csvRows(plain.body)]).toEqual([false, rows.slice(0, -1)]);
      expect(rows.at(-1)).toEqual([expect.stringContaining(marked.view.id)]);
    });

    it('shows phone numbers in clear to whoever asks for them and may see them, and to nobody else', async () => {
      const order = { columns: ['phone'], filter: { endTime: '2026-01-01T00:00:00Z' } };
      const phone = async (more = {}) =>
        csvRows((await exportFile(world.strapi, clerk, { ...order, ...more })).body)[1];
      expect(await phone({ clearPhones: true })).toEqual(['+8613800138000']);
      expect(await phone()).toEqual([expect.stringMatching(/^[^0]*\*+/)]);
      await setRole(world.admin, clerk, [{ action: 'lead.export' }, { action: 'lead.reveal', reach: 'own' }]);
      expect(await phone({ clearPhones: true })).toEqual([expect.stringMatching(/^[^0]*\*+/)]);
    });

    it('holds leads within reach alone, by filter, by keyword and by ids', async () => {
      const ids = (
        (await world.tables('douyin_leads').orderBy('id').limit(3).select('id')) as { id: number }[]
      ).map(({ id }) => id);
      const openIds = async (order: Record<string, unknown>) =>
        csvRows((await exportFile(world.strapi, clerk, { columns: ['openId'], ...order })).body)
          .slice(1)
          .flat();
      expect(await openIds({ ids })).toEqual(['open-2', 'open-1', 'open-0']);
      expect(await openIds({ filter: { keyword: '小河' } })).toContain('open-0');
      expect(await openIds({ filter: { status: 'CONTACTED' } })).toEqual([]);
      await setRole(world.admin, clerk, [{ action: 'lead.export', reach: 'own' }]);
      expect(await openIds({})).toEqual(['open-1']);
      expect(await openIds({ ids })).toEqual(['open-1']);
    });

    it('row 43, export control: is given to its maker alone, and only while the rights of the start are held', async () => {
      const { id } = await endOfExport(
        clerk,
        (await beginExport(clerk, { columns: ['openId', 'phone'], clearPhones: true })).id,
      );
      const get = async (who: Admin = clerk) => {
        const { status, body } = await fetchFile(world.strapi, who, `/lead-exports/${id}/file`);
        return [status, /"code":"(\w+)"/.exec(body.toString())?.[1]];
      };
      expect(await get()).toEqual([200, undefined]);
      expect(await get(world.admin)).toEqual([404, 'LEAD_FILE_NOT_FOUND']);
      await setRole(world.admin, clerk, [{ action: 'lead.export', reach: 'own' }, { action: 'lead.reveal' }]);
      expect(await get()).toEqual([403, 'LEAD_FILE_FORBIDDEN']);
      await setRole(world.admin, clerk, [{ action: 'lead.export' }]);
      expect(await get()).toEqual([403, 'LEAD_FILE_FORBIDDEN']);
      await setRole(world.admin, clerk, [{ action: 'lead.read' }]);
      expect(await get()).toEqual([403, undefined]);
    });

    it('lies where nobody else reads it, under a name nobody guesses, and is deleted after a day', async () => {
      const { id } = await endOfExport(clerk, (await beginExport(clerk, { columns: ['openId'] })).id);
      const files = folder.files();
      for (const name of files) expect(name).toMatch(/^[0-9a-f]{48}\./);
      expect(files.map((name) => statSync(path.join(folder.path, name)).mode & 0o777)).toEqual(
        files.map(() => 0o600),
      );
      const asker = JSON.stringify({
        actor: { kind: 'admin', id: String(clerk.id) },
        reach: { kind: 'all' },
      });
      const inside = <Result>(code: string) =>
        world.strapi.run<Result>(`const files = strapi.plugin('douyin').service('leadFiles'); ${code}`);
      await world.strapi.moveClock(25 * hour);
      const open = `return files.openExport('${id}', ${asker}).then(() => 'open', (error) => error.code)`;
      expect(await inside(open)).toBe('LEAD_FILE_EXPIRED');
      await inside('return files.sweep()');
      await world.strapi.moveClock(0);
      expect(folder.files()).toEqual([]);
      expect((await endOfExport(clerk, id)).stage).toBe('expired');
    });

    it('is one of two at once for each person; one that is cancelled makes room', async () => {
      const first = await beginExport(clerk, { columns: ['openId'] });
      await endOfExport(clerk, first.id);
      // Two under way that nobody will ever end: what a row says counts.
      const mark = (stage: string, slot: string | null) =>
        world
          .tables('douyin_lead_exports')
          .where({ document_id: first.id })
          .update({ stage, slot_key: slot, job_id: null });
      await mark('running', `admin:${clerk.id}:0`);
      const second = await endOfExport(clerk, (await beginExport(clerk, { columns: ['openId'] })).id);
      expect(second.stage).toBe('done');
      await world
        .tables('douyin_lead_exports')
        .where({ document_id: second.id })
        .update({ stage: 'queued', slot_key: `admin:${clerk.id}:1`, job_id: null });
      const refused = await clerk.call('POST', '/douyin/lead-exports', {
        format: 'csv',
        reason: 'story',
        columns: ['openId'],
      });
      expect([refused.status, refused.text]).toEqual([429, expect.stringContaining('LEAD_FILE_BUSY')]);
      expect(await clerk.data('POST', `/douyin/lead-exports/${second.id}/cancel`)).toMatchObject({
        stage: 'cancelled',
      });
      expect((await endOfExport(clerk, (await beginExport(clerk, { columns: ['openId'] })).id)).stage).toBe(
        'done',
      );
      await clerk.data('POST', `/douyin/lead-exports/${first.id}/cancel`);
    });

    it('row 43, export control: is written into the audit with filter, columns, reason and count, and so is each download', async () => {
      const order = { columns: ['openId', 'notes'], filter: { status: 'NEW' }, reason: '月度复盘' };
      const { view } = await exportFile(world.strapi, clerk, order);
      const lines = (await auditLines(world)).filter(({ targetId }) => targetId === view.id);
      expect(lines.map(({ action, actorName }) => [action, actorName])).toEqual([
        ['leads.export-downloaded', 'clerk Story'],
        ['leads.exported', 'clerk Story'],
        ['leads.export-started', 'clerk Story'],
      ]);
      expect(lines[1]?.details).toMatchObject({
        columns: ['openId', 'notes'],
        filter: '{"status":"NEW"}',
        reason: '月度复盘',
        rows: cells.length,
        phones: 'hidden',
      });
    });

    it('ends with a sentence where there are more leads than one export may hold', async () => {
      const many = Array.from({ length: 200 }, (_, place) => ({ openId: `many-${place}` }));
      await upsertIn(world.strapi, many, { account: 'acc2' });
      const view = await endOfExport(clerk, (await beginExport(clerk, { columns: ['openId'] })).id);
      expect(view).toMatchObject({ stage: 'failed', error: { code: 'LEAD_FILE_TOO_BIG' } });
      const some = await exportFile(world.strapi, clerk, {
        columns: ['openId'],
        filter: { account: 'acc2' },
      });
      expect(some.view).toMatchObject({ stage: 'done', total: 200, written: 200 });
    });
  });
}
