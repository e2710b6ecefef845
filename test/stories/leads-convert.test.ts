import type { Admin } from '../support/admin';
import { apiToken } from '../support/api-token';
import type { Application } from '../support/application';
import { copyWithCustomers, customerMaps } from '../support/customers';
import { isHere, type DatabaseKind } from '../support/databases';
import type { Reply } from '../support/http';
import { dataOf, leadCaller, type Detail, type Failed } from '../support/lead-merge';
import type { Permission } from '../support/admin';
import { clearLeads, timelineOf, upsertIn, type Found } from '../support/leads';
import { startStrapi } from '../support/strapi';
import { ofThisRun } from '../support/this-run';
import { createWorld, type World } from '../support/world';

type Conversion = { leadId: number; map: string; type: string; entry: string; gone: boolean };
type Converted = Conversion & { isNew: boolean; status: string; withoutPhone: boolean };

type Offer = {
  map: string;
  title: string;
  fields: { field: string; source: string; value: string }[];
  missing: string[];
  refused: { fields: string[] } | null;
  withoutPhone: boolean;
  status: string | null;
  done: Conversion | null;
};

const kinds = ofThisRun<DatabaseKind>(['postgres'], ['sqlite', 'mysql']);
const type = 'api::customer.customer';
const create = 'plugin::content-manager.explorer.create';
const allFields = Object.keys(customerMaps[0]?.fields ?? {});

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`converting leads on ${kind}`, () => {
    let application: Application;
    let world: World;
    beforeAll(async () => {
      application = await copyWithCustomers();
      world = await createWorld({ database: kind, appDir: application.dir });
    });
    beforeEach(async () => {
      await clearLeads(world);
      for (const table of ['customers', 'douyin_lead_conversions']) await world.tables(table).delete();
    });
    afterAll(async () => {
      await world?.close();
      await application?.drop();
    });

    const store = async (rows: Found[], place = {}) =>
      (await upsertIn(world.strapi, rows, place)).rows.map(({ leadId }) => leadId ?? 0);
    const river = { openId: 'a', nickname: '小河', city: '杭州', phone: '13800138000' };
    const convertAs = (who: Admin, id: number, map = 'customer'): Promise<Reply> =>
      who.call('POST', `/douyin/leads/${id}/convert`, { map });
    const convert = async (id: number, map = 'customer') =>
      dataOf<Converted>(await convertAs(world.admin, id, map));
    const linksOf = (id: number) => world.admin.data<Conversion[]>('GET', `/douyin/leads/${id}/conversions`);
    const customers = () => world.tables('customers').orderBy('id');
    const read = (id: number) => world.admin.data<Detail>('GET', `/douyin/leads/${id}`);

    it('row 50, conversion: gives one entry however many ask, in two processes too', async () => {
      const [id = 0] = await store([river]);
      const other = await startStrapi({ appDir: application.dir, env: world.env });
      try {
        const body = `
          const converter = { actor: { kind: 'system' }, reach: { kind: 'all' }, reveals: { kind: 'all' },
            adminId: null, mayCreate: async () => undefined };
          const work = () => strapi.plugin('douyin').service('leadConvert').convert(${id}, 'customer', converter);
          return Promise.all([1, 2, 3, 4].map(work));`;
        const done = (
          await Promise.all([world.strapi, other].map((one) => one.run<Converted[]>(body)))
        ).flat();
        expect(done.filter(({ isNew }) => isNew)).toHaveLength(1);
        expect(new Set(done.map(({ entry }) => entry)).size).toBe(1);
      } finally {
        await other.stop();
      }
      expect(await customers()).toHaveLength(1);
      expect((await timelineOf(world, id)).filter((line) => line === 'converted')).toHaveLength(1);
    });

    it('fills the entry by the map, through the type’s own lifecycles, and leads on to its stage', async () => {
      const [id = 0] = await store([{ ...river, acquiredAt: '2026-03-04T05:06:07Z' }]);
      const { version } = await read(id);
      const change = { version, tags: ['意向', '装修'], status: 'CONTACTED' };
      await world.admin.data('PATCH', `/douyin/leads/${id}`, change);
      const done = await convert(id);
      expect(done).toMatchObject({ isNew: true, status: 'CONVERTED', withoutPhone: false, type });
      const [customer] = await customers();
      expect(customer).toMatchObject({
        document_id: done.entry,
        name: '小河',
        mobile: '+8613800138000',
        city: '杭州市',
        words: '意向, 装修',
        lead_number: id,
        created_by_id: 1,
      });
      const entry = await world.strapi.run<Record<string, unknown>>(
        `return strapi.documents('${type}').findOne({ documentId: '${done.entry}' })`,
      );
      expect(entry).toMatchObject({ labels: ['意向', '装修'], foundOn: '2026-03-04' });
      expect(await convert(id)).toMatchObject({ entry: done.entry, isNew: false, status: 'CONVERTED' });
      expect(await linksOf(id)).toMatchObject([{ entry: done.entry, map: 'customer', gone: false }]);
      expect(await timelineOf(world, id)).toEqual(expect.arrayContaining(['converted', 'stage-changed']));
      const { rows } = await world.admin.data<{ rows: object[] }>(
        'GET',
        '/douyin/audit?action=lead.converted',
      );
      expect(rows[0]).toMatchObject({
        targetId: String(id),
        actorName: 'Story Admin',
        details: { map: 'customer' },
      });
    });

    it('keeps a stage that cannot go to the map’s', async () => {
      const [id = 0] = await store([river]);
      expect(await convert(id)).toMatchObject({ isNew: true, status: 'NEW' });
      expect(await read(id)).toMatchObject({ status: 'NEW', version: 1 });
    });

    it('converts again when the entry was deleted', async () => {
      const [id = 0] = await store([river]);
      const first = await convert(id);
      await world.strapi.run(`await strapi.documents('${type}').delete({ documentId: '${first.entry}' })`);
      expect(await linksOf(id)).toMatchObject([{ entry: first.entry, gone: true }]);
      const second = await convert(id);
      expect([second.isNew, second.entry === first.entry]).toEqual([true, false]);
      expect(await linksOf(id)).toMatchObject([{ entry: second.entry, gone: false }]);
    });

    it('keeps links over a merge, and makes no second entry', async () => {
      const [one = 0, other = 0] = await store([river, { ...river, openId: 'b' }]);
      const { entry } = await convert(other);
      const leads = [one, other].map((id) => ({ id, version: 1 }));
      await world.admin.data('POST', '/douyin/leads/merge', { leads });
      expect(await convert(one)).toMatchObject({ entry, isNew: false });
      expect(await linksOf(other)).toMatchObject([{ entry, leadId: other }]);
    });

    it.each([
      ['validation', '河', 'name must be at least 2 characters'],
      ['lifecycle', '黑名单', 'This customer is on the black list'],
    ])(
      'answers with Strapi’s sentence and leaves nothing when the %s refuses',
      async (_what, nickname, message) => {
        const [id = 0] = await store([{ ...river, nickname }]);
        const reply = await convertAs(world.admin, id);
        expect([reply.status, reply.json<Failed>().error]).toMatchObject([
          400,
          { message, details: { code: 'LEAD_ENTRY_INVALID' } },
        ]);
        expect([await customers(), await linksOf(id), await timelineOf(world, id)]).toEqual([
          [],
          [],
          ['acquired'],
        ]);
      },
    );

    it('asks for the administrator’s own right to create, with its fields', async () => {
      const [id = 0] = await store([river]);
      const named = (name: string, permissions: Permission[]) =>
        world.admin.colleague(`${name}-${kind}`, [
          { action: 'lead.convert' },
          { action: 'lead.read' },
          ...permissions,
        ]);
      const without = await named('without', []);
      const some = await named('some', [
        { action: create, subject: type, properties: { fields: ['name', 'city'] } },
      ]);
      const full = await named('full', [
        { action: create, subject: type, properties: { fields: allFields } },
      ]);
      const refused = await convertAs(without, id);
      expect([refused.status, refused.json<Failed>().error.details.code]).toEqual([
        403,
        'LEAD_ENTRY_FORBIDDEN',
      ]);
      const part = await convertAs(some, id);
      expect([part.status, part.json<Failed>().error.details]).toMatchObject([
        403,
        { code: 'LEAD_ENTRY_FORBIDDEN', fields: ['foundOn', 'leadNumber'] },
      ]);
      expect(dataOf<Converted>(await convertAs(some, id, 'name-only')).isNew).toBe(true);
      const done = dataOf<Converted>(await convertAs(full, id));
      expect(done).toMatchObject({ isNew: true, withoutPhone: true });
      const mobiles = (await customers()).map(({ mobile }: { mobile: string | null }) => mobile);
      expect(mobiles).toEqual([null, null]);
    });

    it('asks tokens of the content API for theirs', async () => {
      const [id = 0, other = 0] = await store([river, { ...river, openId: 'b' }]);
      const heading = 'plugin::douyin.lead:douyin:leads:convert';
      const ask = async (permissions: string[], lead: number) =>
        leadCaller(world, () => tokens[permissions.join()] ?? '')('POST', `/leads/${lead}/convert`, {
          map: 'customer',
        });
      const tokens: Record<string, string> = {};
      const sets = [[`${type}.create`], [`${heading}.convert`], [`${heading}.convert`, `${type}.create`]];
      const all = [...(sets[2] ?? []), `${heading}.phone`];
      for (const set of [...sets, all]) tokens[set.join()] = await apiToken(world, 'custom', set);
      expect((await ask(sets[0] ?? [], id)).status).toBe(403);
      expect((await ask(sets[1] ?? [], id)).json<Failed>().error.details.code).toBe('LEAD_ENTRY_FORBIDDEN');
      expect(dataOf<Converted>(await ask(sets[2] ?? [], id)).withoutPhone).toBe(true);
      expect(dataOf<Converted>(await ask(all, other)).withoutPhone).toBe(false);
      const mobiles = (await customers()).map(({ mobile }: { mobile: string | null }) => mobile);
      expect(mobiles).toEqual([null, '+8613800138000']);
    });

    it('row 50, conversion: refuses a value that is taken once, naming the field', async () => {
      const twins = ['a', 'b'].map((openId) => ({ ...river, openId, phone: undefined, gender: 'female' }));
      const [one = 0, other = 0] = await store(twins);
      expect((await convert(one, 'badge')).isNew).toBe(true);
      await world.strapi.run(`globalThis.tries = 0;
        strapi.db.lifecycles.subscribe({ models: ['${type}'], beforeCreate: () => void (globalThis.tries += 1) });`);
      const refusal = async (map: string) => {
        const { status, json } = await convertAs(world.admin, other, map);
        return { status, ...json<Failed>().error };
      };
      expect(await refusal('badge')).toMatchObject({
        status: 400,
        message: expect.stringMatching(/^badgeNumber: /),
        details: { code: 'LEAD_ENTRY_INVALID', issues: [{ path: 'badgeNumber' }] },
      });
      expect(await world.strapi.run('return globalThis.tries')).toBe(1);
      await world.tables('customers').where({ name: '小河' }).update({ lead_number: other });
      expect(await refusal('customer')).toMatchObject({
        status: 400,
        message: expect.stringContaining('leadNumber'),
        details: { code: 'LEAD_ENTRY_INVALID' },
      });
      expect(await linksOf(other)).toEqual([]);
    });

    it('row 50, conversion: shows beforehand what would be written, and what stands against it', async () => {
      const [id = 0] = await store([river]);
      const offersTo = async (who: Admin) => {
        const { rows } = await who.data<{ rows: Offer[] }>('GET', `/douyin/leads/${id}/conversion-offers`);
        return Object.fromEntries(rows.map((offer) => [offer.map, offer])) as Record<string, Offer>;
      };
      const { customer, badge } = await offersTo(world.admin);
      expect(customer).toMatchObject({
        title: 'Customer',
        missing: [],
        refused: null,
        done: null,
        withoutPhone: false,
      });
      expect(customer?.fields).toEqual(
        expect.arrayContaining([
          { field: 'name', source: 'nickname', value: '小河' },
          { field: 'mobile', source: 'phone', value: '138****8000' },
          { field: 'words', source: 'tags', value: '' },
        ]),
      );
      expect(badge?.status).toBeNull();
      const { entry } = await convert(id);
      expect((await offersTo(world.admin)).customer?.done).toMatchObject({ entry, typeName: 'Customer' });
      const clerk = await world.admin.colleague(`offers-${kind}`, [
        { action: 'lead.convert' },
        { action: create, subject: type, properties: { fields: ['name'] } },
      ]);
      const seen = await offersTo(clerk);
      expect(seen['name-only']?.refused).toBeNull();
      expect(seen.customer).toMatchObject({
        withoutPhone: true,
        refused: { fields: ['city', 'foundOn', 'leadNumber'] },
      });
    });

    it('row 50, conversion: maps are made, switched off and removed in the panel', async () => {
      const where = '/douyin/lead-settings/maps';
      type Maps = { revision: number; maps: { name: string; isFixed: boolean; fault: string | null }[] };
      const first = await world.admin.data<Maps>('GET', where);
      expect(first.maps.map(({ name, isFixed }) => [name, isFixed])).toEqual([
        ['customer', true],
        ['name-only', true],
        ['badge', true],
      ]);
      const vip = { name: 'vip', title: '会员', type, fields: { name: 'nickname' }, isOn: true };
      const save = (maps: object[], revision: number) => world.admin.call('PUT', where, { revision, maps });
      for (const bad of [
        { ...vip, name: 'customer' },
        { ...vip, fields: { secret: 'nickname' } },
        { ...vip, type: 'api::none.none' },
        { ...vip, stage: 'UNKNOWN' },
      ])
        expect((await save([bad], 0)).status).toBe(400);
      expect((await save([vip], 0)).status).toBe(200);
      expect((await save([], 0)).status).toBe(409);
      const [id = 0] = await store([river]);
      expect(await convert(id, 'vip')).toMatchObject({ isNew: true, map: 'vip' });
      expect((await save([{ ...vip, isOn: false }], 1)).status).toBe(200);
      expect((await convertAs(world.admin, id, 'vip')).status).toBe(400);
      expect(await world.admin.data('GET', '/douyin/lead-maps')).toEqual(customerMaps);
      expect((await save([], 2)).json<{ data: Maps }>().data).toMatchObject({ revision: 3 });
      expect(await linksOf(id)).toMatchObject([{ map: 'vip', gone: false }]);
      await world.tables('douyin_lead_settings').delete();
    });

    it('knows the maps of the site and no others', async () => {
      expect(await world.admin.data('GET', '/douyin/lead-maps')).toEqual(customerMaps);
      const [id = 0] = await store([river]);
      expect((await convertAs(world.admin, id, 'unknown')).status).toBe(400);
      expect((await convertAs(world.admin, 999_999)).status).toBe(404);
    });
  });
}
