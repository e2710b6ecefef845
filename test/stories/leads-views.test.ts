import type { LeadView, ViewForm, ViewList } from '../../src/plugins/douyin/contracts/lead-views';
import type { Admin, Colleague } from '../support/admin';
import { hire } from '../support/staff';
import { createWorld, type World } from '../support/world';

const settings = { columns: ['status', 'owner'], density: 'compact', size: 50 } as const;
const form = (name: string, isShared = false): ViewForm =>
  ({ name, isShared, settings: { ...settings, filters: { status: 'NEW' } } }) as unknown as ViewForm;

describe('saved views', () => {
  let world: World;
  let an: Colleague;
  let bo: Colleague;
  beforeAll(async () => {
    world = await createWorld();
    an = await hire(world, 'an', { may: ['read'] });
    bo = await hire(world, 'bo', { may: ['read', 'views'] });
  });
  afterAll(() => world?.close());

  const list = (who: Admin) => who.data<ViewList>('GET', '/douyin/lead-views');
  const names = async (who: Admin) => (await list(who)).rows.map(({ name }) => name);
  const create = (who: Admin, view: ViewForm) => who.data<LeadView>('POST', '/douyin/lead-views', view);
  const refused = async (who: Admin, method: string, path: string, json?: unknown) => {
    const reply = await who.call(method, `/douyin/${path}`, json);
    return [reply.status, reply.json<{ error: { details: { code: string } } }>().error.details.code];
  };

  it('row 25, saved views: a private view is nobody else’s business', async () => {
    const { id, revision, isMine, ownerName } = await create(an, form('我的新线索'));
    expect({ isMine, ownerName }).toEqual({ isMine: true, ownerName: 'an Story' });
    expect(await names(an)).toEqual(['我的新线索']);
    expect(await names(bo)).toEqual([]);
    const change = { ...form('偷看'), revision };
    expect(await refused(bo, 'PUT', `lead-views/${id}`, change)).toEqual([404, 'CONFIG_NOT_FOUND']);
    expect(await refused(bo, 'DELETE', `lead-views/${id}`)).toEqual([404, 'CONFIG_NOT_FOUND']);
    expect(await refused(bo, 'PUT', 'lead-view-default', { view: id })).toEqual([404, 'CONFIG_NOT_FOUND']);
  });

  it('row 25, saved views: a shared one is seen by all, and needs a permission', async () => {
    expect(await refused(an, 'POST', 'lead-views', form('大家的', true))).toEqual([403, 'CONFIG_FORBIDDEN']);
    const { id, revision } = await create(bo, form('大家的', true));
    expect((await list(an)).rows.find((view) => view.id === id)).toMatchObject({
      isMine: false,
      ownerName: 'bo Story',
      settings: { ...settings, filters: { status: 'NEW' }, mode: 'table' },
    });
    const change = { ...form('改名', true), revision };
    expect(await refused(an, 'PUT', `lead-views/${id}`, change)).toEqual([403, 'CONFIG_FORBIDDEN']);
    expect(await refused(an, 'DELETE', `lead-views/${id}`)).toEqual([403, 'CONFIG_FORBIDDEN']);
    const taken = { ...form('大家的'), revision };
    expect(await refused(world.admin, 'PUT', `lead-views/${id}`, taken)).toEqual([403, 'CONFIG_FORBIDDEN']);
  });

  it('row 25, saved views: each person has a name once', async () => {
    expect(await refused(an, 'POST', 'lead-views', form('我的新线索'))).toEqual([409, 'CONFIG_CONFLICT']);
    await create(bo, form('我的新线索'));
    expect(await names(bo)).toEqual(expect.arrayContaining(['大家的', '我的新线索']));
  });

  it('row 36: who saves a shared view second is told, and nothing is lost', async () => {
    const view = await create(bo, form('一起改', true));
    const path = `/douyin/lead-views/${view.id}`;
    const first = { ...form('一起改过', true), revision: view.revision };
    expect(await bo.data('PUT', path, first)).toMatchObject({ name: '一起改过', revision: 2 });
    const second = await world.admin.call('PUT', path, { ...form('太迟了', true), revision: view.revision });
    expect(second.status).toBe(409);
    expect(second.json<{ error: object }>().error).toMatchObject({
      details: { code: 'CONFIG_STALE', view: { name: '一起改过', revision: 2 } },
    });
    expect(await names(an)).not.toContain('太迟了');
  });

  it('row 25, saved views: one’s own default goes before everybody’s, and ends with its view', async () => {
    const shared = (await list(bo)).rows.find(({ name }) => name === '大家的')?.id ?? '';
    const own = (await list(an)).rows.find(({ name }) => name === '我的新线索')?.id ?? '';
    expect(await refused(an, 'PUT', 'lead-view-default/shared', { view: shared })).toEqual([403, undefined]);
    const hidden = await create(bo, form('不共享'));
    const both = await refused(bo, 'PUT', 'lead-view-default/shared', { view: hidden.id });
    expect(both).toEqual([400, 'CONFIG_INVALID']);
    await bo.data('PUT', '/douyin/lead-view-default/shared', { view: shared });
    expect(await list(an)).toMatchObject({ ownDefault: null, sharedDefault: shared });
    await an.data('PUT', '/douyin/lead-view-default', { view: own });
    await an.data('PUT', '/douyin/lead-view-default', { view: shared });
    await an.data('PUT', '/douyin/lead-view-default', { view: own });
    expect(await list(an)).toMatchObject({ ownDefault: own, sharedDefault: shared });
    await an.data('DELETE', `/douyin/lead-views/${own}`);
    await bo.data('DELETE', `/douyin/lead-views/${shared}`);
    expect(await list(an)).toMatchObject({ ownDefault: null, sharedDefault: null });
    expect(await world.tables('douyin_lead_view_defaults')).toEqual([]);
  });

  it.each([
    ['settings.columns', { columns: ['status', 'status'] }],
    ['settings.columns.0', { columns: ['age'] }],
    ['settings.size', { size: 7 }],
    ['settings.filters.status', { filters: { status: 'new' } }],
    ['settings.where.op', { where: { field: 'city', op: 'any' } }],
  ])('row 25, saved views: names %s of what cannot be saved', async (path, wrong) => {
    const view = { ...form('falsch'), settings: { ...settings, ...wrong } };
    const reply = await an.call('POST', '/douyin/lead-views', view);
    expect(reply.status).toBe(400);
    expect(reply.json<{ error: object }>().error).toMatchObject({ details: { issues: [{ path }] } });
  });
});
