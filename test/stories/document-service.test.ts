import { copyApplication, type Application } from '../support/application';
import { openSession } from '../support/session';
import { createWorld, type World } from '../support/world';

const ours = ['app', 'account', 'token', 'attempt', 'audit-entry', 'job'];
const types = [...ours, 'incident', 'notice-channel', 'notice-delivery'];
const calls = ['findMany', 'findFirst', 'findOne', 'count', 'create', 'update', 'delete', 'clone'];

/** Code of somebody else inside the same Strapi: asks for our data the way Strapi's own parts do. */
const stranger = `
  const data = { name: 'x', provider: 'x', baseUrl: 'x' };
  for (const type of ${JSON.stringify(types)}) for (const call of ${JSON.stringify(calls)}) {
    const row = await strapi.db.query('plugin::douyin.' + type).findOne({});
    const answer = await strapi.documents('plugin::douyin.' + type)[call]({ documentId: row?.documentId ?? 'x', data })
      .then(() => 'ANSWERED', (error) => error.name + ' ' + error.message);
    strapi.log.info('STRANGER ' + type + ' ' + call + ' ' + answer);
  }
  const change = await strapi.db.query('plugin::douyin.audit-entry').deleteMany({}).then(() => 'DONE', (error) => error.message);
  strapi.log.info('STRANGER audit delete ' + change);
  const edit = await strapi.db.query('plugin::douyin.audit-entry').updateMany({ data: { actorName: 'nobody' } }).then(() => 'DONE', (error) => error.message);
  strapi.log.info('STRANGER audit edit ' + edit);
`;

describe('code of somebody else inside the same Strapi', () => {
  let application: Application;
  let world: World;
  beforeAll(async () => {
    application = await copyApplication();
    world = await createWorld({ appDir: application.dir });
    await openSession(world);
    await application.bootstrapWith(stranger);
    await world.restart();
  });
  afterAll(async () => {
    await world?.close();
    await application?.drop();
  });

  const said = (what: string) => new RegExp(`STRANGER ${what} (.*)`).exec(world.strapi.output())?.[1];

  it.each(types)('gets no %s from the Document Service, by no call', (type) => {
    for (const call of calls)
      expect([call, said(`${type} ${call}`)]).toEqual([
        call,
        'ForbiddenError Douyin data is read and changed through the Douyin plugin only',
      ]);
  });

  it.each(['delete', 'edit'])('cannot %s the audit', async (what) => {
    const sentence = 'The audit is append-only: its entries are never changed or deleted';
    expect(said(`audit ${what}`)).toBe(sentence);
    const rows = await world.tables('douyin_audit_entries').select('actor_name');
    expect(rows.length).toBeGreaterThan(2);
    expect(rows).not.toContainEqual({ actor_name: 'nobody' });
  });
});
