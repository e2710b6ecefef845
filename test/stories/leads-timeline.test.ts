import type { Colleague } from '../support/admin';
import { apiToken } from '../support/api-token';
import { isHere, type DatabaseKind } from '../support/databases';
import { ask } from '../support/http';
import { clearLeads, timelineOf, upsertIn } from '../support/leads';
import { auditLines } from '../support/session';
import { hire } from '../support/staff';
import { ofThisRun } from '../support/this-run';
import { createWorld, type World } from '../support/world';

type Note = {
  id: string;
  text: string;
  author: string;
  isOwn: boolean;
  editedAt: string | null;
  pinned: boolean;
};
type Line = { id: string; kind: string; at: string; actorName: string | null; note: Note | null };
type Page = { rows: Line[]; pinned: Note[]; nextCursor: string | null };

const kinds = ofThisRun<DatabaseKind>(['sqlite', 'postgres'], ['mysql']);
const canary = '13812345678';

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`what happened with a lead on ${kind}`, () => {
    let world: World;
    let an: Colleague;
    let bo: Colleague;
    let id: number;
    beforeAll(async () => {
      world = await createWorld({ database: kind, env: { DOUYIN_LEAD_REVEALS_PER_DAY: '3' } });
      an = await hire(world, 'an', { may: ['read', 'update', 'reveal'] });
      bo = await hire(world, 'bo', { may: ['read', 'update'] });
    });
    beforeEach(async () => {
      await clearLeads(world);
      const found = { openId: 'a', nickname: '小河', phone: canary, touchedAt: '2026-01-01T08:00:00.000Z' };
      id = (await upsertIn(world.strapi, [found])).rows[0]?.leadId ?? 0;
    });
    afterAll(() => world?.close());

    const status = async (who: Colleague, method: string, where: string, json?: unknown) =>
      (await who.call(method, `/douyin/leads/${id}${where}`, json)).status;
    const timeline = (query = '') => an.data<Page>('GET', `/douyin/leads/${id}/events${query}`);
    const addNote = (who: Colleague, text: string) =>
      who.data<Note>('POST', `/douyin/leads/${id}/notes`, { text });

    it('row 17, timeline: is read page by page, the newest first, each line once', async () => {
      for (let version = 1; version <= 24; version += 1)
        await an.data('PATCH', `/douyin/leads/${id}`, { version, notes: `第${version}次` });
      const lines: Line[] = [];
      for (
        let page = await timeline('?size=7');
        ;
        page = await timeline(`?size=7&cursor=${page.nextCursor}`)
      ) {
        lines.push(...page.rows);
        if (!page.nextCursor) break;
      }
      expect(lines.map((line) => line.kind)).toEqual([...Array<string>(24).fill('noted'), 'acquired']);
      expect(new Set(lines.map((line) => line.id)).size).toBe(25);
      const times = lines.map(({ at }) => Date.parse(at));
      expect(times).toEqual([...times].sort((one, other) => other - one));
      expect(await status(an, 'GET', '/events?cursor=made-up')).toBe(400);
      expect(await status(an, 'GET', '/events?size=101')).toBe(400);
    });

    it('holds notes, which who wrote them may change and delete', async () => {
      const note = await addNote(an, '想周末看房');
      expect(note).toMatchObject({ text: '想周末看房', author: 'an Story', isOwn: true, pinned: false });
      const where = `/notes/${note.id}`;
      expect(await status(bo, 'PATCH', where, { text: '别的' })).toBe(403);
      expect(await status(bo, 'DELETE', where)).toBe(403);
      expect(await status(an, 'PATCH', where, { text: '改到周日' })).toBe(200);
      const [line] = (await bo.data<Page>('GET', `/douyin/leads/${id}/events`)).rows;
      expect(line).toMatchObject({
        kind: 'note-added',
        note: { text: '改到周日', isOwn: false, editedAt: expect.any(String) },
      });
      expect(await status(an, 'DELETE', where)).toBe(200);
      const { rows } = await timeline();
      expect(rows.map((row) => [row.kind, row.note])).toEqual([
        ['note-deleted', null],
        ['note-added', null],
        ['acquired', null],
      ]);
      expect(JSON.stringify(rows)).not.toContain('改到周日');
      expect(await status(an, 'PATCH', where, { text: '又来' })).toBe(404);
      expect(await status(an, 'POST', '/notes', { text: ' ' })).toBe(400);
    });

    it('shows at most five pinned notes, also when several are pinned at once', async () => {
      const notes = [];
      for (let count = 0; count < 8; count += 1) notes.push(await addNote(an, `第${count}条`));
      const pin = (note: Note, pinned: boolean) => status(bo, 'PATCH', `/notes/${note.id}`, { pinned });
      const replies = await Promise.all(notes.map((note) => pin(note, true)));
      expect(replies.filter((reply) => reply === 200)).toHaveLength(5);
      expect(replies.filter((reply) => reply === 400)).toHaveLength(3);
      const { pinned } = await timeline();
      expect(pinned).toHaveLength(5);
      const free = notes.find(({ id: one }) => pinned.some((note) => note.id === one)) as Note;
      expect(await pin(free, false)).toBe(200);
      expect((await timeline()).pinned).toHaveLength(4);
    });

    describe('row 18, notes with @mention', () => {
      type Entry = {
        id: string;
        isRead: boolean;
        actorName: string;
        lead: object | null;
        excerpt: string | null;
      };
      type Inbox = { unread: number; rows: Entry[]; nextCursor: string | null };
      const inbox = (who: Colleague) => who.data<Inbox>('GET', '/douyin/inbox');
      const write = (text: string, mentions: number[]) =>
        an.call('POST', `/douyin/leads/${id}/notes`, { text, mentions });
      beforeEach(() => world.tables('douyin_inbox_entries').delete());

      it('tells whom it names, once, and takes it back with the name or the note', async () => {
        const reply = await write('请 @bo Story 看一下，我是 @an Story', [bo.id, an.id]);
        const note = reply.json<{ data: Note & { mentions: object[] } }>().data;
        expect(note.mentions).toEqual([
          { id: bo.id, name: 'bo Story', isThere: true },
          { id: an.id, name: 'an Story', isThere: true },
        ]);
        expect(await inbox(bo)).toMatchObject({
          unread: 1,
          rows: [
            {
              isRead: false,
              actorName: 'an Story',
              lead: { id, nickname: '小河' },
              excerpt: '请 @bo Story 看一下，我是 @an Story',
            },
          ],
        });
        expect((await inbox(an)).rows).toEqual([]);
        const where = `/notes/${note.id}`;
        expect(await status(an, 'PATCH', where, { text: '还请 @bo Story 看', mentions: [bo.id] })).toBe(200);
        expect((await inbox(bo)).rows).toHaveLength(1);
        expect(await status(an, 'PATCH', where, { text: '不用了', mentions: [] })).toBe(200);
        expect((await inbox(bo)).rows).toEqual([]);
        expect(await status(an, 'PATCH', where, { text: '@bo Story', mentions: [bo.id] })).toBe(200);
        expect((await inbox(bo)).unread).toBe(1);
        expect(await status(an, 'DELETE', where)).toBe(200);
        expect((await inbox(bo)).rows).toEqual([]);
      });

      it('marks what was read, of one’s own only', async () => {
        for (const text of ['一', '二', '三']) await write(`${text} @bo Story`, [bo.id]);
        const [first] = (await inbox(bo)).rows;
        const mark = (who: Colleague, json: object) => who.data('POST', '/douyin/inbox/mark', json);
        expect(await mark(an, { ids: [first?.id] })).toEqual({ unread: 0 });
        expect(await mark(bo, { ids: [first?.id] })).toEqual({ unread: 2 });
        expect(await bo.data('GET', '/douyin/inbox/unread')).toEqual({ unread: 2 });
        expect(await mark(bo, { ids: [first?.id], isRead: false })).toEqual({ unread: 3 });
        expect(await mark(bo, {})).toEqual({ unread: 0 });
        const page = await bo.data<Inbox>('GET', '/douyin/inbox?size=2');
        const rest = await bo.data<Inbox>('GET', `/douyin/inbox?size=2&cursor=${page.nextCursor}`);
        expect([...page.rows, ...rest.rows].map(({ excerpt }) => excerpt?.[0])).toEqual(['三', '二', '一']);
        expect(rest.nextCursor).toBeNull();
      });

      it('names nobody who may not read the lead, and shows nothing of it to who may not any more', async () => {
        const cui = await hire(world, `cui-${kind}`, { may: ['read'], level: 'own' });
        const colleagues = async () =>
          (await an.data<{ rows: { id: number }[] }>('GET', `/douyin/leads/${id}/colleagues`)).rows.map(
            (one) => one.id,
          );
        expect(await colleagues()).toEqual(expect.arrayContaining([1, an.id, bo.id]));
        expect(await colleagues()).not.toContain(cui.id);
        expect((await write('@cui', [cui.id])).status).toBe(400);
        await world.tables('douyin_leads').where({ id }).update({ owner_id: cui.id });
        expect(await colleagues()).toContain(cui.id);
        expect((await write('@cui 机密', [cui.id])).status).toBe(200);
        expect((await inbox(cui)).rows).toMatchObject([{ lead: { id }, excerpt: '@cui 机密' }]);
        await world.tables('douyin_leads').where({ id }).update({ owner_id: an.id });
        expect((await inbox(cui)).rows).toMatchObject([{ lead: null, excerpt: null }]);
        await world.admin.data('DELETE', `/admin/users/${cui.id}`);
        const { rows } = await timeline();
        expect(rows[0]?.note).toMatchObject({ mentions: [{ id: cui.id, isThere: false }] });
      });

      it('follows a lead that became part of another, and forgets it when it is erased', async () => {
        await write('@bo Story', [bo.id]);
        const [{ leadId: other } = { leadId: 0 }] = (
          await upsertIn(world.strapi, [{ openId: 'b', acquiredAt: '2025-01-01T08:00:00.000Z' }])
        ).rows;
        const leads = [id, other].map((one) => ({ id: one, version: 1 }));
        await world.admin.data('POST', '/douyin/leads/merge', { leads });
        expect((await inbox(bo)).rows).toMatchObject([{ lead: { id: other }, excerpt: '@bo Story' }]);
        await world.admin.data('POST', `/douyin/leads/${other}/erase`, { reason: '本人要求' });
        expect(await world.tables('douyin_inbox_entries')).toEqual([]);
        // Or nobody known by these identities would be stored again.
        await world.tables('douyin_lead_tombstones').delete();
      });
    });

    it('row 3, source model: tells through which accounts a lead was found, and when last', async () => {
      const again = { openId: 'a', item: 'video-1', touchedAt: '2026-02-01T08:00:00.000Z' };
      await upsertIn(world.strapi, [again], { kind: 'comment' });
      await world.strapi.run(`await strapi.plugin('douyin').service('leads').markGone(
        { account: { documentId: 'acc1' }, kind: 'fans', leadIds: [${id}] })`);
      const { rows } = await an.data<{ rows: object[] }>('GET', `/douyin/leads/${id}/sources`);
      const place = { app: { id: 'app1', name: null }, account: { id: 'acc1', nickname: null } };
      const untold = { platformTags: [], snapshotAt: null };
      expect(rows).toEqual([
        {
          ...{ ...place, kind: 'fans', item: '', firstTouchAt: '2026-01-01T08:00:00.000Z' },
          ...{ lastTouchAt: '2026-01-01T08:00:00.000Z', goneAt: expect.any(String) },
          ...untold,
        },
        {
          ...{ ...place, kind: 'comment', item: 'video-1', firstTouchAt: '2026-02-01T08:00:00.000Z' },
          ...{ lastTouchAt: '2026-02-01T08:00:00.000Z', goneAt: null },
          ...untold,
        },
      ]);
    });

    it('says what is to follow up: overdue, on the rest of this day where the staff is, or not at all', async () => {
      const rows = ['b', 'c', 'd', 'e'].map((openId) => ({ openId }));
      const ids = (await upsertIn(world.strapi, rows)).rows.map(({ leadId }) => leadId);
      const now = Date.now();
      const at = [-86_400, -60, 3600, 2 * 86_400].map((seconds) => new Date(now + seconds * 1000));
      for (const [place, next_follow_up_at] of at.entries())
        await world.tables('douyin_leads').where({ id: ids[place] }).update({ next_follow_up_at });
      /** A zone in which it is this hour of the day. */
      const zoneAt = (hour: number): string => {
        const ahead = hour - new Date(now).getUTCHours();
        const hours = ahead > 14 ? ahead - 24 : ahead;
        return `${hours < 0 ? '-' : '%2B'}${String(Math.abs(hours)).padStart(2, '0')}:00`;
      };
      const total = async (followUp: string, zone = zoneAt(12)) =>
        (await an.data<{ total: number }>('GET', `/douyin/leads?followUp=${followUp}&zone=${zone}`)).total;
      const totals = [await total('overdue'), await total('today'), await total('due'), await total('none')];
      expect(totals).toEqual([2, 1, 3, 1]);
      expect([await total('today', zoneAt(23)), await total('due', zoneAt(23))]).toEqual([0, 2]);
      const counts = (zone: string) => an.data('GET', `/douyin/lead-counts/follow-ups?zone=${zone}`);
      expect(await counts(zoneAt(12))).toEqual({ overdue: 2, today: 1 });
      expect(await counts(zoneAt(23))).toEqual({ overdue: 2, today: 0 });
    });

    it('is counted by day, app and source, by status and by owner, in the days of a zone', async () => {
      await clearLeads(world);
      const at = (openId: string, acquiredAt: string) => ({ openId, acquiredAt });
      await upsertIn(world.strapi, [
        at('a', '2026-01-01T15:59:59.999Z'),
        at('b', '2026-01-01T16:00:00.000Z'),
        at('c', '2026-01-02T15:00:00.000Z'),
        at('d', '2026-03-01T00:00:00.000Z'),
      ]);
      await upsertIn(world.strapi, [at('e', '2026-01-02T00:00:00.000Z')], { kind: 'comment', app: 'app2' });
      await world
        .tables('douyin_leads')
        .where({ open_id: 'c' })
        .update({ stage: 'CONTACTED', owner_id: an.id });
      const chart = (query: string) => an.data<object>('GET', `/douyin/lead-counts/chart?${query}`);
      expect(await chart('from=2026-01-01&to=2026-01-31&zone=%2B08:00')).toEqual({
        days: [
          { day: '2026-01-01', app: 'app1', source: 'fans', count: 1 },
          { day: '2026-01-02', app: 'app1', source: 'fans', count: 2 },
          { day: '2026-01-02', app: 'app2', source: 'comment', count: 1 },
        ],
        statuses: expect.arrayContaining([
          { status: 'NEW', count: 3 },
          { status: 'CONTACTED', count: 1 },
        ]),
        owners: [
          { owner: null, count: 3 },
          { owner: an.id, count: 1 },
        ],
      });
      const bad = async (query: string) =>
        (await an.call('GET', `/douyin/lead-counts/chart?${query}`)).status;
      expect(await bad('from=2026-01-01&to=2026-04-05')).toBe(400);
      expect(await bad('from=2026-02-01&to=2026-01-01')).toBe(400);
      expect(await bad('from=2026-01-01&to=2026-01-02&zone=Mars')).toBe(400);
    });

    it('gives its phone number to who may see it, writes that down, and so many a day', async () => {
      expect((await an.call('GET', `/douyin/leads/${id}`)).text).not.toContain(canary);
      const see = async (who: Colleague) => who.call('POST', `/douyin/leads/${id}/phone`);
      expect((await see(an)).json()).toEqual({ data: { phone: `+86${canary}` } });
      expect((await see(bo)).status).toBe(403);
      expect(await timelineOf(world, id)).toEqual(['acquired', 'revealed']);
      const [line] = await auditLines(world, '&action=lead.phone-read');
      expect(line).toMatchObject({ actorName: 'an Story', targetKind: 'lead', targetId: String(id) });
      expect([(await see(an)).status, (await see(an)).status]).toEqual([200, 200]);
      const fourth = await see(an);
      expect([fourth.status, fourth.text]).toEqual([429, expect.stringContaining('LEAD_TOO_OFTEN')]);
      expect(Number(fourth.headers['retry-after'])).toBeGreaterThan(0);
      expect(await timelineOf(world, id)).toHaveLength(4);
      const lines = JSON.stringify(await world.tables('douyin_lead_events'));
      expect(lines).not.toContain(canary);
    });

    it('gives no number to a token that was not granted this by name', async () => {
      const see = async (token: string) =>
        (
          await ask(`${world.front.url}/api/v1/lead/douyin/leads/${id}/phone`, {
            method: 'POST',
            headers: { authorization: `Bearer ${token}` },
          })
        ).status;
      const named = ['plugin::douyin.lead:douyin:leads:reveal.phone'];
      expect(await see(await apiToken(world, 'full-access'))).toBe(403);
      expect(await see(await apiToken(world, 'read-only'))).toBe(403);
      expect(
        await see(await apiToken(world, 'custom', ['plugin::douyin.lead:douyin:leads:view.findOne'])),
      ).toBe(403);
      expect(await see(await apiToken(world, 'custom', named))).toBe(200);
    });

    it('names the stages of the site with those that may follow', async () => {
      expect(await an.data('GET', '/douyin/lead-stages')).toEqual({
        first: 'NEW',
        stages: [
          { name: 'NEW', next: ['CONTACTED'] },
          { name: 'CONTACTED', next: ['CONVERTED', 'NEW'] },
          { name: 'CONVERTED', next: ['CONTACTED'] },
        ],
      });
    });
  });
}
