import type { DatabaseKind } from './databases';
import { clearLeads, leadRows } from './leads';
import { connectDouyin } from './tokens';
import { deliver, drained, keptEvents, openWebhook, written } from './webhooks';
import { message } from './webhook-events';
import { createWorld } from './world';

/** Past the lease of whoever held a delivery and the job that drained, and then past the wait before its next try. */
const pastLeaseMs = 240_000;
const pastWaitMs = 20_000;

/** Past the longest wait before a next try. */
const pastAnyWaitMs = 3_700_000;

/** Writes down each call past our own tables, and is killed where it says so. */
const listeners = `
  const webhooks = strapi.plugin('douyin').service('webhooks');
  const hear = (who) => async ({ id }) => {
    if (globalThis.killsBefore === who) process.kill(process.pid, 'SIGKILL');
    await strapi.db.connection('story_heard').insert({ who, heard: id });
    if (globalThis.killsAfter === who) process.kill(process.pid, 'SIGKILL');
  };
  for (const who of ['first', 'second']) webhooks.on('im_receive_msg', hear(who), { name: who });
  webhooks.on('create_video', () => process.kill(process.pid, 'SIGKILL'), { name: 'poison' });`;

const work = `
  strapi.config.set('plugin::douyin.workers', true);
  strapi.plugin('douyin').service('jobs').start();`;

/** Kills the process at the `nth` statement of a sort, before it is sent or when it was answered. */
const atStatement = (test: string, when: 'query' | 'query-response', nth = 1): string => `
  let seen = 0;
  strapi.db.connection.on('${when}', (...told) => {
    // An answer is told of with its statement behind it.
    const sql = told.find((one) => typeof one?.sql === 'string')?.sql ?? '';
    const isDelivery = /^(update|with).*douyin_webhook_events/i.test(sql);
    const isIt = ${test};
    if (isIt && ++seen === ${nth}) process.kill(process.pid, 'SIGKILL');
  });`;

const claim = `isDelivery && sql.includes('tries + 1')`;
const settling = `isDelivery && sql.includes('settled_at')`;
const note = `isDelivery && sql.includes('done') && !sql.includes('settled_at')`;

/** A place where a process is killed, how often the delivery is tried then, and how often each listener hears of it. */
type Place = { code: string; tries: number; calls: [number, number] };

/** Each boundary between two steps of handling a delivery. */
export const places = {
  'when it has answered': {
    code: `strapi.server.httpServer.on('request', (_request, response) =>
      response.on('finish', () => process.kill(process.pid, 'SIGKILL')));`,
    ...{ tries: 1, calls: [1, 1] },
  },
  'before it claims': { code: atStatement(claim, 'query'), tries: 1, calls: [1, 1] },
  'when it has claimed': { code: atStatement(claim, 'query-response'), tries: 2, calls: [1, 1] },
  'before the person is noted': { code: atStatement(note, 'query'), tries: 2, calls: [1, 1] },
  'before the person is committed': { code: atStatement(note, 'query-response'), tries: 2, calls: [1, 1] },
  'when the person is stored': { code: `globalThis.killsBefore = 'first'`, tries: 2, calls: [1, 1] },
  'after the first listener’s work': { code: `globalThis.killsAfter = 'first'`, tries: 2, calls: [2, 1] },
  'when the first listener is noted': {
    code: atStatement(note, 'query-response', 2),
    ...{ tries: 2, calls: [1, 1] },
  },
  'after the second listener’s work': { code: `globalThis.killsAfter = 'second'`, tries: 2, calls: [1, 2] },
  'before it is settled': { code: atStatement(settling, 'query'), tries: 2, calls: [1, 1] },
  'when it is settled': { code: atStatement(settling, 'query-response'), tries: 1, calls: [1, 1] },
} satisfies Record<string, Place>;
export type PlaceName = keyof typeof places;

/** All of them. */
export const allPlaces = Object.keys(places) as PlaceName[];

const comment = { reply_to_item_id: '@work', comment_id: '@c', create_time: 1_772_352_000 };

const filled = (person: string, number: number) => ({
  from_user_id: person,
  content: {
    ...message,
    message_type: 'retain_consult_card',
    ...{ card_id: `@card${number}`, card_data: [{ label: '城市', value: '杭州' }] },
  },
});

