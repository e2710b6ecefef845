import { fullAccessToken, knock } from '../support/content-manager';
import { listenForHooks, type HookListener } from '../support/hooks';
import { createVisitor, type Reply } from '../support/http';
import { askAs, openSession, type Session } from '../support/session';
import { createWorld, type World } from '../support/world';

const types = [
  ['app', 'apps', 'douyin_apps'],
  ['account', 'accounts', 'douyin_accounts'],
  ['token', 'tokens', 'douyin_tokens'],
  ['attempt', 'attempts', 'douyin_attempts'],
  ['audit-entry', 'audit-entries', 'douyin_audit_entries'],
] as const;

type Row = Record<string, unknown> & { document_id: string };

describe('what is stored', () => {
  let world: World;
  let hooks: HookListener;
  let session: Session;
  let apiToken: string;
  beforeAll(async () => {
    world = await createWorld();
    hooks = await listenForHooks();
    const events = ['entry.create', 'entry.update', 'entry.delete', 'entry.publish', 'entry.unpublish'];
    await world.admin.data('POST', '/admin/webhooks', { name: 'all', url: hooks.url, headers: {}, events });
    session = await openSession(world);
    apiToken = await fullAccessToken(world);
  });
  afterAll(() => Promise.all([world?.close(), hooks?.close()]));

  const rowsOf = (table: string): Promise<Row[]> => world.tables(table).select('*').orderBy('id');

  /** Values that only a reader of these rows could know; usernames are public. */
  const marksOf = (rows: Row[]): string[] =>
    rows
      .flatMap((row) => Object.values(row).map(String))
      .filter((value) => /^(?=.*\d)\S{12,}$/.test(value) && !value.startsWith('douyin_'));

  const expectNothingOf = (rows: Row[], reply: Reply) => {
    const asked = reply.text.replaceAll(rows[0]?.document_id ?? '', '');
    expect(marksOf(rows).filter((mark) => asked.includes(mark))).toEqual([]);
  };

  describe.each(types)('as %s', (name, plural, table) => {
    const uid = `plugin::douyin.${name}`;

    it('is not read, made, changed or deleted through the Content Manager by a super admin', async () => {
      const before = await rowsOf(table);
      expect(marksOf(before).length).toBeGreaterThan(0);
      for (const [door, ask] of Object.entries(knock(world, uid, before[0]?.document_id ?? ''))) {
        const reply = await ask();
        expect([door, reply.status >= 400, reply.text]).toEqual([door, true, reply.text]);
        expect([door, reply.status]).not.toEqual([door, 500]);
        expectNothingOf(before, reply);
      }
      expect(await rowsOf(table)).toEqual(before);
    });

    it('has no address in the content API, not even for a full-access API token', async () => {
      const rows = await rowsOf(table);
      for (const path of [
        `/api/${plural}`,
        `/api/douyin/${plural}`,
        `/api/${plural}/${rows[0]?.document_id}`,
      ])
        for (const token of [apiToken, session.jwt]) {
          const reply = await askAs(world, token, `${path}?populate=*`);
          expect([path, reply.status]).toEqual([path, 404]);
        }
    });
  });

  it('is not offered by the Content Manager, its start page or the relations of users', async () => {
    type Listed = { uid: string; isDisplayed: boolean };
    const listed = await world.admin.data<Listed[]>('GET', '/content-manager/content-types');
    const ours = listed.filter(({ uid }) => uid.startsWith('plugin::douyin.'));
    expect(ours.filter(({ isDisplayed }) => isDisplayed)).toEqual([]);
    for (const path of [
      'recent-documents?action=update',
      'recent-documents?action=publish',
      'count-documents',
    ]) {
      const reply = await world.admin.call('GET', `/content-manager/homepage/${path}`);
      expect([path, reply.status]).toEqual([path, 200]);
      for (const [, , table] of types) expectNothingOf(await rowsOf(table), reply);
    }
  });

  it('does not come along with users, whatever is populated', async () => {
    const paths = [
      '/api/users?populate=*',
      '/api/users?populate[douyin]=*',
      '/api/users?populate[accounts][populate]=*',
      '/api/users/me?populate=*',
    ];
    for (const path of paths)
      for (const token of [apiToken, session.jwt]) {
        const reply = await askAs(world, token, path);
        for (const [, , table] of types) expectNothingOf(await rowsOf(table), reply);
      }
    const all = await askAs(world, apiToken, '/api/users?populate=*');
    expect(all.status).toBe(200);
    expect(all.json<object[]>()[0]).not.toHaveProperty('accounts');
  });

  it('is not told to webhooks when a visitor logs in, while other entries are', async () => {
    await openSession(world, { person: 'muyu', visitor: createVisitor() });
    const users = '/content-manager/collection-types/plugin::users-permissions.user';
    const user = { username: 'told', email: 'told@story.invalid', password: 'Told-1-told', role: 1 };
    const made = await world.admin.call('POST', users, user);
    expect([made.status, made.text]).toEqual([201, made.text]);
    const deadline = Date.now() + 10_000;
    while (hooks.bodies().length === 0 && Date.now() < deadline)
      await new Promise((go) => setTimeout(go, 50));
    expect(hooks.bodies()).toHaveLength(1);
    expect(hooks.bodies()[0]).toContain('told@story.invalid');
  });

  it('is shown read-only where a setting opens accounts, and only those', async () => {
    await world.restart({ DOUYIN_OPEN_TYPES: 'account' });
    const rows = await rowsOf('douyin_accounts');
    const doors = knock(world, 'plugin::douyin.account', rows[0]?.document_id ?? '');
    const { results } = (await doors.list?.())?.json<{ results: Row[] }>() ?? { results: [] };
    expect(results.map(({ openId }) => openId).sort()).toEqual(rows.map(({ open_id }) => open_id).sort());
    expect(JSON.stringify(results)).not.toContain('s1.story');
    expect((await doors['one document']?.())?.status).toBe(200);
    for (const door of ['create', 'update', 'delete', 'bulk delete', 'clone', 'publish']) {
      const reply = await doors[door]?.();
      expect([door, Number(reply?.status) >= 400]).toEqual([door, true]);
    }
    expect(await rowsOf('douyin_accounts')).toEqual(rows);
    type Listed = { uid: string; isDisplayed: boolean };
    const listed = await world.admin.data<Listed[]>('GET', '/content-manager/content-types');
    const shown = listed.filter(({ uid, isDisplayed }) => uid.startsWith('plugin::douyin.') && isDisplayed);
    expect(shown.map(({ uid }) => uid)).toEqual(['plugin::douyin.account']);
    const tokens = await world.admin.call('GET', '/content-manager/collection-types/plugin::douyin.token');
    expect(tokens.status).toBe(403);
    expect((await askAs(world, apiToken, '/api/accounts')).status).toBe(404);
  });
});
