import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { OperationView } from '../../src/plugins/douyin/contracts/lead-operations';
import type { Colleague } from '../support/admin';
import { isHere, type DatabaseKind } from '../support/databases';
import { startFleet, type Fleet } from '../support/fleet';
import type { Reply } from '../support/http';
import { allLeadRows, clearLeads, leadRows, upsertIn, type Found, type PageOutcome } from '../support/leads';
import { runScript } from '../support/run-command';
import { hire } from '../support/staff';
import { ofThisRun } from '../support/this-run';
import { tracesOf } from '../support/traces';
import { until } from '../support/until';
import { createWorld, type World } from '../support/world';

type Erasure = { id: string; leadId: number; removed: Record<string, number>; liftedAt: string | null };

const person: Found = {
  openId: 'open-xiaohe',
  unionId: 'union-xiaohe',
  phone: '13812345678',
  nickname: '河边的小河',
};
const wrote = { notes: '周三回电谈露台', tags: ['露台意向'] };
const marks = [
  'open-xiaohe',
  'union-xiaohe',
  '13812345678',
  '河边的小河',
  '周三回电谈露台',
  '露台意向',
  '138****5678',
];

const kinds = ofThisRun<DatabaseKind>(['sqlite'], ['postgres', 'mysql']);

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`erasing a person on ${kind}`, () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'douyin-ledger-'));
    const ledger = path.join(folder, 'erasures.jsonl');
    let world: World;
    let fleet: Fleet;
    let id: number;
    beforeAll(async () => {
      const env = { DOUYIN_LEAD_RETENTION_DAYS: '30', DOUYIN_ERASURE_LEDGER_FILE: ledger };
      world = await createWorld({ database: kind, env });
      fleet = await startFleet(world, 2);
    });
    afterAll(async () => {
      await fleet?.close();
      await world?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const found = async (rows: Found[], place = {}): Promise<PageOutcome> =>
      upsertIn(world.strapi, rows, place);
    const call = (method: string, where: string, json?: unknown): Promise<Reply> =>
      world.admin.call(method, `/douyin${where}`, json);
    const erase = async (lead = id): Promise<Erasure> => {
      const reply = await call('POST', `/leads/${lead}/erase`, { reason: '本人要求' });
      if (reply.status !== 200) throw new Error(`${reply.status}: ${reply.text}`);
      return reply.json<{ data: Erasure }>().data;
    };
    const privacy = <Result>(code: string): Promise<Result> =>
      world.strapi.run<Result>(`const privacy = strapi.plugin('douyin').service('leadPrivacy'); ${code}`);

    beforeEach(async () => {
      await clearLeads(world);
      for (const table of ['douyin_lead_erasures', 'douyin_lead_tombstones'])
        await world.tables(table).delete();
      id = (await found([person])).rows[0]?.leadId ?? 0;
      await call('PATCH', `/leads/${id}`, { version: 1, ...wrote });
    });

    /** A row that could not be read, as a sync keeps it. */
    const keepLetter = (name: string, row: object) =>
      world.strapi.run(`
        const place = { table: 'douyin_dead_letters', row: '${name}', column: 'row_sealed' };
        const rowSealed = strapi.plugin('douyin').service('secrets').seal(${JSON.stringify(JSON.stringify({ raw: JSON.stringify(row), about: '' }))}, place);
        await strapi.db.query('plugin::douyin.dead-letter').create({ data: { documentId: '${name}', letterKey: '${name}',
          streamId: 's', runId: 'r', reason: 'no nickname', rowSealed } });`);

    it('row 54, erasing: leaves no trace of them in any table, and everybody else as they were', async () => {
      await found([{ openId: 'other', nickname: '路人', phone: '13900000000' }]);
      await keepLetter('theirs', { open_id: 'open-xiaohe', nickname: null });
      await keepLetter('others', { open_id: 'somebody-else' });
      const others = (await leadRows(world)).filter((row) => row.id !== id);
      expect(await tracesOf(world, marks)).not.toEqual([]);
      const { removed, leadId } = await erase();
      expect(removed).toMatchObject({ leads: 1, identities: 3, sources: 1, tags: 1, deadLetters: 1 });
      expect(await tracesOf(world, marks)).toEqual([]);
      expect(await leadRows(world)).toEqual(others);
      expect(await world.tables('douyin_dead_letters').pluck('document_id')).toEqual(['others']);
      expect((await call('GET', `/leads/${leadId}`)).status).toBe(404);
      await world.tables('douyin_dead_letters').delete();
    });

    it('takes those along who had become part of them', async () => {
      await found([{ openId: 'open-b', nickname: '另一个号' }], { app: 'app2' });
      await found([{ openId: 'open-b', unionId: 'union-xiaohe' }], { app: 'app2' });
      expect((await leadRows(world)).map(({ merged_into_id: into }) => into)).toEqual([null, id]);
      await erase();
      expect(await leadRows(world)).toEqual([]);
      expect((await found([{ openId: 'open-b' }], { app: 'app2' })).rows[0]?.outcome).toBe('erased');
    });

    it('is not undone by a sync, by whatever the person is known; a shared phone keeps nobody else out', async () => {
      await erase();
      const again = [
        { openId: 'open-xiaohe', nickname: '河边的小河' },
        { openId: 'new-open-id', unionId: 'union-xiaohe' },
        { phone: '138 1234 5678' },
        { openId: 'family', phone: '13812345678', nickname: '家人' },
      ];
      const { rows, inserted } = await found(again);
      expect(rows.map(({ outcome }) => outcome)).toEqual(['erased', 'erased', 'erased', 'inserted']);
      expect(inserted).toBe(1);
      expect(await tracesOf(world, ['open-xiaohe', '河边的小河'])).toEqual([]);
    });

    it('can be lifted, and then a sync brings them back', async () => {
      const erasure = await erase();
      const reply = await call('POST', `/lead-erasures/${erasure.id}/lift`, { reason: '重新同意' });
      expect(reply.json<{ data: Erasure }>().data.liftedAt).not.toBeNull();
      expect((await found([person])).inserted).toBe(1);
      expect((await call('GET', '/lead-erasures')).json()).toMatchObject({
        data: { total: 1, rows: [{ id: erasure.id, reason: '本人要求', kind: 'request' }] },
      });
    });

    it('is refused while the lead is on hold', async () => {
      const hold = (held: boolean) => call('POST', `/leads/${id}/hold`, { held, reason: '诉讼' });
      expect((await hold(true)).status).toBe(200);
      const refused = await call('POST', `/leads/${id}/erase`, { reason: 'x' });
      expect([refused.status, refused.json()]).toMatchObject([
        409,
        { error: { details: { code: 'LEAD_HELD' } } },
      ]);
      expect(await tracesOf(world, ['河边的小河'])).not.toEqual([]);
      await hold(false);
      await erase();
    });

    it('is written down without telling who it was, and told to those who listen', async () => {
      await world.strapi.run(
        `globalThis.told = []; strapi.eventHub.on('douyin.lead.erased', (facts) => globalThis.told.push(facts));`,
      );
      await erase();
      const { rows } = (await call('GET', '/audit?pageSize=5')).json<{
        data: { rows: { action: string }[] };
      }>().data;
      expect(rows[0]).toMatchObject({ action: 'lead.erased', targetKind: 'lead', targetId: String(id) });
      expect(await world.strapi.run('return globalThis.told')).toEqual([{ leadId: id }]);
    });

    it('reaches only whom the role reaches', async () => {
      const action = 'plugin::douyin.lead.erase';
      const colleague = await world.admin.colleague(`erase-${kind}`, [action], ['plugin::douyin.lead-own']);
      const reply = await colleague.call('POST', `/douyin/leads/${id}/erase`, { reason: 'x' });
      expect(reply.status).toBe(404);
      expect(await leadRows(world)).toHaveLength(1);
    });

    const crowd = (count: number): Found[] =>
      Array.from({ length: count }, (_, place) => ({ openId: `crowd-${place}`, nickname: `人群${place}` }));
    const eraseMany = (who: Pick<Colleague, 'call'>, body: object) =>
      who.call('POST', '/douyin/lead-erase-many', { reason: '本人要求', ...body });

    it('row 34, row 54: is done for a whole filter in the background, but for who is on hold', async () => {
      const { rows } = await found(crowd(130), { kind: 'comment' });
      await world.tables('douyin_leads').where({ id: rows[3]?.leadId }).update({ held: true });
      const select = { filter: { source: 'comment' } };
      const counted = await call('POST', '/lead-erase-many/count', { select });
      expect(counted.json()).toEqual({ data: { total: 130 } });
      const tooMany = await eraseMany(world.admin, { select, expected: 129 });
      expect([tooMany.status, tooMany.json()]).toMatchObject([
        409,
        { error: { details: { code: 'LEAD_COUNT_CHANGED', total: 130 } } },
      ]);
      expect(await leadRows(world)).toHaveLength(131);
      const begun = await eraseMany(world.admin, { select, expected: 130 });
      expect(begun.status).toBe(202);
      const { id: operation } = begun.json<{ data: OperationView }>().data;
      const read = async () =>
        (await call('GET', `/lead-erase-many/${operation}`)).json<{ data: OperationView }>().data;
      await until('the end of it', async () => (await read()).stage === 'done', 90_000);
      expect(await read()).toMatchObject({
        kind: 'erase',
        total: 130,
        changed: 129,
        left: [{ reason: 'held', count: 1, leads: [rows[3]?.leadId] }],
        undoUntil: null,
      });
      expect((await leadRows(world)).map((row) => row.nickname)).toEqual(['河边的小河', '人群3']);
      expect(await tracesOf(world, ['crowd-7', '人群77'])).toEqual([]);
      expect(await world.tables('douyin_lead_erasures').where({ reason: '本人要求' })).toHaveLength(129);
      const again = await found(crowd(130), { kind: 'comment' });
      expect(again.rows.filter(({ outcome }) => outcome === 'erased')).toHaveLength(129);
      expect((await call('POST', `/lead-operations/${operation}/undo`)).status).toBe(409);
    });

    it('row 34: is done at once for a few that were picked, within the asker’s reach and as they were seen', async () => {
      const { rows } = await found(crowd(4));
      const ids = rows.map(({ leadId }) => leadId ?? 0);
      const own = await hire(world, `own-${kind}`, { may: ['erase'], level: 'own' });
      const blind = await hire(world, `blind-${kind}`, { may: ['read', 'update'] });
      await world.tables('douyin_leads').whereIn('id', ids.slice(0, 2)).update({ owner_id: own.id });
      const select = { ids: [{ id: ids[0], version: 9 }, ids[1], ids[2]] };
      expect((await eraseMany(blind, { select, expected: 3 })).status).toBe(403);
      const done = await eraseMany(own, { select, expected: 3 });
      expect([done.status, done.json<{ data: OperationView }>().data]).toMatchObject([
        200,
        { stage: 'done', changed: 1, left: [{ reason: 'stale' }, { reason: 'not-found', leads: [ids[2]] }] },
      ]);
      const all = await own.call('POST', '/douyin/lead-erase-many/count', { select: { filter: {} } });
      expect(all.json()).toEqual({ data: { total: 1 } });
      expect((await leadRows(world)).map((row) => row.id)).toEqual([id, ids[0], ids[2], ids[3]]);
    });

    it('gives the person all that is stored, before', async () => {
      const reply = await call('GET', `/leads/${id}/person`);
      expect(reply.headers['content-disposition']).toContain(`person-${id}.json`);
      expect(JSON.parse(reply.text)).toMatchObject({
        leadId: id,
        nickname: '河边的小河',
        phone: '+8613812345678',
        ...wrote,
        identities: [{ kind: 'union_id' }, { kind: 'open_id' }, { kind: 'phone' }],
        sources: [{ account: 'acc1', kind: 'fans' }],
      });
    });

    it('wins or waits, but never leaves half a person, while pages with them are stored', async () => {
      const [one, other] = fleet.all();
      for (let round = 0; round < 12; round += 1) {
        const name = `racer-${round}`;
        const row: Found = { openId: name, unionId: `union-${name}`, nickname: '赛跑者' };
        const lead = (await found([row])).rows[0]?.leadId ?? 0;
        const renamed = { ...row, nickname: `赛跑者${round}`, phone: '13700000000' };
        await Promise.all([
          erase(lead),
          ...[one, other, one].map((process) => process && upsertIn(process, [renamed])),
        ]);
        await found([renamed]);
        expect([round, await tracesOf(world, [name, '赛跑者'])]).toEqual([round, []]);
      }
    });

    it('row 55, retention: happens by itself when the time to keep somebody is over, unless on hold or expected', async () => {
      const old = '2026-01-01T00:00:00.000Z';
      const people = ['due', 'held', 'expected', 'recent'];
      await found(people.map((openId) => ({ openId, nickname: openId, acquiredAt: old, touchedAt: old })));
      const only = (openId: string) => world.tables('douyin_leads').where({ open_id: openId });
      const long = new Date(Date.now() - 31 * 86_400_000);
      const stamp = kind === 'sqlite' ? long.getTime() : long;
      const later = kind === 'sqlite' ? Date.now() + 1e7 : new Date(Date.now() + 1e7);
      await world
        .tables('douyin_leads')
        .whereIn('open_id', ['due', 'held', 'expected'])
        .update({ updated_at: stamp, last_seen_at: stamp });
      await only('held').update({ held: true });
      await only('expected').update({ next_follow_up_at: later });
      const preview = (await call('GET', '/lead-retention')).json<{ data: { sources: object[] } }>().data;
      expect(preview.sources[0]).toEqual({ source: 'fans', days: 30, due: 1, held: 1 });
      expect(await privacy('return privacy.sweep()')).toBe(1);
      const left = (await leadRows(world)).map(({ open_id: openId }) => openId).sort();
      expect(left).toEqual(['expected', 'held', 'open-xiaohe', 'recent']);
      const silent = await found([{ openId: 'due', nickname: 'due' }]);
      expect(silent.rows[0]?.outcome).toBe('erased');
      const active = await found([{ openId: 'due', item: 'video', touchedAt: new Date().toISOString() }], {
        kind: 'comment',
      });
      expect(active.rows[0]?.outcome).toBe('inserted');
    });

    const putBack = async (backup: Record<string, unknown[]>) => {
      const isJson = (value: unknown) =>
        typeof value === 'object' && value !== null && !(value instanceof Date);
      for (const [table, rows] of Object.entries(backup))
        for (const row of rows) {
          const columns = Object.entries(row as object).map(([name, value]) => [
            name,
            isJson(value) ? JSON.stringify(value) : value,
          ]);
          await world.tables(table).insert(Object.fromEntries(columns));
        }
    };

    it('is done once more after a backup was put back', async () => {
      const backup = await allLeadRows(world);
      const { id: erasure } = await erase();
      await privacy('return privacy.file()');
      const copy = `${ledger}.${kind}`;
      copyFileSync(ledger, copy);
      for (const table of ['douyin_lead_erasures', 'douyin_lead_tombstones'])
        await world.tables(table).delete();
      await putBack(backup);
      expect(await tracesOf(world, ['河边的小河'])).not.toEqual([]);
      const replay = await runScript('erase-replay', [copy], world.env);
      expect([replay.code, replay.stderr]).toEqual([0, '']);
      expect(replay.stdout).toContain('1 of them were here again');
      expect(await tracesOf(world, marks)).toEqual([]);
      expect(await world.tables('douyin_lead_erasures').where({ document_id: erasure })).toHaveLength(1);
      expect((await found([person])).rows[0]?.outcome).toBe('erased');
      writeFileSync(copy, readFileSync(copy, 'utf8').replaceAll(/"key":"\w+"/g, '"key":"0000000000000000"'));
      await expect(privacy(`return privacy.replay(${JSON.stringify(copy)})`)).rejects.toThrow(
        'another database',
      );
    });
  });
}
