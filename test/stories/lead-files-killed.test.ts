import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import type { ExportView, ImportView } from '../../src/plugins/douyin/contracts/lead-files';
import { appsOf } from '../support/apps';
import { isHere, type DatabaseKind } from '../support/databases';
import {
  beginExport,
  csvRows,
  endOfExport,
  fetchFile,
  filesFolder,
  restOfImport,
  slowExports,
  upload,
} from '../support/lead-files';
import { upsertIn } from '../support/leads';
import { countRows } from '../support/tables';
import { ofThisRun } from '../support/this-run';
import { until } from '../support/until';
import { createWorld, type World } from '../support/world';

const kinds = ofThisRun<DatabaseKind>(['sqlite'], ['postgres']);
const exported = 60_000;
const imported = 2500;

const columns =
  'document_id, nickname, open_id, app_id, account_id, source_kind, stage, tags, version, acquired_at, last_seen_at';
const values = (moment: string, number: string) =>
  `'doc' || ${number}, '小河' || ${number}, 'open-' || ${number}, 'app1', 'acc1', 'fans', 'NEW', '[]', 1, ${moment}, ${moment}`;

const partSize = 10_000;

const fill: Partial<Record<DatabaseKind, (from: number) => string>> = {
  sqlite: (from) =>
    `WITH RECURSIVE n(x) AS (SELECT ${from + 1} UNION ALL SELECT x + 1 FROM n WHERE x < ${from + partSize})
     INSERT INTO douyin_leads (${columns}) SELECT ${values('1767225600000', 'x')} FROM n`,
  postgres: (from) =>
    `INSERT INTO douyin_leads (${columns}) SELECT ${values("timestamp '2026-01-01'", 'x')}
     FROM generate_series(${from + 1}, ${from + partSize}) AS x`,
};

