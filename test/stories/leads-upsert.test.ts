import { isHere, type DatabaseKind } from '../support/databases';
import { allLeadRows, clearLeads, leadRows, timelineOf, upsertIn, type Found } from '../support/leads';
import { startStrapi } from '../support/strapi';
import { ofThisRun } from '../support/this-run';
import { createWorld, type World } from '../support/world';

const kinds = ofThisRun<DatabaseKind>(['sqlite', 'postgres'], ['mysql']);

const crowd = (count: number, change: (place: number) => Partial<Found> = () => ({})): Found[] =>
  Array.from({ length: count }, (_, place) => ({
    openId: `open-${place}`,
    nickname: `访客${place}`,
    city: '杭州',
    avatarUrl: `https://p3.douyinpic.com/a/${place}.jpeg?x-signature=first`,
    ...change(place),
  }));

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`leads on ${kind}`, () => {
    let world: World;
    beforeAll(async () => {
      world = await createWorld({ database: kind });
    });
    beforeEach(() => clearLeads(world));
    afterAll(() => world?.close());

    const upsert = (rows: Found[], place = {}) => upsertIn(world.strapi, rows, place);

    it('row 1, row 4, one lead of many finds: become one for each person found, with source, identities and timeline', async () => {
      const rows = [...crowd(199), { openId: 'open-0', nickname: '又来' }];
      expect(await upsert(rows)).toMatchObject({ inserted: 199, duplicates: 1, rejected: 0, merged: 0 });
      const stored = await allLeadRows(world);
      expect(stored.douyin_leads).toHaveLength(199);
      expect(stored.douyin_lead_sources).toHaveLength(199);
      expect(stored.douyin_lead_identities).toHaveLength(199);
      const [first] = await leadRows(world);
      expect(first).toMatchObject({
        nickname: '又来',
        city: '杭州',
        relation: 'following',
        stage: 'NEW',
        app_id: 'app1',
        account_id: 'acc1',
        source_kind: 'fans',
        open_id: 'open-0',
        version: 1,
      });
      expect(await timelineOf(world, first?.id ?? 0)).toEqual(['acquired']);
    });

    it('are not written when nothing changed, not even for a new signature of a picture', async () => {
      await upsert(crowd(120));
      const before = await allLeadRows(world);
      const avatarUrl = (place: number) => ({
        avatarUrl: `https://p9.douyinpic.com/a/${place}.jpeg?x-signature=second`,
      });
      expect(await upsert(crowd(120, avatarUrl))).toMatchObject({ inserted: 0, changed: 0, unchanged: 120 });
      expect(await allLeadRows(world)).toEqual(before);
    });

    it('take a new name, and nothing else is written', async () => {
      await upsert(crowd(50));
      const before = await allLeadRows(world);
      const renamed = crowd(50, (place) => (place === 7 ? { nickname: '新名字', city: undefined } : {}));
      const outcome = await upsert(renamed);
      expect(outcome).toMatchObject({ changed: 1, unchanged: 49 });
      const after = await allLeadRows(world);
      const id = outcome.rows[7]?.leadId ?? 0;
      const differ = (table: string) =>
        (after[table] as { id: number }[]).filter((row, place) => {
          const was = before[table]?.[place];
          return JSON.stringify(row) !== JSON.stringify(was);
        });
      expect(differ('douyin_leads')).toMatchObject([{ id, nickname: '新名字', city: '杭州' }]);
      expect(differ('douyin_lead_sources')).toHaveLength(1);
      expect(differ('douyin_lead_identities')).toEqual([]);
      expect(await timelineOf(world, id)).toEqual(['acquired', 'changed']);
    });

    it('row 1, many identities: are joined by union_id over the apps of one developer, and no further', async () => {
      const [one] = (await upsert([{ openId: 'a1', unionId: 'u1', nickname: '小河' }])).rows;
      const [two] = (
        await upsert([{ openId: 'b1', unionId: 'u1' }], { app: 'app2', account: 'acc2', kind: 'comment' })
      ).rows;
      expect(two).toEqual({ outcome: 'changed', leadId: one?.leadId });
      const [foreign] = (
        await upsert([{ openId: 'c1', unionId: 'u1' }], { app: 'app3', developer: null, account: 'acc3' })
      ).rows;
      expect(foreign?.outcome).toBe('inserted');
      // From now on the open_id alone is enough.
      const place = { app: 'app2', account: 'acc2', kind: 'comment' };
      expect((await upsert([{ openId: 'b1' }], place)).rows).toEqual([
        { outcome: 'unchanged', leadId: one?.leadId },
      ]);
      expect(await timelineOf(world, one?.leadId ?? 0)).toEqual(['acquired', 'source-added']);
    });

    it('become one when a union_id shows later that they are one person', async () => {
      const [old] = (await upsert([{ openId: 'a1', nickname: '小河' }])).rows;
      const place = { app: 'app2', account: 'acc2' };
      const [young] = (await upsert([{ openId: 'b1', unionId: 'u1', city: '杭州' }], place)).rows;
      await world
        .tables('douyin_leads')
        .where({ id: young?.leadId })
        .update({ stage: 'CONTACTED', notes: '电话已回' });
      const joined = await upsert([{ openId: 'a1', unionId: 'u1', nickname: '小河' }]);
      expect(joined).toMatchObject({ merged: 1, rows: [{ leadId: old?.leadId }] });
      const [winner, loser] = await leadRows(world);
      expect(winner).toMatchObject({ nickname: '小河', city: '杭州', stage: 'CONTACTED', notes: '电话已回' });
      expect(loser).toMatchObject({ id: young?.leadId, merged_into_id: old?.leadId });
      expect((await upsert([{ openId: 'b1', unionId: 'u1', city: '杭州' }], place)).rows).toEqual([
        { outcome: 'unchanged', leadId: old?.leadId },
      ]);
      expect(await timelineOf(world, old?.leadId ?? 0)).toEqual(
        expect.arrayContaining(['acquired', 'merged']),
      );
      expect(await timelineOf(world, young?.leadId ?? 0)).toEqual([]);
    });

    it('row 53, personal data at rest: are known by phone where nothing surer is told, and the number lies sealed', async () => {
      const [one] = (await upsert([{ openId: 'a1', phone: '138 0000 0000' }])).rows;
      const form = await upsert([{ phone: '+86 13800000000', item: 'form-1', nickname: '留言' }], {
        kind: 'clue',
      });
      expect(form.rows[0]?.leadId).toBe(one?.leadId);
      const both = await upsert([
        { openId: 'a1', nickname: '甲' },
        { phone: '13800000000', item: 'form-2' },
      ]);
      expect(both).toMatchObject({ changed: 1, duplicates: 1 });
      const [lead] = await leadRows(world);
      expect(lead?.phone_view).not.toContain('0000000');
      expect(JSON.stringify(await allLeadRows(world))).not.toContain('13800000000');
    });

    it('are never two when two processes find the same people at once', async () => {
      const other = await startStrapi({ env: world.env });
      try {
        for (const round of [1, 2, 3]) {
          const rows = crowd(60, (place) => ({
            openId: `r${round}-${place}`,
            unionId: `u${round}-${place % 50}`,
            nickname: `访客${place % 50}`,
            avatarUrl: undefined,
          }));
          const shuffled = [...rows].reverse();
          const outcomes = await Promise.all([
            upsert(rows),
            upsertIn(other, shuffled),
            upsert(rows, { account: 'acc2' }),
            upsertIn(other, rows, { account: 'acc2' }),
          ]);
          expect(outcomes.reduce((sum, { inserted }) => sum + inserted, 0)).toBe(50);
        }
      } finally {
        await other.stop();
      }
      const { douyin_leads, douyin_lead_sources, douyin_lead_events } = await allLeadRows(world);
      expect([douyin_leads, douyin_lead_sources, douyin_lead_events].map((rows) => rows?.length)).toEqual([
        150, 300, 300,
      ]);
    });

    it('row 2, field ownership: keep what the staff wrote through ten syncs of whatever the platform says', async () => {
      await upsert(crowd(20));
      const staff = (place: number) => ({
        stage: ['NEW', 'CONTACTED', 'CONVERTED'][place % 3],
        owner_id: place,
        team: `组${Math.random()}`,
        tags: JSON.stringify([`标签${Math.random()}`]),
        notes: `备注 ${Math.random()}`,
        next_follow_up_at: new Date(1_900_000_000_000 + place),
        version: place + 2,
        created_at: new Date(1_700_000_000_000 + place),
        acquired_at: new Date(1_600_000_000_000 + place),
      });
      const before = await leadRows(world);
      for (const [place, { id }] of before.entries())
        await world.tables('douyin_leads').where({ id }).update(staff(place));
      const columns = [...Object.keys(staff(0)), 'app_id', 'account_id', 'source_kind', 'open_id'];
      const read = async () =>
        (await leadRows(world)).map((row) => columns.map((name) => JSON.stringify(row[name])));
      const written = await read();
      const word = () => ['', '小', '🌸', 'NEW', "o'河", 'x'.repeat(300)][Math.floor(Math.random() * 6)];
      for (let round = 0; round < 10; round += 1) {
        const noise = {
          nickname: word(),
          city: word(),
          gender: word(),
          notes: word(),
          stage: 'LOST',
          ownerId: 99,
          tags: [word()],
        };
        await upsert(crowd(20, () => ({ ...noise, acquiredAt: new Date(round * 1e9).toISOString() })));
      }
      expect(await read()).toEqual(written);
    });
  });
}
