import { isHere, type DatabaseKind } from '../support/databases';
import { speakAs } from '../support/platform';
import { askAs, openSession } from '../support/session';
import { countRows } from '../support/tables';
import { ofThisRun } from '../support/this-run';
import { approveLogin, createWorld, type World } from '../support/world';

type Page = {
  rows: { openId: string; token: { accessExpiresAt: string; refreshExpiresAt: string } }[];
};

// SQLite is what most other stories run on.
const kinds = ofThisRun<DatabaseKind>(['postgres', 'mysql'], ['sqlite']);
const day = 86_400_000;

/** Sets of columns that the database itself keeps unique. */
const uniqueColumns: Record<DatabaseKind, string> = {
  sqlite: `SELECT group_concat(c.name) AS columns FROM sqlite_master t, pragma_index_list(t.name) i, pragma_index_info(i.name) c
    WHERE t.type = 'table' AND t.name = ? AND i."unique" = 1 GROUP BY i.name`,
  postgres: `SELECT string_agg(a.attname, ',') AS columns FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = ANY(i.indkey) WHERE t.relname = ? AND i.indisunique GROUP BY i.indexrelid`,
  mysql: `SELECT GROUP_CONCAT(column_name) AS columns FROM information_schema.statistics
    WHERE table_schema = DATABASE() AND table_name = ? AND non_unique = 0 GROUP BY index_name`,
};

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`on ${kind}`, () => {
    let world: World;
    beforeAll(async () => {
      world = await createWorld({ database: kind, empty: true });
    });
    afterAll(() => world?.close());

    it('logs a visitor in, the second time as the same user', async () => {
      const first = await openSession(world);
      const second = await openSession(world);
      expect(second.user).toEqual(first.user);
      const answer = await askAs(world, second.jwt, '/api/users/me');
      expect(answer.json()).toMatchObject({ id: first.user.id });
      expect(await countRows(world.tables, 'douyin_accounts')).toBe(1);
    });

    it('reads its metrics', async () => {
      const { text } = await world.strapi.run<{ text: string }>(
        `return strapi.plugin('douyin').service('metrics').text()`,
      );
      expect(text).not.toMatch(/^douyin_metrics_read_failures_total\{.*\} [1-9]/m);
      expect(text).toMatch(/^douyin_grants\{provider="douyin",days_left="14-30"\} 1$/m);
      expect(text).toMatch(/^douyin_webhook_oldest_seconds 0$/m);
      expect(text).toMatch(/^douyin_incidents_open \d+$/m);
    });

    it('tells people apart by the bytes of their open_id', async () => {
      const before = await countRows(world.tables, 'douyin_accounts');
      const openIds = ['_000resume', '_000RESUME', '_000résumé', '_000re\u0301sume\u0301', '_000resume '];
      const users = new Set<number>();
      for (const openId of openIds) {
        await speakAs(world, openId);
        users.add((await openSession(world)).user.id);
      }
      expect(users.size).toBe(openIds.length);
      expect(await countRows(world.tables, 'douyin_accounts')).toBe(before + openIds.length);
      await speakAs(world, '_000RESUME');
      expect(users).toContain((await openSession(world)).user.id);
    });

    it.each([1, 2, 3, 4])(
      'makes one user of first logins that end at the same moment: try %d',
      async (round) => {
        const before = await countRows(world.tables, 'up_users');
        const people = ['shancha', 'muyu', 'qingtuan', 'yuntun'];
        await speakAs(world, `at-once-${round}`, { times: people.length });
        const runs = [];
        for (const person of people) runs.push(await approveLogin(world, { person }));
        const replies = await Promise.all(runs.map(({ visitor, callbackUrl }) => visitor.ask(callbackUrl)));
        expect(replies.map(({ status }) => status)).toEqual(people.map(() => 302));
        expect(await countRows(world.tables, 'up_users')).toBe(before + 1);
      },
    );

    it.each([
      ['douyin_accounts', 'identity_hash'],
      ['douyin_tokens', 'account_id'],
      ['douyin_apps', 'client_key_hash'],
      ['douyin_apps', 'slot'],
      ['douyin_attempts', 'state_hash'],
      ['douyin_attempts', 'exchange_hash'],
      ['douyin_jobs', 'job_key'],
      ['douyin_incidents', 'open_key'],
      ['douyin_notice_deliveries', 'delivery_key'],
      ['douyin_lead_identities', 'value_hash'],
      ['douyin_lead_sources', 'source_key'],
      ['douyin_lead_tags', 'lead_id,tag_key'],
      ['douyin_lead_tag_settings', 'tag_key'],
      ['douyin_lead_snapshots', 'source_id'],
      ['douyin_calls', 'key_hash'],
      ['douyin_lead_keys', 'purpose'],
    ])('keeps %s unique by %s in the schema itself', async (table, column) => {
      const answer = await world.tables.raw(uniqueColumns[kind], [table]);
      const rows: { columns: string }[] =
        kind === 'postgres' ? answer.rows : kind === 'mysql' ? answer[0] : answer;
      expect(rows.map(({ columns }) => columns.split(',').sort().join())).toContain(column);
    });

    it('reads the ends of tokens back as they were, whatever the time zone of the process', async () => {
      const read = async () => (await world.admin.data<Page>('GET', '/douyin/accounts')).rows;
      const before = await read();
      await world.restart({ TZ: 'Asia/Shanghai' });
      expect(await read()).toEqual(before);
      await speakAs(world, '_000RESUME');
      await openSession(world);
      const [newest] = await read();
      expect(newest?.openId).toBe('_000RESUME');
      for (const { token } of [before[0], newest].flatMap((row) => row ?? [])) {
        const accessEnds = Date.parse(token.accessExpiresAt);
        expect(Math.abs(accessEnds - (Date.now() + 15 * day))).toBeLessThan(120_000);
      }
    });
  });
}