describe.each(kinds)('files of leads whose process is killed, on %s', (kind) => {
  const when = isHere(kind) ? it : it.skip;
  const folder = filesFolder();
  let world: World;
  beforeAll(async () => {
    if (!isHere(kind)) return;
    world = await createWorld({
      database: kind,
      env: { DOUYIN_LEAD_FILES_FOLDER: folder.path, DOUYIN_LEAD_EXPORT_ROWS: '1000000' },
    });
  });
  afterAll(async () => {
    await world?.close();
    folder.remove();
  });

  /** Ends the process as a crash does, and starts another after the lease of the work. */
  let gone = 0;
  async function crash(meanwhile: () => Promise<void> = async () => undefined): Promise<void> {
    await world.strapi.kill();
    await meanwhile();
    // What was written and never noted must not stay.
    for (const name of folder.files())
      if (name.endsWith('.part')) appendFileSync(path.join(folder.path, name), 'torn');
    await world.restart();
    gone += 70_000;
    await world.strapi.moveClock(gone);
  }

  const exportRow = (id: string) =>
    world.tables('douyin_lead_exports').where({ document_id: id }).first('written', 'stage') as Promise<{
      written: number;
      stage: string;
    }>;

  when('goes on with an import from its last row, and with taking it back', async () => {
    const app = (await appsOf(world).list())[0]?.id ?? '';
    const isBad = (place: number) => place % 50 === 49;
    const lines = Array.from({ length: imported }, (_, place) =>
      isBad(place) ? `nobody-${place},x` : `open-${place},访客${place}`,
    );
    const text = `openId,nickname,phone\n${lines.map((line, place) => `${line},${isBad(place) ? '12' : ''}`).join('\n')}\n`;
    const { view } = await upload(world.strapi, world.admin, 'many.csv', text);
    await world.admin.data('POST', `/douyin/lead-imports/${view.id}/start`, { matchBy: 'openId', app });
    const row = () =>
      world
        .tables('douyin_lead_imports')
        .where({ document_id: view.id })
        .first('rows_done', 'stage', 'revert') as Promise<{
        rows_done: number;
        stage: string;
        revert: unknown;
      }>;
    await until('a part to be written', async () => (await row()).rows_done >= 600, 60_000);
    await crash(async () => {
      const { rows_done: cutOff } = await row();
      expect(cutOff).toBeLessThan(imported);
      // As many as the place says, though the process was cut off.
      expect(await countRows(world.tables, 'douyin_leads')).toBe(cutOff - Math.floor(cutOff / 50));
    });
    const done = await restOfImport(world.admin, view.id, 120_000);
    const rejected = imported / 50;
    expect(done).toMatchObject({
      stage: 'done',
      counts: { rows: imported, created: imported - rejected, changed: 0, unchanged: 0, rejected },
    });
    expect(await countRows(world.tables, 'douyin_leads')).toBe(imported - rejected);
    expect(await world.tables('douyin_lead_events').where({ kind: 'acquired' })).toHaveLength(
      imported - rejected,
    );
    const { body } = await fetchFile(world.strapi, world.admin, `/lead-imports/${view.id}/rejected`);
    const names = csvRows(body)
      .slice(1)
      .map(([openId]) => openId);
    expect(names).toEqual(lines.flatMap((line, place) => (isBad(place) ? [line.split(',')[0]] : [])));

    await world.admin.data('POST', `/douyin/lead-imports/${view.id}/revert`);
    await until('a part to be taken back', async () => Boolean((await row()).revert), 60_000);
    await crash();
    const back = await restOfImport(world.admin, view.id, 120_000);
    expect((back as ImportView).revert).toMatchObject({
      removed: imported - rejected,
      restored: 0,
      stayed: 0,
    });
    for (const table of ['leads', 'lead_identities', 'lead_sources', 'lead_events', 'lead_import_marks'])
      expect([table, await countRows(world.tables, `douyin_${table}`)]).toEqual([table, 0]);
  });

  when(
    'row 44, an export is resumed: goes on with exports from where they were, and nobody is doubled or lost while people work on',
    async () => {
      // In parts, so that connections can end meanwhile.
      for (let part = 0; part < exported / partSize; part += 1)
        await world.strapi.run(
          `await strapi.db.connection.raw(${JSON.stringify(fill[kind]?.(part * partSize))})`,
        );
      await slowExports(world.strapi);
      const order = { columns: ['openId', 'nickname', 'status'] };
      const csv = await beginExport(world.admin, order);
      const xlsx = await beginExport(world.admin, { ...order, format: 'xlsx' });
      const isHalfway = async ({ id }: ExportView) => {
        const { written, stage } = await exportRow(id);
        expect(stage).not.toBe('done');
        return written > 0;
      };
      await until(
        'both to be halfway',
        async () => (await isHalfway(csv)) && (await isHalfway(xlsx)),
        60_000,
      );
      await crash();
      await upsertIn(world.strapi, [{ openId: 'late', nickname: 'late' }], { account: 'acc1' });
      const late = (await world.tables('douyin_leads').where({ open_id: 'late' }).first('id')) as {
        id: number;
      };
      const unread = [late.id - exported, late.id - exported + 1000] as const;
      await world.tables('douyin_leads').whereBetween('id', unread).update({ stage: 'CONTACTED' });
      for (const { id } of [csv, xlsx]) {
        const view = await endOfExport(world.admin, id, 120_000);
        expect(view).toMatchObject({ stage: 'done', total: exported, written: exported });
      }
      const all = Array.from({ length: exported }, (_, place) => `open-${place + 1}`).reverse();
      const file = (id: string) => fetchFile(world.strapi, world.admin, `/lead-exports/${id}/file`);
      const ids = csvRows((await file(csv.id)).body)
        .slice(1)
        .map(([openId]) => openId);
      expect(ids.length).toBe(exported);
      expect(ids.join() === all.join()).toBe(true);
      const sheet = unzipSync((await file(xlsx.id)).body)['xl/worksheets/sheet1.xml'] ?? new Uint8Array();
      const found =
        Buffer.from(sheet)
          .toString('utf8')
          .match(/>open-\d+</g) ?? [];
      expect(found.map((text) => text.slice(1, -1)).join() === all.join()).toBe(true);
      // Nothing is left of the runs that were cut off.
      const named = [
        await world.tables('douyin_lead_exports').pluck('file_name'),
        await world.tables('douyin_lead_imports').pluck('rejected_name'),
      ];
      expect(folder.files().filter((name) => !named.flat().includes(name))).toEqual([]);
    },
  );
});
