import { encode } from 'iconv-lite';
import { zipSync, strToU8 } from 'fflate';
import type { ImportView } from '../../src/plugins/douyin/contracts/lead-files';
import type { Admin } from '../support/admin';
import { appsOf } from '../support/apps';
import { isHere, type DatabaseKind } from '../support/databases';
import {
  csvRows,
  exportFile,
  fetchFile,
  filesFolder,
  setRole,
  stepOfImport,
  upload,
} from '../support/lead-files';
import { allLeadRows, clearLeads, leadRows, timelineOf, upsertIn } from '../support/leads';
import { auditLines } from '../support/session';
import { ofThisRun } from '../support/this-run';
import { createWorld, type World } from '../support/world';

const kinds = ofThisRun<DatabaseKind>(['sqlite'], ['postgres', 'mysql']);

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`an import of leads on ${kind}`, () => {
    const folder = filesFolder();
    let world: World;
    let admin: Admin;
    let app: string;
    beforeAll(async () => {
      world = await createWorld({
        database: kind,
        env: { DOUYIN_LEAD_FILES_FOLDER: folder.path, DOUYIN_LEAD_IMPORT_MB: '1' },
      });
      admin = world.admin;
      app = (await appsOf(world).list())[0]?.id ?? '';
    });
    beforeEach(() => clearLeads(world));
    afterAll(async () => {
      await world?.close();
      folder.remove();
    });

    const put = async (data: Uint8Array | string, name = 'leads.csv', who = admin): Promise<ImportView> => {
      const { status, text, view } = await upload(world.strapi, who, name, data);
      if (status !== 200) throw new Error(`${status}: ${text}`);
      return view;
    };
    const plan = (more: Record<string, unknown> = {}) => ({ matchBy: 'phone', app, ...more });
    const bring = async (data: Uint8Array | string, more: Record<string, unknown> = {}, who = admin) => {
      const { id } = await put(data, 'leads.csv', who);
      return stepOfImport(who, id, 'start', plan(more));
    };
    const rejectedOf = async ({ id }: ImportView, who = admin) =>
      csvRows((await fetchFile(world.strapi, who, `/lead-imports/${id}/rejected`)).body);

    it('row 45, import: reads a file of GBK with headings of its own, and guesses what they mean', async () => {
      const text =
        '客户姓名;联系电话;备注;说不清;标签\r\n小河;13800138000;想装修;x;意向,老客\r\n𠮷野;+86 138-0013-8001;;;\r\n';
      const view = await put(encode(text, 'gb18030'), '客户.csv');
      expect(view).toMatchObject({
        stage: 'uploaded',
        name: '客户.csv',
        encoding: 'gb18030',
        delimiter: ';',
        guessed: ['nickname', 'phone', 'notes', null, 'tags'],
        sample: [['小河', '13800138000', '想装修', 'x', '意向,老客'], expect.anything()],
      });
      const done = await stepOfImport(admin, view.id, 'start', plan());
      expect(done).toMatchObject({
        stage: 'done',
        counts: { rows: 2, created: 2, changed: 0, unchanged: 0, rejected: 0 },
        problems: [],
        hasRejected: false,
      });
      const [river, field] = await leadRows(world);
      expect(river).toMatchObject({
        nickname: '小河',
        notes: '想装修',
        source_kind: 'import',
        app_id: app,
        stage: 'NEW',
      });
      expect(field).toMatchObject({ nickname: '𠮷野', notes: null });
      expect(river?.phone_sealed).not.toContain('13800138000');
      expect(await timelineOf(world, river?.id ?? 0)).toEqual(['acquired', 'noted', 'tagged']);
      const { records } = await admin.data<{ records: { nickname: string }[] }>(
        'GET',
        `/douyin/leads?keyword=${encodeURIComponent('老客')}`,
      );
      expect(records.map(({ nickname }) => nickname)).toEqual(['小河']);
    });

    it('row 45, import: tries a file without writing anything, and tells what would become of it', async () => {
      await bring('phone,nickname\n13800138000,a\n');
      const before = await allLeadRows(world);
      const { id } = await put(
        'phone,nickname,status\n13800138000,b,CONTACTED\n13800138001,c,\n13,d,\n13800138002,e,GONE\n',
      );
      const tried = await stepOfImport(admin, id, 'check', plan());
      expect(tried).toMatchObject({
        stage: 'checked',
        counts: { rows: 4, created: 1, changed: 1, unchanged: 0, rejected: 2 },
        problems: [
          { row: 4, field: 'phone', fault: 'value-invalid' },
          { row: 5, field: 'status', fault: 'value-invalid' },
        ],
      });
      expect(await allLeadRows(world)).toEqual(before);
      expect(tried.total).toBe(4);
      expect(tried.sample).toHaveLength(4);
      expect(await stepOfImport(admin, id, 'start', plan())).toMatchObject({
        stage: 'done',
        counts: tried.counts,
      });
    });

    it('row 45: waits as it was when a try is stopped; one that is over stays over', async () => {
      const { id } = await put('phone,nickname\n13800138000,a\n');
      const stop = () => admin.data<ImportView>('POST', `/douyin/lead-imports/${id}/check/stop`);
      await world.tables('douyin_lead_imports').where({ document_id: id }).update({ stage: 'checking' });
      expect(await stop()).toMatchObject({ stage: 'uploaded' });
      expect(await stepOfImport(admin, id, 'check', plan())).toMatchObject({ stage: 'checked', total: 1 });
      expect(await stop()).toMatchObject({ stage: 'checked' });
      expect(await stepOfImport(admin, id, 'start', plan())).toMatchObject({ stage: 'done', total: 1 });
    });

    it.each([
      ['create', { created: 1, changed: 0, rejected: 1 }, 'a', 'is known already'],
      ['update', { created: 0, changed: 1, rejected: 1 }, 'b', 'is not known'],
      ['both', { created: 1, changed: 1, rejected: 0 }, 'b', null],
    ])('takes new people, known people or both: %s', async (mode, counts, nickname, why) => {
      await bring('phone,nickname\n13800138000,a\n');
      const done = await bring('phone,nickname\n13800138000,b\n13800138001,c\n', { mode });
      expect(done.counts).toMatchObject(counts);
      expect((await leadRows(world))[0]?.nickname).toBe(nickname);
      if (why) expect((await rejectedOf(done))[1]?.at(-1)).toContain(why);
      else expect(done.hasRejected).toBe(false);
    });

    it('gives back the rows it did not take as they stood there, with the reason, and guarded', async () => {
      const text =
        '手机号,昵称,状态,下次跟进时间\n13800138000,"=1+1, x",NEW,2026-02-30\n,\t=cmd,,\n13800138001,小河,NEW,2026-03-01 08:00\n';
      const done = await bring(text);
      expect(done.counts).toMatchObject({ rows: 3, created: 1, rejected: 2 });
      expect(await rejectedOf(done)).toEqual([
        ['手机号', '昵称', '状态', '下次跟进时间', '错误'],
        [
          '13800138000',
          "'=1+1, x",
          'NEW',
          '2026-02-30',
          expect.stringContaining('nextFollowUpAt: is no moment'),
        ],
        ['', "'=cmd", '', '', expect.stringContaining('phone: is empty')],
      ]);
      const [lead] = await leadRows(world);
      // Eight in the morning where nothing else is said is that of China.
      expect(new Date(lead?.next_follow_up_at as string).toISOString()).toBe('2026-03-01T00:00:00.000Z');
      const actions = (await auditLines(world))
        .filter(({ targetId }) => targetId === done.id)
        .map(({ action }) => action);
      expect(actions).toEqual(['leads.rejected-downloaded', 'leads.imported', 'leads.import-started']);
    });

    it('never makes one lead of two, whatever a file says', async () => {
      await bring('openId,phone\nopen-1,13800138000\nopen-2,13800138001\n', { matchBy: 'openId' });
      // The third row would tie the other two together, each of which is somebody.
      const knot = 'openId,unionId\nopen-1,u-1\nopen-3,u-1\nopen-2,u-1\n';
      const done = await bring(knot, { matchBy: 'openId' });
      expect(done.counts).toMatchObject({ rows: 3, changed: 2, rejected: 1 });
      expect((await rejectedOf(done))[1]?.at(-1)).toContain('names more than one lead');
      const rows = await leadRows(world);
      expect(rows.map(({ merged_into_id }) => merged_into_id)).toEqual([null, null]);
      const mixed = await bring('openId,phone\nopen-1,13800138001\n', { matchBy: 'phone' });
      expect(mixed.counts).toMatchObject({ rejected: 1 });
    });

    it('gives back from an export the same values, pictures, formulas, tags with commas and all', async () => {
      const odd = [
        ['13800138000', '=1+1', '👩‍🌾农', '["a,b","c"]'],
        ['13800138001', '@小河', "'=x", '意向'],
        ['13800138002', '𠮷🌸', 'Zeile 1\nZeile 2', ''],
        ['13800138003', '+86-1', '-1-1', '＝1'],
      ];
      const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
      // As another program writes them: nothing is guarded.
      const lines = odd.map((row) => row.map(quoted).join(',')).join('\n');
      await bring(`phone,nickname,notes,tags\n${lines}\n`);
      const stored = async () =>
        (await leadRows(world)).map(({ nickname, notes, tags, stage }) => [
          nickname,
          notes,
          typeof tags === 'string' ? JSON.parse(tags) : tags,
          stage,
        ]);
      const before = await stored();
      expect(before.map(([nickname]) => nickname)).toEqual(odd.map(([, nickname]) => nickname));
      expect(before[0]?.[2]).toEqual(['a,b', 'c']);
      const columns = ['leadId', 'phone', 'nickname', 'notes', 'tags', 'status'];
      for (const format of ['csv', 'xlsx']) {
        await clearLeads(world);
        await bring(`phone,nickname,notes,tags\n${lines}\n`);
        const { body } = await exportFile(world.strapi, admin, { format, columns, clearPhones: true });
        await clearLeads(world);
        const fields = [null, 'phone', 'nickname', 'notes', 'tags', 'status'];
        const done = await bring(body, { fields });
        expect(done.counts).toMatchObject({ created: odd.length, rejected: 0 });
        expect((await stored()).reverse()).toEqual(before);
      }
    });

    it('changes by the id of a lead what the staff keeps, and nothing of the platform’s', async () => {
      await upsertIn(world.strapi, [{ openId: 'open-1', nickname: '小河' }]);
      const [lead] = await leadRows(world);
      const text = `leadId,nickname,notes,status\n${lead?.id},someone,called,CONTACTED\n2000000000,x,y,NEW\n${lead?.id},,again,\n`;
      const done = await bring(text, { matchBy: 'leadId', mode: 'update' });
      expect(done.ignored).toEqual(['nickname']);
      expect(done.counts).toMatchObject({ rows: 3, changed: 2, rejected: 1 });
      expect((await leadRows(world))[0]).toMatchObject({
        nickname: '小河',
        notes: 'again',
        stage: 'CONTACTED',
        version: 2,
      });
      const jump = await bring(`leadId,status\n${lead?.id},CONVERTED\n`, {
        matchBy: 'leadId',
        mode: 'update',
      });
      expect(jump.counts).toMatchObject({ changed: 1 });
      await bring(`leadId,status\n${lead?.id},NEW\n`, { matchBy: 'leadId', mode: 'update' });
      expect((await leadRows(world))[0]?.stage).toBe('CONVERTED');
    });

    it('lets whoever reaches own leads alone touch no others, and makes new ones that one’s own', async () => {
      const name = `clerk-${kind}`;
      const clerk = await admin.colleague(name, ['plugin::douyin.lead.import']);
      await setRole(admin, clerk, [{ action: 'lead.import', reach: 'own' }]);
      const { id } = clerk;
      await bring('phone,nickname\n13800138000,a\n');
      const done = await bring(
        `phone,nickname,owner\n13800138000,b,\n13800138001,c,\n13800138002,d,1\n`,
        {},
        clerk,
      );
      expect(done.counts).toMatchObject({ created: 1, rejected: 2 });
      const why = (await rejectedOf(done, clerk)).slice(1).map((row) => row.at(-1));
      expect(why).toEqual([
        expect.stringContaining('out of your reach'),
        expect.stringContaining('may not give'),
      ]);
      const leads = await leadRows(world);
      expect(leads.map(({ nickname, owner_id }) => [nickname, owner_id])).toEqual([
        ['a', null],
        ['c', id],
      ]);
      expect((await fetchFile(world.strapi, admin, `/lead-imports/${done.id}/rejected`)).status).toBe(404);
    });

    it('row 45, import: is taken back whole: new leads go, changed ones are as they were, and what people touched since stays', async () => {
      const known = [
        { openId: 'open-1', nickname: '小河' },
        { openId: 'open-2', nickname: '木鱼' },
      ];
      await upsertIn(world.strapi, known, { app });
      const before = await allLeadRows(world);
      const text =
        'openId,phone,nickname,notes,tags\nopen-1,13800138000,河,n1,t1\nopen-2,13800138001,鱼,n2,t2\nopen-3,13800138002,新一,n3,t3\nopen-4,13800138003,新二,,\n';
      const done = await bring(text, { matchBy: 'openId' });
      expect(done.counts).toMatchObject({ created: 2, changed: 2 });
      const touched = (await leadRows(world)).find(({ nickname }) => nickname === '新二');
      await admin.data('PATCH', `/douyin/leads/${touched?.id}`, {
        version: touched?.version,
        notes: 'called',
      });
      const back = await stepOfImport(admin, done.id, 'revert');
      expect(back).toMatchObject({
        stage: 'reverted',
        revert: { removed: 1, restored: 2, stayed: 1, stayedLeads: [touched?.id] },
      });
      const after = await allLeadRows(world);
      const moving = ['version', 'updated_at', 'last_seen_at'];
      const kept = (rows: unknown[] | undefined) =>
        (rows as Record<string, unknown>[])
          .filter(({ id }) => id !== touched?.id)
          .map((row) => Object.entries(row).filter(([column]) => !moving.includes(column)));
      expect(kept(after.douyin_leads)).toEqual(kept(before.douyin_leads));
      for (const table of ['douyin_lead_identities', 'douyin_lead_sources', 'douyin_lead_tags'])
        expect(
          (after[table] as { lead_id: number }[]).filter(({ lead_id }) => lead_id !== touched?.id),
        ).toEqual(before[table]);
      const { records } = await admin.data<{ records: unknown[] }>(
        'GET',
        `/douyin/leads?keyword=${encodeURIComponent('新一')}`,
      );
      expect(records).toEqual([]);
      const again = await admin.call('POST', `/douyin/lead-imports/${done.id}/revert`);
      expect(again.text).toContain('LEAD_FILE_STAGE');
    });

    it('lets go with somebody who is erased what files keep, and brings nobody back', async () => {
      const file = 'phone,nickname\n13800138000,小河\n';
      await bring(file);
      const { view } = await exportFile(world.strapi, admin, { columns: ['nickname'] });
      const [lead] = await leadRows(world);
      await world.strapi.run(
        `return strapi.plugin('douyin').service('leadPrivacy').erase(${lead?.id}, 'story', { actor: { kind: 'system' }, reach: { kind: 'all' } })`,
      );
      expect(await world.tables('douyin_lead_import_marks').where({ lead_id: lead?.id })).toEqual([]);
      const { status, body } = await fetchFile(world.strapi, admin, `/lead-exports/${view.id}/file`);
      expect([status, body.toString()]).toEqual([410, expect.stringContaining('LEAD_FILE_EXPIRED')]);
      const again = await bring(file);
      expect(again.counts).toMatchObject({ created: 0, rejected: 1 });
      expect((await rejectedOf(again))[1]?.at(-1)).toContain('was erased');
      await world.tables('douyin_lead_tombstones').delete();
    });

    it.each([
      [
        'a file that is too big',
        () => 'phone\n' + '13800138000\n'.repeat(100_000),
        {},
        413,
        'LEAD_FILE_TOO_BIG',
      ],
      ['nothing', () => '', {}, 400, 'LEAD_FILE_INVALID'],
      ['a picture', () => zipSync({ 'a.png': strToU8('x') }), {}, 400, 'LEAD_FILE_INVALID'],
    ])('refuses %s, and keeps nothing of it', async (_what, data, _more, status, code) => {
      const kept = folder.files().length;
      const reply = await upload(world.strapi, admin, 'x.csv', data());
      expect([reply.status, reply.text]).toEqual([status, expect.stringContaining(code)]);
      expect(folder.files()).toHaveLength(kept);
    });

    it.each([
      ['a key that no column is', { matchBy: 'openId' }],
      ['a field named twice', { fields: ['phone', 'phone'] }],
      ['too few fields', { fields: ['phone'] }],
      ['new people by the id of a lead', { matchBy: 'leadId', mode: 'both', fields: ['leadId', null] }],
      ['an app that is none', { app: 'nosuchapp' }],
    ])('refuses a plan with %s', async (_what, more) => {
      const { id } = await put('phone,nickname\n13800138000,a\n');
      const reply = await admin.call('POST', `/douyin/lead-imports/${id}/start`, plan(more));
      expect([400, 404]).toContain(reply.status);
      expect((await admin.data<ImportView>('GET', `/douyin/lead-imports/${id}`)).stage).toBe('uploaded');
    });
  });
}