/** A site whose process is killed while it handles, and started again. */
async function startSite(kind: DatabaseKind) {
  const world = await createWorld({ database: kind, env: { DOUYIN_WORKERS: 'false' } });
  const appId = await openWebhook(world);
  await connectDouyin(world);
  const account = (await world.tables('douyin_accounts').first('open_id')) as { open_id: string };
  await world.tables.schema.createTable('story_heard', (table) => {
    table.increments('id');
    table.string('who');
    table.string('heard');
  });
  await world.strapi.run(listeners + work);
  let moved = 0;
  const move = async (ms: number) => world.strapi.moveClock((moved += ms));
  return {
    world,
    post: (event: string, more: object) =>
      deliver(world.strapi, `/${appId}`, {
        body: written(event, { to_user_id: account.open_id, ...more }),
      }),
    arm: (code: string) => world.strapi.run(code),
    drain: () => world.strapi.run(`await strapi.plugin('douyin').service('webhooks').drain()`),
    move,
    /** Waits for the end of the process and starts the next one, which is past the lease of the last. */
    async revive(): Promise<void> {
      await world.strapi.ended();
      await world.restart();
      await move(pastLeaseMs);
      await world.strapi.run(listeners + work);
    },
    /** How often each listener heard of a delivery. */
    async calls(id: string): Promise<number[]> {
      const heard = (await world.tables('story_heard').where({ heard: id }).pluck('who')) as string[];
      return ['first', 'second'].map((who) => heard.filter((one) => one === who).length);
    },
  };
}

type Site = Awaited<ReturnType<typeof startSite>>;

/** Has what was lost released, and then tried again. */
async function handleRest({ drain, move, world }: Site): Promise<Awaited<ReturnType<typeof drained>>> {
  await drain();
  await move(pastWaitMs);
  await drain();
  return drained(world);
}

/** What one delivery must have made of one person, however often it was begun. */
async function expectOnce({ world }: Site): Promise<void> {
  expect((await leadRows(world)).map(({ city }) => city)).toEqual(['杭州']);
  expect(await world.tables('douyin_lead_sources')).toHaveLength(1);
  expect(await world.tables('douyin_lead_events').where({ kind: 'acquired' })).toHaveLength(1);
}

/** Kills a process with a delivery in its hands at each of these places, and looks what becomes of it. */
export function describeWebhookKills(kind: DatabaseKind, names: PlaceName[]): void {
  describe(`a process killed with a delivery in its hands on ${kind}`, () => {
    let site: Site;
    let number = 0;
    beforeAll(async () => {
      site = await startSite(kind);
    });
    afterAll(() => site?.world.close());
    beforeEach(async () => {
      await site.world.tables('douyin_webhook_events').delete();
      await clearLeads(site.world);
    });

    it.each(names)('%s: it is handled once', async (name) => {
      const { code, tries, calls } = places[name];
      number += 1;
      await site.arm(code);
      const reply = site.post('im_receive_msg', filled(`fan${number}`, number));
      expect((await reply).status).toBe(200);
      await site.revive();
      const [row, ...more] = await handleRest(site);
      expect(more).toEqual([]);
      expect([row?.stage, row?.tries]).toEqual(['done', tries]);
      expect(await site.calls(row?.document_id ?? '')).toEqual(calls);
      await expectOnce(site);
    });
  });
}

/** Delivers what ends every process that handles it, and something behind it; the last `kills` of its tries are not left out. */
export function describePoison(kind: DatabaseKind, kills: number): void {
  describe(`a delivery that ends every process on ${kind}`, () => {
    let site: Site;
    beforeAll(async () => {
      site = await startSite(kind);
    });
    afterAll(() => site?.world.close());

    const poison = () => site.world.tables('douyin_webhook_events').where({ event: 'create_video' });
    const stagesOf = async () =>
      Object.fromEntries((await keptEvents(site.world)).map(({ event, stage }) => [event, stage]));

    it('is put aside in the end, and nothing behind it waits', async () => {
      await site.post('create_video', { from_user_id: 'x', content: { item_id: '@poison' } });
      await site.world.strapi.ended();
      // As if it had ended others before: to its next try it is long.
      await poison().update({ tries: 12 - kills });
      await site.revive();
      // Of the same account, and of another one.
      await site.post('new_follow_action', { from_user_id: 'fan', content: { action_time: 5 } });
      await site.post('item_comment_reply', { from_user_id: 'fan', to_user_id: 'x', content: comment });
      await site.drain();
      expect(await stagesOf()).toEqual({
        create_video: 'waiting',
        new_follow_action: 'done',
        item_comment_reply: 'ignored',
      });
      for (let kill = 0; kill < kills; kill += 1) {
        await site.move(pastAnyWaitMs);
        // Its answer never comes.
        site.drain().catch(() => undefined);
        await site.revive();
        await site.drain();
      }
      await site.move(pastAnyWaitMs);
      await site.drain();
      expect(await stagesOf()).toMatchObject({ create_video: 'dead', new_follow_action: 'done' });
      expect(await poison().first('tries')).toEqual({ tries: 13 });
    });
  });
}
